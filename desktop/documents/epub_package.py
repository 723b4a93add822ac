"""Read the package of an epub: what the book says about itself, its pages, contents, cover."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from desktop.documents.archive import Archive, Refused
from desktop.documents.errors import OpenError
from desktop.documents.xhtml_blocks import markup, parse, parse_package, tag_of, text_of

_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_PAGE_NAME = re.compile(r"\.x?html?$", re.IGNORECASE)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?!\d)")
_UNKNOWN_DATE = "0101-01-01"  # what Calibre writes for none
_HAN = re.compile("[\u3400-\u9fff]")
_FONT_SCRAMBLING = frozenset(
    {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}
)
_DEEPEST = 20  # of a table of contents
_FEW = 8  # files that are looked at because of their names
_CAPTION = 40  # code points that may stand on the page of the cover


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the book, by its path in the archive."""

    id: str
    path: str
    type: str
    properties: frozenset[str]

    @property
    def is_page(self) -> bool:
        """Whether it holds text."""
        return self.type in _PAGES or bool(_PAGE_NAME.search(self.path))


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of the table of contents: `path` is empty where it has no target."""

    title: str
    path: str
    fragment: str
    level: int


@dataclass(frozen=True, slots=True)
class Package:
    """What the package file says: `spine` holds the paths of the pages in reading order."""

    title: str
    author: str
    published: str
    spine: tuple[str, ...]
    contents: tuple[Link, ...]
    cover: bytes


def read_package(archive: Archive, name: str) -> Package:
    """Read the package file of a book; raises OpenError where there is neither one nor a page."""
    root_path = _package_path(archive, name)
    root = _element(archive, root_path, name) if root_path else None
    if root_path is None or root is None:
        pages = sorted(path for path in archive.paths if _PAGE_NAME.search(path))
        if not pages:
            raise OpenError(f"{name} is not an EPUB book: there are no pages in it.")
        return Package("", "", "", tuple(pages), (), b"")
    items = {item.id: item for item in _items(archive, root, root_path)}
    spine = _spine(root, items)
    return Package(
        _first(root, "title"),
        _authors(root),
        _published(root),
        spine,
        _contents(archive, root, items, name),
        _cover(archive, root, root_path, items, spine, name),
    )


def protected_paths(archive: Archive, name: str) -> set[str]:
    """Give the paths of what is encrypted; fonts that are only scrambled don't count."""
    path = archive.find("META-INF/encryption.xml")
    root = _element(archive, path, name) if path else None
    found = set()
    for entry in () if root is None else root.iter("{*}EncryptedData"):
        methods = {method.get("Algorithm") for method in entry.iter("{*}EncryptionMethod")}
        if methods and methods <= _FONT_SCRAMBLING:
            continue
        found |= {
            archive.find(reference.get("URI") or "") or ""
            for reference in entry.iter("{*}CipherReference")
        }
    return found


def _package_path(archive: Archive, name: str) -> str | None:
    path = archive.find("META-INF/container.xml")
    root = _element(archive, path, name) if path else None
    for entry in () if root is None else root.iter("{*}rootfile"):
        if found := archive.find(entry.get("full-path") or ""):
            return found
    return next((path for path in archive.paths if path.lower().endswith(".opf")), None)


def _element(archive: Archive, path: str, name: str) -> etree._Element | None:
    try:
        return parse_package(markup(archive.text(path), name))
    except Refused:
        raise
    except OpenError:
        return None


def _items(archive: Archive, root: etree._Element, root_path: str) -> Iterator[Item]:
    for entry in root.iter("{*}item"):
        path = archive.find(_beside(root_path, entry.get("href") or ""))
        if path:
            yield Item(
                entry.get("id") or path,
                path,
                (entry.get("media-type") or "").lower(),
                frozenset((entry.get("properties") or "").split()),
            )


def _spine(root: etree._Element, items: dict[str, Item]) -> tuple[str, ...]:
    """Give the pages in order; those beside the line of reading (notes, answers) come last."""
    main, aside = list[str](), list[str]()
    for entry in root.iter("{*}itemref"):
        item = items.get(entry.get("idref") or "")
        if item is not None and item.is_page:
            (aside if entry.get("linear") == "no" else main).append(item.path)
    pages = main + aside or [item.path for item in items.values() if item.is_page]
    return tuple(dict.fromkeys(pages))


def _texts(root: etree._Element, tag: str) -> list[etree._Element]:
    return [entry for entry in root.iter(f"{{*}}{tag}") if (entry.text or "").strip()]


def _line(element: etree._Element) -> str:
    return " ".join((element.text or "").split())


def _first(root: etree._Element, tag: str) -> str:
    return next(map(_line, _texts(root, tag)), "")


def _authors(root: etree._Element) -> str:
    """Join the names of the authors, without translators and others."""
    refined = {
        (meta.get("refines") or "").lstrip("#"): (meta.text or "").strip()
        for meta in root.iter("{*}meta")
        if meta.get("property") == "role"
    }
    names, others = list[str](), list[str]()
    for creator in _texts(root, "creator"):
        roles = [value for key, value in creator.attrib.items() if key.endswith("role")]
        role = next(iter(roles), refined.get(creator.get("id") or "-", "aut"))
        (names if role.lower() == "aut" else others).append(_line(creator))
    names = list(dict.fromkeys(names or others))
    return ("、" if any(map(_HAN.search, names)) else ", ").join(names)


def _published(root: etree._Element) -> str:
    """Give the date of publication, else one that isn't that of the file's last change."""
    dates = [
        (next((value for key, value in date.attrib.items() if key.endswith("event")), ""), date)
        for date in _texts(root, "date")
    ]
    dates.sort(key=lambda dated: dated[0] != "publication")
    for event, date in dates:
        text = _line(date)
        if event != "modification" and not text.startswith(_UNKNOWN_DATE):
            iso = _DATE.match(text)
            return iso[0] if iso else text
    return ""


def _contents(
    archive: Archive, root: etree._Element, items: dict[str, Item], name: str
) -> tuple[Link, ...]:
    """Read the table of contents: nav of EPUB 3, else ncx of EPUB 2."""
    for item in items.values():
        if "nav" in item.properties:
            page = _page(archive, item.path, name)
            links = () if page is None else tuple(_nav(archive, page, item.path))
            if links:
                return links
    ncx = [items[spine.get("toc")] for spine in root.iter("{*}spine") if spine.get("toc") in items]
    ncx += [item for item in items.values() if item.path.lower().endswith(".ncx")]
    for item in ncx[:1]:
        tree = _element(archive, item.path, name)
        for nav_map in () if tree is None else tree.iter("{*}navMap"):
            return tuple(_points(archive, nav_map, item.path, 0))
    return ()


def _page(archive: Archive, path: str, name: str) -> etree._Element | None:
    try:
        return parse(markup(archive.text(path), name))
    except Refused:
        raise
    except OpenError:
        return None


def _nav(archive: Archive, page: etree._Element, path: str) -> Iterator[Link]:
    navs = [element for element in page.iter() if tag_of(element) == "nav"]
    kinds = [" ".join(value for key, value in nav.attrib.items() if "type" in key) for nav in navs]
    chosen = [nav for nav, kind in zip(navs, kinds, strict=True) if "toc" in kind.split()]
    for nav in (chosen or navs)[:1]:
        for child in nav:
            if tag_of(child) in {"ol", "ul"}:
                yield from _list(archive, child, path, 0)


def _list(archive: Archive, element: etree._Element, path: str, level: int) -> Iterator[Link]:
    for entry in element:
        for child in entry:
            tag = tag_of(child)
            if tag in {"a", "span"}:
                yield _link(archive, text_of(child), path, child.get("href") or "", level)
            elif tag in {"ol", "ul"} and level < _DEEPEST:
                yield from _list(archive, child, path, level + 1)


def _points(archive: Archive, element: etree._Element, path: str, level: int) -> Iterator[Link]:
    for point in element:
        if tag_of(point) != "navpoint":
            continue
        title = next((text_of(label) for label in point if tag_of(label) == "navlabel"), "")
        content = [child for child in point if tag_of(child) == "content"]
        href = next((child.get("src") or "" for child in content), "")
        yield _link(archive, title, path, href, level)
        if level < _DEEPEST:
            yield from _points(archive, point, path, level + 1)


def _link(archive: Archive, title: str, path: str, href: str, level: int) -> Link:
    target, _, fragment = href.partition("#")
    found = archive.find(_beside(path, target)) if target else (path if fragment else "")
    return Link(title, target if found is None else found, fragment, level)


def _beside(path: str, href: str) -> str:
    return posixpath.join(posixpath.dirname(path), href.partition("#")[0].replace("\\", "/"))


def _cover(
    archive: Archive,
    root: etree._Element,
    root_path: str,
    items: dict[str, Item],
    spine: Sequence[str],
    name: str,
) -> bytes:
    """Give the picture of the cover, in the order of how plainly the book names it."""
    candidates = [item.path for item in items.values() if "cover-image" in item.properties]
    for meta in root.iter("{*}meta"):
        if meta.get("name") == "cover" and (content := meta.get("content")):
            named = items.get(content)
            candidates.append(named.path if named else _beside(root_path, content))
    candidates += [
        _beside(root_path, reference.get("href") or "")
        for reference in root.iter("{*}reference")
        if (reference.get("type") or "").lower() == "cover"
    ]
    named_so = [item.path for item in items.values() if "cover" in item.path.lower()]
    for candidate in candidates + named_so[:_FEW] + list(spine[:1]):
        picture = _picture(archive, archive.find(candidate), name)
        if picture.startswith(_PICTURES):
            return picture
    return b""


def _picture(archive: Archive, path: str | None, name: str) -> bytes:
    """Unpack a picture, or that on a page which has little else; empty where there is none."""
    try:
        if path and _PAGE_NAME.search(path):
            path = _picture_on(archive, path, name)
        return archive.picture(path) if path else b""
    except OpenError:
        return b""


def _picture_on(archive: Archive, path: str, name: str) -> str | None:
    page = _page(archive, path, name)
    if page is None or len(text_of(page)) > _CAPTION:
        return None
    for element in page.iter():
        if tag_of(element) in {"img", "image"}:
            for key, value in element.attrib.items():
                if key.rpartition("}")[2] in {"src", "href"}:
                    return archive.find(_beside(path, value))
    return None
