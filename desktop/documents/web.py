"""Fetch a page from the web, with limits on time, size and redirects."""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from desktop.documents.address import normal_address
from desktop.documents.errors import OpenError
from dictionaries.errors import Cancelled

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

LARGEST = 32 * 2**20
"""The largest page that is fetched, in bytes after they are unpacked."""

AGENT = "Mozilla/5.0 (compatible; Duben/0.1; study reader for Chinese) Gecko/20100101"
"""How servers see us: what they give to browsers, and our name."""

_HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Language": "zh-CN,zh-TW;q=0.9,zh;q=0.8,en;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_REDIRECTS = 10
_CHUNK = 64 * 1024
_UNKNOWN = 512 * 1024  # bytes; what a page without a length is thought to have for the progress
_STATUS = {
    401: "{host} shows this page only to those who log in.",
    403: "{host} does not let us read this page.",
    404: "There is no such page on {host}.",
    410: "There is no such page on {host} any more.",
    429: "{host} asks to wait a while before more is read.",
    451: "{host} may not show this page.",
}
_NOT_TEXT = ("image/", "audio/", "video/", "font/")


@dataclass(frozen=True, slots=True)
class Page:
    """What was fetched: the bytes, the address they came from at last, and what the server said
    they are: a media type without parameters, and a charset, each empty where it did not.
    """

    data: bytes
    address: str
    content_type: str = ""
    charset: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds to connect, to wait for more, and for all; redirects that are followed."""

    connect: float = 10.0
    read: float = 20.0
    total: float = 120.0
    redirects: int = _REDIRECTS


class _PrivatePeer(Exception):  # noqa: N818 (caught here, it never leaves this module)
    """A public page led to a machine in the reader's own network."""


def fetch(
    address: str,
    *,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    limits: Limits = Limits(),
) -> Page:
    """Fetch a page by its address, which `normal_address` gave.

    `progress` is told the share that is there, 0 to 1, which is a guess where the server gives no
    length. Redirects are followed to http and https alone, and from a public address to none in a
    private network. Raises OpenError with one sentence, and Cancelled.
    """
    until = time.monotonic() + limits.total
    peers: list[str] = []
    seen = {address}
    host = urlsplit(address).hostname or address
    pool = _pool(limits, peers)
    with _web_errors(lambda: host), pool:
        while True:
            if cancelled():
                raise Cancelled
            response = pool.request(
                "GET", address, redirect=False, retries=False, preload_content=False
            )
            try:
                target = response.headers.get("Location") if 300 <= response.status < 400 else None
                if target is None:
                    _refuse(response, host)
                    data = _body(response, host, until, progress, cancelled)
                    kind = response.headers.get("Content-Type", "")
                    return Page(data, address, _media_type(kind), _charset(kind))
            finally:
                response.close()
            address = _next(address, target, host)
            host = urlsplit(address).hostname or address
            if address in seen:
                raise OpenError(f"{host} sends us round in circles.")
            seen.add(address)
            if len(seen) > limits.redirects + 1:
                raise OpenError(f"{host} sends us on and on to other pages.")


def _pool(limits: Limits, peers: list[str]) -> PoolManager:
    """Make what connects; the addresses of all machines connected to go to `peers`."""
    import certifi
    from urllib3 import PoolManager, Timeout
    from urllib3.connection import HTTPConnection, HTTPSConnection
    from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

    def checked(sock: socket.socket) -> socket.socket:
        peer = str(sock.getpeername()[0])
        if peers and not _private(peers[0]) and _private(peer):
            sock.close()
            raise _PrivatePeer
        peers.append(peer)
        return sock

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return checked(super()._new_conn())

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return checked(super()._new_conn())

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    pool = PoolManager(
        headers=_HEADERS,
        timeout=Timeout(connect=limits.connect, read=limits.read),
        cert_reqs="CERT_REQUIRED",
        ca_certs=certifi.where(),
    )
    pool.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}
    return pool


def _private(peer: str) -> bool:
    address = ipaddress.ip_address(peer.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    return not (mapped or address).is_global


def _next(address: str, target: str, host: str) -> str:
    joined = urljoin(address, target.strip())
    normal = normal_address(joined) if joined.lower().startswith(("http://", "https://")) else None
    if normal is None:
        raise OpenError(f"{host} sends us to something that is no web page.")
    return normal


def _refuse(response: BaseHTTPResponse, host: str) -> None:
    """Raise OpenError where there is no page in an answer, or one that is no text."""
    status = response.status
    if status in _STATUS:
        raise OpenError(_STATUS[status].format(host=host))
    if status >= 500:
        raise OpenError(f"{host} has trouble of its own: it answered {status}.")
    if not 200 <= status < 300:
        raise OpenError(f"{host} did not give the page: it answered {status}.")
    kind = _media_type(response.headers.get("Content-Type", ""))
    if kind.startswith(_NOT_TEXT):
        raise OpenError(f"This page on {host} is not a text but {kind.partition('/')[0]}.")
    length = response.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > LARGEST:
        raise OpenError(_too_large(host))


def _body(
    response: BaseHTTPResponse,
    host: str,
    until: float,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> bytes:
    length = response.headers.get("Content-Length", "")
    packed = "Content-Encoding" in response.headers
    total = int(length) if length.isdecimal() and not packed else 0
    data = bytearray()
    while chunk := response.read1(_CHUNK, decode_content=True):
        data += chunk
        if cancelled():
            raise Cancelled
        if len(data) > LARGEST:
            raise OpenError(_too_large(host))
        if time.monotonic() > until:
            raise OpenError(f"{host} is too slow: the page did not come in time.")
        progress(min(0.99, len(data) / (total or len(data) + _UNKNOWN)))
    progress(1.0)
    return bytes(data)


def _too_large(host: str) -> str:
    return f"The page on {host} is too large: {LARGEST // 2**20} MB are the most that is fetched."


@contextmanager
def _web_errors(host: Callable[[], str]) -> Iterator[None]:
    """Say in a sentence why a page can't be fetched: OpenError in place of what urllib3 raises."""
    from urllib3 import exceptions

    try:
        yield
    except _PrivatePeer as error:
        message = f"The page leads to {host()} in your own network: it is not followed there."
        raise OpenError(message) from error
    except (exceptions.HTTPError, OSError, ValueError) as error:
        raise OpenError(_reason(error, host())) from error


def _reason(error: Exception, host: str) -> str:
    from urllib3 import exceptions

    cause = error.reason if isinstance(error, exceptions.MaxRetryError) else error
    match cause:
        case exceptions.NameResolutionError():
            return f"There is no {host} on the web, or you are not connected to it."
        case exceptions.ReadTimeoutError() | TimeoutError():
            return f"{host} is too slow: the page did not come in time."
        case exceptions.SSLError() | ssl.SSLError():
            return f"The connection to {host} is not safe: its certificate can't be trusted."
        case exceptions.NewConnectionError():
            return f"{host} can't be reached: it refuses to connect, or you are not on the web."
        case exceptions.ConnectTimeoutError():
            return f"{host} does not answer."
        case exceptions.DecodeError():
            return f"The page from {host} is damaged: it can't be unpacked."
        case exceptions.LocationParseError() | exceptions.LocationValueError() | ValueError():
            return f"{host} gave an answer that is no page."
        case _:
            return f"The connection to {host} broke off before the page was there."


def _media_type(header: str) -> str:
    return header.partition(";")[0].strip().lower()


def _charset(header: str) -> str:
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", header, re.IGNORECASE)
    return found[1].lower() if found else ""
