"""The command line: parses, runs one command, and turns what happened into an exit code."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from caseorg import __version__
from caseorg.base.errors import CaseorgError, WorldError
from caseorg.base.log import LogFile, log_to
from caseorg.base.paths import Home
from caseorg.cli.arguments import PATHS, add_global_options
from caseorg.cli.output import Output, OutputClosed
from caseorg.cli.subjects import SUBJECTS
from caseorg.cli.words import without_surrogates

if TYPE_CHECKING:
    from caseorg.cli.session import Notify, Session

log = logging.getLogger(__name__)

_EXAMPLES = """\
examples:
  caseorg case add --caption "Alvarez v. Kent" --court dcd --docket-number 1:26-cv-00417
  caseorg import --case 1:26-cv-00417 ~/Downloads/filings
  caseorg docket "Alvarez v. Kent"
  caseorg search '"preliminary injunction" AND kind:opinion'
  caseorg document edit 28-3 --case Alvarez --kind exhibit --title "Exhibit C"
  caseorg undo

exit codes: 0 done; 1 something for you to mend; 2 the command was not understood; 3 disk, permission or
another program stood in the way; 70 a fault of caseorg, described in its log.
"""


class ExitCode(IntEnum):
    """How a command ended."""

    OK = 0
    USER = 1
    USAGE = 2
    TROUBLE = 3
    OURS = 70


def main(argv: Sequence[str], *, notify: Notify | None = None) -> int:
    """Run the command line without the program's name; returns the exit code. `notify` is how the desktop is told."""
    _open_streams()
    try:
        options = parser_for(argv).parse_args(argv)
    except SystemExit as end:  # argparse has printed the help, the version or what was not understood
        return end.code if isinstance(end.code, int) else ExitCode.USAGE
    _spell_out(options)
    home = Home(Path(options.home)) if getattr(options, "home", None) else Home.usual()
    output = Output(as_json=getattr(options, "json", False))
    with _Log(home) as kept:
        return _run(home, output, options, kept, notify)


def parser_for(argv: Sequence[str]) -> argparse.ArgumentParser:
    """The parser, with those subjects fully declared that `argv` names."""
    parser = argparse.ArgumentParser(
        prog="caseorg",
        description="Organize the filings of your cases. Everything stays on this machine.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"caseorg {__version__}")
    subjects = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, dest="subject")
    for subject in SUBJECTS:
        one = subjects.add_parser(subject.name, help=subject.help, description=subject.help, allow_abbrev=False)
        if subject.name in argv:
            subject.load()(one)
        add_global_options(one)
    add_global_options(parser)
    return parser


def _run(home: Home, output: Output, options: argparse.Namespace, kept: _Log, notify: Notify | None) -> int:
    """Run the command; the edge where whatever it raises becomes a sentence and an exit code."""
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        code = options.run(_session(home, output, options, notify), options)
        output.finish()
    except OutputClosed:
        _forget_output()
        return ExitCode.OK
    except KeyboardInterrupt:
        output.tell("Stopped. What was finished until then is kept.")
        return ExitCode.USER
    except WorldError as error:
        output.tell(error.sentence)
        return ExitCode.TROUBLE
    except CaseorgError as error:
        output.tell(error.sentence)
        return ExitCode.USER
    except Exception:  # one of the three edges where a fault of ours is caught: its traceback goes to the log
        output.tell(kept.describe())
        return ExitCode.OURS
    return ExitCode.OK if code is None else code


def _session(home: Home, output: Output, options: argparse.Namespace, notify: Notify | None) -> Session:
    from caseorg.cli.session import Session

    return Session(home, output, getattr(options, "who", ""), notify, getattr(options, "passphrase_file", ""))


def _open_streams() -> None:
    """A stream that was closed before we started (`>&-`) leads nowhere."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")


def _spell_out(options: argparse.Namespace) -> None:
    """Bytes that are no text, typed where a text is wanted, become visible; paths keep them."""
    for name, value in vars(options).items():
        if name in PATHS:
            continue
        if isinstance(value, str):
            setattr(options, name, without_surrogates(value))
        elif isinstance(value, list):
            setattr(options, name, [without_surrogates(part) for part in value])


class _Log:
    """The log for one run. A home that does not exist yet gets none: a command that only looks makes no folder."""

    def __init__(self, home: Home) -> None:
        self._home = home
        # Without a handler of its own Python would print warnings among our answers.
        self._handlers: list[logging.Handler] = [logging.NullHandler()]
        self._file: LogFile | None = None

    def __enter__(self) -> _Log:
        logging.getLogger("caseorg").addHandler(self._handlers[0])
        if os.path.isdir(self._home.folder):  # unlike Path.is_dir never raises
            self._open()
        return self

    def __exit__(self, *_: object) -> None:
        for handler in self._handlers:
            logging.getLogger("caseorg").removeHandler(handler)
            handler.close()

    def describe(self) -> str:
        """Write the exception being handled to the log; the sentence that says where it is."""
        self._open()
        log.exception("the command failed")
        if self._file is None or self._file.failed:
            return "This is a fault of caseorg, and its log could not be written. Nothing that was saved is lost."
        path = self._home.logs / "caseorg.log"
        return f"This is a fault of caseorg. Nothing that was saved is lost; what happened is described in {path}"

    def _open(self) -> None:
        with suppress(OSError):
            if self._file is None:
                self._file = log_to(self._home.logs)
                self._handlers.append(self._file)


def _forget_output() -> None:
    """Keep Python from complaining at its end that standard output is closed."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
