"""The ways to open something: a file, an address, the clipboard, what is dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.documents.errors import OpenError
from desktop.language.document import CLIPBOARD, WELCOME, Document
from desktop.ui.notice import Notice
from desktop.ui.reading import Reading

_SCHEMES = ("http://", "https://")
_PREVIEWED = 256 * 1024  # bytes of a file


class Opening(QObject):
    """Asks what is to be opened and hands it to the Reading; `welcome` is the file of an article
    that is always there.

    What it takes for that is loaded when it is asked for: the first page is there before it is.
    """

    def __init__(self, window: QWidget, reading: Reading, notice: Notice, welcome: Path) -> None:
        super().__init__(window)
        self._window, self._reading, self._notice = window, reading, notice
        self._welcome = welcome

    # -- what is asked for -------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask for a file."""
        from PySide6.QtWidgets import QFileDialog

        from desktop.documents.formats import SUFFIXES

        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open a text"),
            "",
            self.tr("Texts and books ({0});;All files (*)").format(patterns),
        )
        if name:
            self._reading.open_path(Path(name))

    def choose_address(self) -> None:
        """Ask for a web address; one in the clipboard is offered."""
        from desktop.documents.address import normal_address
        from desktop.ui.library.address_dialog import AddressDialog

        offered = normal_address(QGuiApplication.clipboard().text()) or ""
        dialog = AddressDialog(normal_address, offered, self._window)
        dialog.chosen.connect(self._reading.open_address)
        dialog.exec()
        dialog.deleteLater()

    def open_clipboard(self) -> None:
        """Open what is in the clipboard: a file, an address, or a text."""
        self.take(QGuiApplication.clipboard().mimeData())

    def open_welcome(self) -> None:
        """Open the welcome article, under its own headline."""
        self._reading.open_text(self._welcome.read_text(encoding="utf-8"), "", WELCOME)

    def take(self, data: QMimeData) -> None:
        """Open the first file or address in what was pasted or dropped, else its text."""
        from desktop.documents.address import normal_address

        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        text = data.text()
        address = normal_address(text) if text.strip() else None
        if address is None:
            links = [url.toString() for url in data.urls() if url.scheme() in {"http", "https"}]
            address = normal_address(links[0]) if links else None
        if files:
            self._reading.open_path(Path(files[0]))
        elif address is not None:
            self._reading.open_address(address)
        elif text.strip():
            self._reading.open_text(text, "", CLIPBOARD)
        else:
            self._notice.say(self.tr("There is no text in the clipboard."), brief=True)

    def open_named(self, name: str) -> None:
        """Open what was named on a command line: an address, or the path of a file."""
        if name.lower().startswith(_SCHEMES):
            from desktop.documents.address import normal_address

            address = normal_address(name)
            if address is None:
                self._notice.say(self.tr("{0} is no web address.").format(name))
            else:
                self._reading.open_address(address)
        else:
            self._reading.open_path(Path(name))

    # -- encodings ---------------------------------------------------------------------------

    def doubt_encoding(self, document: Document) -> None:
        """Offer the choice where the encoding of a file was a guess."""
        if not document.sure and Path(document.source).is_file():
            self._notice.say(
                self.tr("If some characters are wrong, choose how the file is encoded."),
                button=self.tr("Choose encoding…"),
                action=self.choose_encoding,
            )

    def choose_encoding(self) -> None:
        """Ask how the file that is read is encoded, by how it would read."""
        from desktop.documents.encoding import previews
        from desktop.ui.library.encoding_dialog import EncodingDialog

        document = self._reading.document
        path = Path(document.source) if document is not None else None
        if document is None or path is None or not path.is_file():
            self._notice.say(self.tr("Only the encoding of a file can be chosen."), brief=True)
            return
        try:
            with path.open("rb") as file:
                found = previews(file.read(_PREVIEWED))
        except (OSError, OpenError):
            self._notice.say(self.tr("{0} can't be read any more.").format(path.name))
            return
        if len(found) < 2:
            self._notice.say(
                self.tr("There is no other way to read {0}.").format(path.name), brief=True
            )
            return
        shown = [(one.encoding, one.text) for one in found]
        dialog = EncodingDialog(shown, path.name, self._window)
        dialog.chosen.connect(lambda codec: self._reading.open_path(path, codec))
        dialog.exec()
        dialog.deleteLater()
