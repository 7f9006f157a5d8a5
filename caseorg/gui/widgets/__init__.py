"""Controls that several panels and dialogs share."""
