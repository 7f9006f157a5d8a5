"""The log: a rotating file under the home, never any document text."""

from __future__ import annotations

import logging
import logging.handlers
from pathlib import Path


class LogFile(logging.handlers.RotatingFileHandler):
    """The file of the log. That it cannot be written (disk full, no permission) is kept in `failed`, not printed."""

    failed = False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (a name of logging)
        self.failed = True


_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def log_to(folder: Path) -> LogFile:
    """Send caseorg's log to `folder`/caseorg.log (three files of 1 MB) and return the handler, to be closed by the
    caller."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = LogFile(folder / "caseorg.log", maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter(_FORMAT))
    root = logging.getLogger("caseorg")
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    return handler
