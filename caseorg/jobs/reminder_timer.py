"""Reminders while the program is closed: a systemd timer or an autostart entry of this user that runs `caseorg remind`.

Both are written only when somebody asks for it, and taken away again by `remove`. Formats: systemd.timer(5),
systemd.service(5), and the Desktop Entry and Autostart specifications of freedesktop.org.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from caseorg.base.errors import UserError, WorldError
from caseorg.base.paths import Home
from caseorg.jobs.encryption import encrypted

_UNIT = "caseorg-remind"
_SECONDS = 20
# While people work; what was missed while the computer was off is made up for.
_HOURS = "*-*-* 07..20:05:00"
_RESERVED = frozenset(" \t\n\"'\\><~|&;$*?#()`")


class Way(StrEnum):
    """When `caseorg remind` runs by itself: every hour of the working day, or once at each login."""

    TIMER = "timer"
    LOGIN = "login"


def install(way: Way, home: Home, *, passphrase_file: str = "") -> list[Path]:
    """Write the files and begin; the paths written. `passphrase_file` is read whenever it runs. Raises UserError on
    other systems and for an encrypted workspace without such a file, WorldError where it fails."""
    words = remind_command(home, passphrase_file)
    if sys.platform != "linux":
        raise UserError(f"On this system, let its task scheduler run this command every hour: {' '.join(words)}")
    if encrypted(home) and not passphrase_file:
        raise UserError(
            "This workspace is encrypted: nobody is there to type its passphrase when this runs by itself. Reminders "
            "come while the program is open. If a file with the passphrase may lie on this computer, give "
            "--passphrase-file FILE with --install."
        )
    remove()
    files = _timer_files(words) if way is Way.TIMER else {_autostart(): _desktop_entry(words)}
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        if way is Way.TIMER:
            _wanted().parent.mkdir(parents=True, exist_ok=True)
            _wanted().symlink_to(_units() / f"{_UNIT}.timer")  # what `systemctl enable` does
            _tell_systemd("start")
    except OSError as error:
        raise _trouble(error) from error
    return list(files)


def remove() -> list[Path]:
    """Take away what `install` wrote; the paths that were there. Raises WorldError."""
    if _wanted().is_symlink():
        _tell_systemd("stop")
    gone = []
    try:
        _wanted().unlink(missing_ok=True)
        for path in (_units() / f"{_UNIT}.timer", _units() / f"{_UNIT}.service", _autostart()):
            with suppress(FileNotFoundError):
                path.unlink()
                gone.append(path)
    except OSError as error:
        raise _trouble(error) from error
    if any(path.suffix == ".timer" for path in gone):
        _tell_systemd("")
    return gone


def installed() -> Way | None:
    """By which way it runs by itself now, None where it does not."""
    if (_units() / f"{_UNIT}.timer").exists():
        return Way.TIMER
    return Way.LOGIN if _autostart().exists() else None


def remind_command(home: Home, passphrase_file: str = "") -> list[str]:
    """What is run: this installation, on this home."""
    script = Path(sys.executable).with_name("caseorg")
    program = [str(script)] if script.exists() else [sys.executable, "-m", "caseorg"]
    place = [] if home == Home.usual() else ["--home", str(home.folder.absolute())]
    secret = ["--passphrase-file", str(Path(passphrase_file).absolute())] if passphrase_file else []
    return [*program, *place, *secret, "remind"]


def _timer_files(command: Sequence[str]) -> dict[Path, str]:
    words = " ".join(_unit_word(word) for word in command)
    service = f"""[Unit]
Description=Tell of reminders of caseorg that are due

[Service]
Type=oneshot
ExecStart={words}
"""
    timer = f"""[Unit]
Description=Look for reminders of caseorg every hour of the working day

[Timer]
OnCalendar={_HOURS}
OnStartupSec=2min
Persistent=true

[Install]
WantedBy=timers.target
"""
    return {_units() / f"{_UNIT}.service": service, _units() / f"{_UNIT}.timer": timer}


def _desktop_entry(command: Sequence[str]) -> str:
    words = " ".join(_entry_word(word) for word in command)
    return f"""[Desktop Entry]
Type=Application
Name=Reminders of caseorg
Comment=Tell of deadlines that are due
Exec={words}
Terminal=false
NoDisplay=true
"""


def _unit_word(word: str) -> str:
    """A word of ExecStart=: specifiers and variables are no such, white space and quotes are kept."""
    kept = word.replace("%", "%%").replace("$", "$$")
    if not _RESERVED & set(word):
        return kept
    return '"' + kept.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _entry_word(word: str) -> str:
    """A word of Exec=: quoted by its own rules, then the backslashes once more as in every value of an entry."""
    kept = word.replace("%", "%%")
    if not _RESERVED & set(word):
        return kept
    quoted = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in kept)
    return '"' + quoted.replace("\\", "\\\\").replace("\n", "\\n") + '"'


def _config() -> Path:
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")


def _units() -> Path:
    return _config() / "systemd" / "user"


def _wanted() -> Path:
    return _units() / "timers.target.wants" / f"{_UNIT}.timer"


def _autostart() -> Path:
    return _config() / "autostart" / f"{_UNIT}.desktop"


def _tell_systemd(act: str) -> None:
    """Make systemd read its files again and start or stop the timer. Where there is none running, it reads them at the
    next login."""
    systemctl = shutil.which("systemctl")
    if systemctl is None or not os.environ.get("XDG_RUNTIME_DIR"):
        return
    commands: list[Sequence[str]] = [("daemon-reload",)]
    commands += [(act, f"{_UNIT}.timer")] if act else []
    for words in commands if act != "stop" else reversed(commands):
        with suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run([systemctl, "--user", *words], capture_output=True, timeout=_SECONDS, check=False)


def _trouble(error: OSError) -> WorldError:
    return WorldError(f"{error.filename or _config()} could not be written ({error.strerror or error}).")
