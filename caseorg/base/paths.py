"""Where things lie on disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that holds everything of one user: settings, logs and the workspace. `--home DIR` moves it."""

    folder: Path

    @classmethod
    def usual(cls) -> Home:
        """The platform's folder for application data."""
        return cls(Path(platformdirs.user_data_dir("caseorg", appauthor=False)))

    @property
    def settings(self) -> Path:
        return self.folder / "settings.json"

    @property
    def layout(self) -> Path:
        return self.folder / "layout.ini"

    @property
    def reminders(self) -> Path:
        """What this person has seen, put off and dismissed of the reminders."""
        return self.folder / "reminders.jsonl"

    @property
    def templates(self) -> Path:
        """The user's own templates of sheets."""
        return self.folder / "templates"

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    @property
    def workspace(self) -> Path:
        return self.folder / "workspace"

    @property
    def database(self) -> Path:
        return self.workspace / "caseorg.db"

    @property
    def vault(self) -> Path:
        return self.workspace / "vault"

    @property
    def backups(self) -> Path:
        return self.workspace / "backups"

    @property
    def keys(self) -> Path:
        """The locked-away key of an encrypted workspace."""
        return self.workspace / "keys"

    @property
    def lock(self) -> Path:
        return self.workspace / "lock"


def resources() -> Path:
    """The folder of data files that belong to the program (beside the package, or inside it once installed)."""
    inside = Path(__file__).resolve().parent.parent / "resources"
    return inside if inside.is_dir() else inside.parent.parent / "resources"
