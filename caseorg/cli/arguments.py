"""Arguments that several commands take, each declared once."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from typing import Any

from caseorg.model.document import DocumentKind
from caseorg.model.record import Visibility

Subjects = Any  # argparse keeps the type of add_subparsers() to itself
# Options that name files and may hold bytes that are no text.
PATHS = frozenset(
    {"home", "paths", "files", "file", "folder", "to", "password_file", "passphrase_file", "new_passphrase_file"}
)
_MOST_DIGITS = 9
CLEARING = 'Give "" to empty a field.'


def add_global_options(parser: argparse.ArgumentParser) -> None:
    """What can stand before or after any command; without defaults, which would undo what stood before it."""
    group = parser.add_argument_group("options of every command")
    absent = argparse.SUPPRESS
    group.add_argument("--home", metavar="DIR", default=absent, help="the folder of settings, logs and workspace")
    group.add_argument("--json", action="store_true", default=absent, help="print one JSON value instead of text")
    group.add_argument(
        "--who", metavar="NAME", default=absent, help="who makes the change; else the name in the settings"
    )
    group.add_argument(
        "--passphrase-file",
        metavar="FILE",
        default=absent,
        help="a text file with the passphrase of an encrypted workspace in its first line; else it is asked for",
    )


def command(commands: Subjects, name: str, help_line: str, run: Any, **more: Any) -> argparse.ArgumentParser:
    """A command with its help line and the function `(session, options) → exit code or None` that does it."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=help_line, description=help_line, allow_abbrev=False, **more
    )
    parser.set_defaults(run=run)
    add_global_options(parser)
    return parser


def subcommands(parser: argparse.ArgumentParser) -> Subjects:
    """Where the commands of a subject are added."""
    return parser.add_subparsers(title="commands", metavar="COMMAND", required=True, dest="command")


def hyphened(words: str) -> str:
    """A word of the model as it is typed: "press release" as press-release."""
    return words.strip().lower().replace(" ", "-").replace("_", "-")


def spaced(word: str) -> str:
    """The reverse of `hyphened`."""
    return word.replace("-", " ")


def add_choice(
    parser: argparse.ArgumentParser, option: str, values: Iterable[str], help_line: str, **more: Any
) -> None:
    """An option that takes one of a few words, listed in its help."""
    words = [hyphened(value) for value in values]
    metavar = option.lstrip("-").upper()
    parser.add_argument(
        option, type=hyphened, choices=words, metavar=metavar, help=f"{help_line}: {', '.join(words)}", **more
    )


def add_case(parser: argparse.ArgumentParser, *, required: bool = True, help_line: str = "") -> None:
    """--case C."""
    meaning = help_line or "the case"
    parser.add_argument(
        "--case", metavar="C", required=required, help=f"{meaning}: its id, docket number or words of its caption"
    )


def add_case_place(parser: argparse.ArgumentParser) -> None:
    """C, the case a command is about."""
    parser.add_argument("case", metavar="C", help="the case: its id, docket number or words of its caption")


def add_document_place(parser: argparse.ArgumentParser, *, many: bool) -> None:
    """D or D…, with --case to say of which case."""
    parser.add_argument(
        "documents" if many else "document",
        metavar="D",
        nargs="+" if many else None,
        help="a document: its id, its ECF No. (28 or 28-3) or its file name",
    )
    add_case(parser, required=False, help_line="the case to look in")


def add_visibility(parser: argparse.ArgumentParser) -> None:
    add_choice(parser, "--visibility", Visibility, "who may see it outside this workspace")


def add_kind(parser: argparse.ArgumentParser, help_line: str = "what it is", **more: Any) -> None:
    add_choice(parser, "--kind", DocumentKind, help_line, **more)


def given(options: argparse.Namespace, names: Iterable[str]) -> dict[str, Any]:
    """Those of the options that were given, "" as None: an emptied field."""
    return {name: getattr(options, name) or None for name in names if getattr(options, name, None) is not None}


def counted(text: str) -> int:
    """The type of an option that takes a whole number above 0, of nine digits at most."""
    if not text.isascii() or not text.isdigit() or len(text) > _MOST_DIGITS or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is no whole number from 1 to {10**_MOST_DIGITS - 1:,}")
    return int(text)


def as_typed(values: Mapping[str, Any]) -> str:
    """The names of fields as options are typed, for a sentence."""
    return ", ".join("--" + hyphened(name) for name in values)
