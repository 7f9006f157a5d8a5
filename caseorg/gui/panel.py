"""What the window expects of a panel in its middle."""

from __future__ import annotations

from typing import ClassVar, Protocol

from caseorg.gui.actions import Actions


class Panel(Protocol):
    """A widget made with `(bridge, context, parent)`.

    `title` and `icon_name` stand in the navigation. `bind_actions` is called once, after all panels are made.
    """

    title: ClassVar[str]
    icon_name: ClassVar[str]

    def bind_actions(self, actions: Actions) -> None:
        """Bind the handlers of the actions this panel does, and put actions into its menus and tool bars."""
        ...
