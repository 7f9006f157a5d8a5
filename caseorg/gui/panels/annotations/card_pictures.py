"""The pictures of areas on the cards that are seen: asked for then, dropped when they are scrolled away."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from caseorg.gui.viewer.page_source import Pool
from caseorg.pdf.annotation_types import Picture, PictureRequest
from caseorg.pdf.types import ViewerAnswer

BYTES_KEPT = 32 << 20
_UNDER_WAY = 1  # the pages in front need the pool more


class CardPictures(QObject):
    """Pictures by what was asked for; `arrived` tells that there is another one.

    A picture that cannot be drawn is a null image: it is not asked for again, and the card shows an empty frame.
    """

    arrived = Signal()
    _answered = Signal(object, object)

    def __init__(self, pool: Pool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool
        self._images: OrderedDict[PictureRequest, QImage] = OrderedDict()
        self._bytes = 0
        self._wishes: tuple[PictureRequest, ...] = ()
        self._under_way: dict[PictureRequest, Future[ViewerAnswer]] = {}
        self._closing = threading.Lock()
        self._is_closed = False
        self._answered.connect(self._keep, Qt.ConnectionType.QueuedConnection)

    def image(self, request: PictureRequest) -> QImage | None:
        """A picture, None while it is not there yet."""
        found = self._images.get(request)
        if found is not None:
            self._images.move_to_end(request)
        return found

    def want(self, requests: Sequence[PictureRequest]) -> None:
        """Say what is seen, from top to bottom; what was wanted before and is no longer is dropped."""
        self._wishes = tuple(requests)
        for request, future in list(self._under_way.items()):
            if request not in self._wishes and future.cancel():
                del self._under_way[request]
        self._ask()

    def close(self) -> None:
        """Ask for nothing more, and let no answer through."""
        with self._closing:
            self._is_closed = True
        self.want(())

    def _ask(self) -> None:
        for request in self._wishes:
            if len(self._under_way) >= _UNDER_WAY:
                return
            if request not in self._images and request not in self._under_way:
                future = self._under_way[request] = self._pool.submit(request)
                future.add_done_callback(partial(self._on_done, request))

    def _on_done(self, request: PictureRequest, future: Future[ViewerAnswer]) -> None:
        """On the pool's thread, or at once where it is closed."""
        if future.cancelled():
            return
        answer = None if future.exception() is not None else future.result()
        image = QImage.fromData(answer.data) if isinstance(answer, Picture) else QImage()
        with self._closing:
            if not self._is_closed:
                self._answered.emit(request, image)

    def _keep(self, request: PictureRequest, image: QImage) -> None:
        self._under_way.pop(request, None)
        self._images[request] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > BYTES_KEPT and len(self._images) > len(self._wishes):
            _, oldest = self._images.popitem(last=False)
            self._bytes -= oldest.sizeInBytes()
        self.arrived.emit()
        self._ask()
