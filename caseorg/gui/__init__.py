"""Windows, panels and the reader: shows and listens. The only place where Qt is."""
