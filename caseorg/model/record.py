"""What every entered record has in common."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Visibility(StrEnum):
    """Who may see a record outside this workspace; every export takes a highest one."""

    PUBLIC = "public"
    INTERNAL = "internal"
    PRIVILEGED = "privileged"
    SEALED = "sealed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """The columns all entered tables share.

    `uuid` is the identity on every device. `created` and `modified` are UTC instants as ISO text,
    `deleted_at` likewise while the record lies in the trash, else None.
    """

    uuid: str
    created: str
    modified: str
    deleted_at: str | None = None
    visibility: Visibility = Visibility.INTERNAL

    @property
    def in_trash(self) -> bool:
        return self.deleted_at is not None
