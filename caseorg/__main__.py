"""Starts the window, or the command line where a command is given."""

from __future__ import annotations

import argparse
import multiprocessing
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from caseorg.base.paths import Home
from caseorg.rules.reminder_words import Notice


def main(arguments: Sequence[str] | None = None) -> int:
    """Run caseorg with the arguments after the program's name; returns the exit code."""
    multiprocessing.freeze_support()
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = _window_options(given)
    if options is None:
        # Until a command begins there is nothing to keep: Ctrl+C ends the program without a traceback.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        from caseorg.cli.main import main as command_line

        return command_line(given, notify=_tell_desktop)
    # Qt is loaded for the window alone: commands start in a fraction of the time
    from caseorg.gui.main import run

    home = Home(Path(options.home)) if options.home else Home.usual()
    return run(home, sample=options.sample, screenshot=options.screenshot, size=options.size, look=options.look)


def _tell_desktop(notices: Sequence[Notice]) -> bool:
    """Qt's D-Bus for the one command that needs it; the command line itself does without Qt."""
    if sys.platform != "linux":
        return False
    from caseorg.gui.desktop_notices import tell_desktop

    return tell_desktop(notices)


class _NotForTheWindow(Exception):
    """The arguments are a command's."""


class _Parser(argparse.ArgumentParser):
    """Raises instead of ending the program."""

    def error(self, message: str) -> None:  # type: ignore[override]
        raise _NotForTheWindow(message)


def _window_options(given: Sequence[str]) -> argparse.Namespace | None:
    """The options of the window, None where the arguments are those of a command."""
    parser = _Parser(add_help=False, allow_abbrev=False)
    parser.add_argument("--home")
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--screenshot", type=Path)
    parser.add_argument("--size", type=_size)
    parser.add_argument("--look", choices=("system", "light", "dark"))
    try:
        return parser.parse_args(given)
    except _NotForTheWindow:
        return None


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)


if __name__ == "__main__":
    sys.exit(main())
