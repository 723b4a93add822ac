"""Small pictures of covers, made one at a time for the rows that are in sight."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QBuffer, QIODevice, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from desktop.ui.library.values import CoverOf
from desktop.ui.tasks import Tasks

_Key = tuple[str, float]
_TAG = "library-cover"

_KEPT = 400
_WAITING = 24
"""Covers asked for and not yet made; those of rows that were scrolled past are given up."""
_MOST_PIXELS = 60_000_000
_FORMATS = frozenset((b"jpeg", b"jpg", b"png", b"gif", b"webp", b"bmp"))
"""No SVG, which may name other files."""


def read_cover(data: bytes, size: QSize) -> QImage:
    """Decode a picture's file, scaled and cut to fill `size` pixels; null where it is none."""
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    full = reader.size()
    if bytes(reader.format().data()) not in _FORMATS or full.isEmpty():
        return QImage()
    if full.width() * full.height() > _MOST_PIXELS:
        return QImage()
    # JPEG is decoded small, which is ten times as fast.
    reader.setScaledSize(full.scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    if image.isNull():
        return image
    filled = image.scaled(
        size,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    cut = QRect(0, 0, size.width(), size.height())
    cut.moveCenter(filled.rect().center())
    return filled.copy(cut)


class Covers(QObject):
    """Keeps the covers last seen; one that is not there yet is made soon after it is asked for.

    `size` is in pixels of the interface. Files are asked for on the window's thread, where the
    library is open, and decoded in the background.
    """

    ready = Signal(str)
    """The id of the document whose cover can now be had."""

    def __init__(
        self, cover_of: CoverOf, size: QSize, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._cover_of, self._size, self._tasks = cover_of, size, tasks
        self._made: OrderedDict[_Key, QPixmap | None] = OrderedDict()
        self._waiting: OrderedDict[_Key, None] = OrderedDict()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._make_next)

    def pixmap(self, document_id: str, ratio: float) -> QPixmap | None:
        """Give a cover if it is there, for `ratio` device pixels a pixel."""
        key = (document_id, ratio)
        if key in self._made:
            self._made.move_to_end(key)
            return self._made[key]
        self._waiting[key] = None
        if len(self._waiting) > _WAITING:
            self._waiting.popitem(last=False)
        if not self._tasks.is_running(_TAG):
            self._timer.start(0)
        return None

    def forget(self) -> None:
        """Ask for every cover anew when it is next seen."""
        self._tasks.cancel(_TAG)
        self._made.clear()
        self._waiting.clear()

    def _make_next(self) -> None:
        while self._waiting:
            key, _ = self._waiting.popitem(last=False)
            if key in self._made:
                continue
            data = self._cover_of(key[0])
            if data:
                self._make(key, data)
                return
            self._made[key] = None

    def _make(self, key: _Key, data: bytes) -> None:
        size = self._size * key[1]
        self._tasks.start(
            _TAG,
            lambda _progress, _cancelled: read_cover(data, size),
            lambda image: self._keep(key, image),
            lambda _error: self._keep(key, QImage()),
        )

    def _keep(self, key: _Key, image: QImage) -> None:
        document_id, ratio = key
        pixmap = None
        if not image.isNull():
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(ratio)
        self._made[key] = pixmap
        if len(self._made) > _KEPT:
            self._made.popitem(last=False)
        if pixmap is not None:
            self.ready.emit(document_id)
        self._make_next()
