"""A second start on the same data hands what it is to open to the window that is there already."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop.ui.meeting_point import meeting_point

_WAIT_MS = 1000
_HEARD = b"\x06"
_MOST = 64 * 1024  # bytes of a path


def hand_over(folder: Path, name: str) -> bool:
    """Ask the window on some data to come forward and to open what is named: an absolute path, a
    web address, or nothing. False if there is no window.
    """
    socket = QLocalSocket()
    socket.connectToServer(meeting_point(folder))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(name.encode("utf-8", "surrogateescape") + b"\n")
    # A window that does not answer is none: it hangs, or is just closing.
    return socket.waitForReadyRead(_WAIT_MS) and socket.readAll().data() == _HEARD


class Reception(QObject):
    """Where later starts knock."""

    asked = Signal(str)
    """The path or the address to be opened, empty where there is none."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._receive)
        if not self._server.listen(meeting_point(folder)):
            # What a killed window has left; one that lives would have answered.
            QLocalServer.removeServer(meeting_point(folder))
            self._server.listen(meeting_point(folder))

    def close(self) -> None:
        """Receive nobody any more."""
        self._server.close()

    def _receive(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.setReadBufferSize(_MOST)
            socket.readyRead.connect(lambda: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        line = bytes(socket.readLine().data())
        path = line.rstrip(b"\n").decode("utf-8", "surrogateescape")
        socket.write(_HEARD)
        socket.flush()
        self.asked.emit(path)
