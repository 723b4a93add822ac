"""Tell web addresses from other texts that are typed, pasted or dropped."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import quote, urlsplit, urlunsplit

_LONGEST = 2000  # code points of an address
_TITLE = 100  # code points that may follow one, as where a browser hands over a link
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d+(?:/|$))", re.IGNORECASE)
# These end an address in running text; in a path they would be percent-encoded.
_AFTER = re.compile("[，。、！？；：“”‘’「」『』（）《》〈〉【】\u3000]")
_OWN = re.compile(r"localhost\b|127\.", re.IGNORECASE)
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?", re.IGNORECASE)
_DOTS = re.compile("[。．｡]")
# What a host without https:// and without a path must end in, or it may be a file or a sentence.
_TOP = re.compile(
    "com|net|org|edu|gov|cn|tw|hk|mo|sg|my|jp|kr|th|vn|id|ph|in|us|ca|mx|br|uk|ie|de|fr|ch|at|nl|be|"
    "it|es|pt|se|no|fi|dk|pl|cz|ru|ua|tr|il|au|nz|io|ai|co|me|tv|cc|info|biz|name|xyz|top|app|dev|"
    "site|online|club|shop|store|tech|wiki|blog|news|mobi|asia|eu|art|fun|live|link|page|xn--.+|"
    "中国|中國|公司|网络|網絡|香港|台湾|台灣|新加坡|澳門|澳门|在线|网址|中文网|商城|手机|政务|公益"
)


def normal_address(text: str) -> str | None:
    """Give the http or https address that a text is, in ASCII and without its fragment.

    None for any other text. An address with a scheme may be followed by the title of its page; one
    without gets https, or http on the reader's own machine. An address with a user's name in it is
    none, nor is an e-mail address.
    """
    text = text.strip().strip("<>\"'")
    address, _, title = text.partition("\n") if "\n" in text else text.partition(" ")
    address, title = address.strip(), title.strip()
    has_scheme = bool(_SCHEME.match(address))
    if len(address) > _LONGEST or len(title) > _TITLE or "\n" in title:
        return None
    if title and not has_scheme:
        return None
    if not has_scheme:
        if _OTHER_SCHEME.match(address) or not _like_a_host(address):
            return None
        address = f"{'http' if _OWN.match(address) else 'https'}://{address}"
    elif cut := _AFTER.search(address):
        address = address[: cut.start()]
    return _normal(address)


def _normal(address: str) -> str | None:
    if re.search(r"[\s\x00-\x1f\x7f\\]", address):
        return None
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    ascii_host = _host(host)
    if not ascii_host or "@" in parts.netloc or port == 0:
        return None
    scheme = parts.scheme.lower()
    usual = 443 if scheme == "https" else 80
    where = ascii_host if port in (None, usual) else f"{ascii_host}:{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]|")
    return urlunsplit((scheme, where, path, query, ""))


def _host(host: str) -> str:
    """Write a host in ASCII, an IPv6 address in brackets; empty where it is none."""
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        pass
    else:
        return f"[{host}]" if number.version == 6 else host
    try:
        host = _DOTS.sub(".", host).encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError:
        return ""
    labels = host.split(".")
    if not all(map(_LABEL.fullmatch, labels)) or labels[-1].isdigit():
        return ""
    return host if len(labels) > 1 or host == "localhost" else ""


def _like_a_host(address: str) -> bool:
    host = re.split("[/?#]", address, maxsplit=1)[0]
    name, _, port = host.partition(":")
    if port and not port.isdigit():
        return False
    if name.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).version == 4 and name.count(".") == 3
    except ValueError:
        pass
    labels = name.lower().split(".")
    if len(labels) < 2 or not all(labels):
        return False
    return bool(_TOP.fullmatch(labels[-1]))
