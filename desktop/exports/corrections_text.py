"""Corrections as one plain text file that can be read, changed by hand and given on.

A line is a correction: what it is, what stands in the text, what it is to be, and where it holds,
with tabs between. Those for one text name the text's bytes by their SHA-256, those for one place
also the place and what stands before and behind it. Lines that begin with # say something to
people only.

    cut	研究生命	研究/生命	everywhere
    reading	长	zhang3	text	9f86d0…
    sense	后	後|后[hou4] back; behind	here	9f86d0…	12	7	他站在	面。
    script	发	髮|发	text	9f86d0…
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from desktop.ids import new_id
from desktop.language.corrections import Correction, Kind, Scope, is_sound
from desktop.language.document import Place, Quote

_HEAD = (
    "# Duben corrections 1",
    "# what, text, correction, where; between them tabs",
)
_BREAKS = str.maketrans("\t\r\n\v\f\x85\u2028\u2029", " " * 8)


@dataclass(frozen=True, slots=True)
class ReadCorrections:
    """What a file held: corrections, and the numbers of the lines that are none, from 1 on."""

    corrections: tuple[Correction, ...]
    malformed: tuple[int, ...]


def write_corrections(
    corrections: Iterable[Correction], hash_of: Callable[[str], str | None]
) -> Iterator[str]:
    """Write corrections; `hash_of` gives the SHA-256 of a document's bytes by its id.

    Those of documents that are not known any more are left out.
    """
    for line in _HEAD:
        yield line + "\n"
    for one in corrections:
        fields = [one.kind.value, one.text, one.value, one.scope.value]
        if one.scope is not Scope.EVERYWHERE:
            sha256 = hash_of(one.document_id)
            if sha256 is None:
                continue
            fields.append(sha256)
        if one.scope is Scope.HERE and one.place is not None and one.quote is not None:
            fields += [str(one.place.paragraph), str(one.place.offset)]
            fields += [one.quote.before, one.quote.after]
        yield "\t".join(field.translate(_BREAKS) for field in fields) + "\n"


def read_corrections(text: str, id_of: Callable[[str], str]) -> ReadCorrections:
    """Read what `write_corrections` wrote; `id_of` gives a document's id by its SHA-256."""
    found, malformed = [], []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        correction = _parse(line.split("\t"), id_of)
        if correction is None:
            malformed.append(number)
        else:
            found.append(correction)
    return ReadCorrections(tuple(found), tuple(malformed))


def _parse(fields: list[str], id_of: Callable[[str], str]) -> Correction | None:
    try:
        kind, text, value, scope = Kind(fields[0]), fields[1], fields[2], Scope(fields[3])
        document = "" if scope is Scope.EVERYWHERE else id_of(fields[4])
        place = quote = None
        if scope is Scope.HERE:
            place = Place(int(fields[5]), int(fields[6]))
            quote = Quote(text, fields[7], fields[8])
            if min(place.paragraph, place.offset) < 0:
                return None
    except (ValueError, IndexError):
        return None
    correction = Correction(new_id(), kind, text, value, scope, document, place=place, quote=quote)
    return correction if is_sound(correction) else None
