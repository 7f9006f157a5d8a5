"""Drawn pages that are ready, bounded by bytes: the ones not looked at for longest go first."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtGui import QImage

from caseorg.pdf.types import RenderRequest

_Page = tuple[str, int, int, bool]


class PageCache:
    """Images by request. At most `limit_bytes` are kept, but always the newest image."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit = limit_bytes
        self._images: OrderedDict[RenderRequest, QImage] = OrderedDict()
        self._of_page: dict[_Page, set[RenderRequest]] = {}
        self._bytes = 0

    def __len__(self) -> int:
        return len(self._images)

    def __contains__(self, request: RenderRequest) -> bool:
        return request in self._images

    @property
    def size_bytes(self) -> int:
        return self._bytes

    def get(self, request: RenderRequest) -> QImage | None:
        """The image of exactly this request; it counts as looked at now."""
        image = self._images.get(request)
        if image is not None:
            self._images.move_to_end(request)
        return image

    def nearest(self, request: RenderRequest) -> QImage | None:
        """An image of the same page and turn at the nearest zoom, larger ones preferred."""
        ready = self._of_page.get(_page_of(request))
        if not ready:
            return None
        larger = [one for one in ready if one.zoom >= request.zoom]
        best = min(larger, key=lambda one: one.zoom) if larger else max(ready, key=lambda one: one.zoom)
        return self.get(best)

    def put(self, request: RenderRequest, image: QImage) -> None:
        self._remove(request)
        self._images[request] = image
        if request.clip is None:
            self._of_page.setdefault(_page_of(request), set()).add(request)
        self._bytes += image.sizeInBytes()
        while self._bytes > self._limit and len(self._images) > 1:
            self._remove(next(iter(self._images)))

    def clear(self) -> None:
        self._images.clear()
        self._of_page.clear()
        self._bytes = 0

    def _remove(self, request: RenderRequest) -> None:
        image = self._images.pop(request, None)
        if image is None:
            return
        self._bytes -= image.sizeInBytes()
        if request.clip is not None:
            return
        of_page = self._of_page[_page_of(request)]
        of_page.discard(request)
        if not of_page:
            del self._of_page[_page_of(request)]


def _page_of(request: RenderRequest) -> _Page:
    return request.sha256, request.page, request.turn, request.annotations
