"""The log is silent where it cannot be written."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from caseorg.base.log import log_to


def test_a_log_that_cannot_be_written_prints_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "caseorg.log").mkdir()
    handler = log_to(tmp_path)
    try:
        logging.getLogger("caseorg.test").info("words")
    finally:
        logging.getLogger("caseorg").removeHandler(handler)
        handler.close()
    assert handler.failed
    assert capsys.readouterr().err == ""
