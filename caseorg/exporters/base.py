"""What an exporter is: it turns one kind of thing into the bytes of a file, without names or paths of this machine."""

from __future__ import annotations

from typing import Any, Protocol


class Exporter(Protocol):
    """`content` is the type of what it writes, `suffix` that of the file, `title` names the format to a person."""

    @property
    def content(self) -> type: ...
    @property
    def suffix(self) -> str: ...
    @property
    def title(self) -> str: ...

    def write(self, content: Any, *, options: frozenset[str] = frozenset()) -> bytes:
        """The bytes of the file; `options` are words an exporter knows, as "passim"."""
        ...
