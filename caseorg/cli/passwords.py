"""The options that give passwords for locked PDFs; never on the command line itself, which others can see."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Iterable
from pathlib import Path

from caseorg.base.errors import BadInput
from caseorg.jobs.unlocking import Passwords


def add_passwords(parser: argparse.ArgumentParser) -> None:
    """`--password-file`, `--ask-password` and `--keep-password`."""
    parser.add_argument(
        "--password-file",
        dest="password_file",
        metavar="FILE",
        help="a text file with passwords to try on locked PDFs, one a line; the command line itself is seen by others",
    )
    parser.add_argument("--ask-password", action="store_true", help="ask for a password to try on locked PDFs")
    parser.add_argument(
        "--keep-password", action="store_true", help="keep the password that opens a file in the workspace"
    )


def passwords_of(options: argparse.Namespace) -> Passwords:
    """What was given. Raises BadInput where the file with passwords cannot be read."""
    return Passwords(tuple(_passwords(options)), options.keep_password)


def _passwords(options: argparse.Namespace) -> Iterable[str]:
    if options.ask_password:
        yield getpass.getpass("Password of the PDF: ")
    if options.password_file:
        try:
            text = Path(options.password_file).read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise BadInput(f"No passwords could be read from {options.password_file}. Name a text file.") from error
        yield from (line for line in text.splitlines() if line)
