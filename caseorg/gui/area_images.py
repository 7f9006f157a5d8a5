"""The image of a selected area: onto the clipboard, or into a PNG file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.messages import Weight, tell
from caseorg.gui.tabs import Tabs
from caseorg.jobs.area_picture import DrawArea
from caseorg.model.annotation import Annotation, AnnotationKind
from caseorg.queries.annotations import annotation_lines

_SELECT = "Select one area on the page or in the list first."


class AreaImages(QObject):
    """Draws the page below an area again, sharper than it is seen, turned as it is read."""

    def __init__(self, bridge: Bridge, context: Context, tabs: Tabs, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._context = context
        self._tabs = tabs
        self._window = window

    def bind_actions(self, actions: Actions) -> None:
        actions.bind("annotation.copy_image", self.copy, enabled=self._has_area)
        actions.bind("annotation.save_image", self._ask_where, enabled=self._has_area)

    def copy(self) -> None:
        """Put the image of the selected area on the clipboard."""
        area = self._area()
        if area is None:
            return

        def then(data: bytes) -> None:
            image = QImage.fromData(data)
            QGuiApplication.clipboard().setImage(image)
            size = f"{image.width():,} × {image.height():,} pixels"
            self._context.status_changed.emit(f"Copied the image of the area, {size}.")

        self._bridge.run(DrawArea(area.uuid, turn=self._turn_of(area)), then=then)

    def save(self, path: Path, *, replace: bool) -> None:
        """Write the image of the selected area into a file."""
        area = self._area()
        if area is not None:
            job = DrawArea(area.uuid, path=path, replace=replace, turn=self._turn_of(area))
            self._bridge.run(
                job, then=lambda _data: tell(self._window, f"The image is in {path}.", weight=Weight.GOOD)
            )

    def _ask_where(self) -> None:
        area = self._area()
        if area is None:
            return
        suggested = str(Path.home() / f"Page {area.page + 1}, area.png")
        name, _kind = QFileDialog.getSaveFileName(self._window, "Save Image of Area", suggested, "Images (*.png)")
        if name:
            path = Path(name)
            is_whole = path.suffix.lower() == ".png"  # then the dialog asked whether to write over it
            self.save(path if is_whole else path.with_name(path.name + ".png"), replace=is_whole)

    def _area(self) -> Annotation | None:
        """The one area that is selected."""
        targets = self._context.annotations
        lines = self._bridge.ask(annotation_lines, targets) if len(targets) == 1 else []
        return next((line.annotation for line in lines if line.annotation.kind is AnnotationKind.AREA), None)

    def _turn_of(self, area: Annotation) -> int:
        """How far the page is turned in the window, where it is in front."""
        tab = self._tabs.front
        return tab.view.area.turn if tab is not None and tab.uuid == area.document_uuid else 0

    def _has_area(self) -> bool | str:
        return self._area() is not None or _SELECT
