"""Names that the learner does not want to learn as words, in one text or in all."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from desktop.language.annotation import Annotation


@dataclass(frozen=True, slots=True)
class IgnoredName:
    """A name as it was written where it was ignored; an empty `document_id` stands for all texts.

    `created` and `changed` are microseconds since the epoch, UTC.
    """

    id: str
    text: str
    document_id: str
    created: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class NameChange:
    """One ignored name before and after a write; None where it is not ignored."""

    before: IgnoredName | None
    after: IgnoredName | None


def is_ignored(
    cell: Annotation, paragraph: str, fold: Callable[[str], str], names: Collection[str]
) -> bool:
    """Tell whether a token is an ignored name or part of one; `names` are folded.

    Such a token counts neither as a known word nor as a new one.
    """
    if not names:
        return False
    if cell.key in names:
        return True
    return cell.name is not None and fold(paragraph[cell.name[0] : cell.name[1]]) in names
