"""`caseorg encryption`: turn it on and off, change the passphrase, make a new recovery key."""

from __future__ import annotations

import argparse
import getpass
import sys

from caseorg.base.errors import BadInput, NotFound, UserError
from caseorg.cli.arguments import command, subcommands
from caseorg.cli.passphrase import first_line
from caseorg.cli.progress import count_shown
from caseorg.cli.session import Session
from caseorg.jobs.encryption import (
    WorkspaceKey,
    change_passphrase,
    encrypted,
    renew_recovery_key,
    turn_off,
    turn_on,
)
from caseorg.rules.passphrase_strength import strength_of

_WARNING = "Keep the recovery key on paper, away from this computer. Who loses it and the passphrase loses all data."


def declare(parser: argparse.ArgumentParser) -> None:
    """The commands about encryption."""
    commands = subcommands(parser)
    command(commands, "status", "Say whether the workspace is encrypted.", _status)
    on = command(commands, "on", "Encrypt the workspace under a passphrase and print its recovery key.", _on)
    _add_new_passphrase(on)
    command(commands, "off", "Make the workspace plain again.", _off)
    change = command(commands, "change-passphrase", "Give the workspace another passphrase.", _change)
    _add_new_passphrase(change)
    command(commands, "new-recovery-key", "Print a new recovery key; the one before opens nothing any more.", _renew)


def _add_new_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--new-passphrase-file", metavar="FILE", help="a text file with the new passphrase in its first line"
    )
    parser.add_argument("--accept-weak", action="store_true", help="take a passphrase that is easily guessed")


def _status(session: Session, options: argparse.Namespace) -> None:
    is_on = session.has_workspace and encrypted(session.home)
    words = "The workspace is encrypted." if is_on else "The workspace is not encrypted."
    session.show({"encrypted": is_on}, lambda: session.output.say(words))


def _on(session: Session, options: argparse.Namespace) -> None:
    if not session.has_workspace:
        raise NotFound("There is no workspace yet to encrypt. Add a case first.")
    if encrypted(session.home):
        raise UserError("This workspace is encrypted already.")
    session.writing().close()  # brings it up to date, and says where another program has it open
    passphrase = _new_passphrase(options)
    with count_shown("Encrypt Workspace") as tell:
        _, recovery = turn_on(session.home, passphrase, tell)
    _show_recovery_key(session, recovery, "The workspace is encrypted.")


def _off(session: Session, options: argparse.Namespace) -> None:
    key = _key(session)
    with count_shown("Decrypt Workspace") as tell:
        turn_off(session.home, key, tell)
    session.show({"encrypted": False}, lambda: session.output.say("The workspace is no longer encrypted."))


def _change(session: Session, options: argparse.Namespace) -> None:
    change_passphrase(session.home, _key(session), _new_passphrase(options))
    session.show({"changed": True}, lambda: session.output.say("The new passphrase opens the workspace from now on."))


def _renew(session: Session, options: argparse.Namespace) -> None:
    recovery = renew_recovery_key(session.home, _key(session))
    _show_recovery_key(session, recovery, "The recovery key before this one opens nothing any more.")


def _key(session: Session) -> WorkspaceKey:
    key = session.key()
    if key is None:
        raise UserError("The workspace is not encrypted. “caseorg encryption on” encrypts it.")
    return key


def _new_passphrase(options: argparse.Namespace) -> str:
    """Raises BadInput for one that is easily guessed, or typed differently the second time."""
    if options.new_passphrase_file:
        passphrase = first_line(options.new_passphrase_file)
    elif sys.stdin.isatty():
        passphrase = getpass.getpass("New passphrase: ")
        if getpass.getpass("Once more: ") != passphrase:
            raise BadInput("The two differ. Type the same passphrase twice.")
    else:
        raise UserError("Give the new passphrase with --new-passphrase-file FILE.")
    strength = strength_of(passphrase)
    if not strength.is_enough and not options.accept_weak:
        advice = strength.advice or "Add words."
        raise BadInput(f"This passphrase is {strength.words}: {advice} --accept-weak takes it all the same.")
    return passphrase


def _show_recovery_key(session: Session, recovery: str, words: str) -> None:
    def text() -> None:
        session.output.say(words)
        session.output.say(f"Recovery key: {recovery}")
        session.output.say(_WARNING)

    session.show({"encrypted": True, "recovery_key": recovery}, text)
