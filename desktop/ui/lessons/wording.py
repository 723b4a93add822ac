"""What the Lessons page says, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.ui.statistics.wording import BETWEEN, percent
from desktop.vocabulary.lesson_fit import Fit
from desktop.vocabulary.lessons import LessonDraft, Taughtness
from desktop.vocabulary.taught_text import Amounts, TaughtCounts

_SHOWN = 12  # words of a lesson that stand for it


def counted_about() -> str:
    """Say what is taught, new and beyond, and what is counted apart."""
    return _tr(
        "Taught are the words of the lessons before the current one, new are those of the current"
        " lesson, and beyond is every other word. A word counts every time it stands in the text,"
        " in either script and whatever its reading.\nApart stand names that are not in the HSK,"
        " numbers such as 二十, and names that you ignore, unless a lesson has them.\nWords are"
        " told as the text is cut, so a phrase in a list that the dictionary does not have (看电影)"
        " is not found in texts."
    )


def fit_about() -> str:
    """Say how texts are ranked."""
    return _tr(
        "Texts stand by how much of them is taught or new, in steps of 5%, those from 95% on"
        " together; within a step, those with more of the lesson’s new words come first."
    )


def words_text(count: int) -> str:
    """Say how many words there are."""
    return _tr("1 word") if count == 1 else _tr("{0} words").format(f"{count:,}")


def state_text(state: Taughtness) -> str:
    """Say what a lesson is to the class."""
    return {
        Taughtness.TAUGHT: _tr("taught"),
        Taughtness.NEW: _tr("current"),
        Taughtness.LATER: _tr("later"),
    }[state]


def amounts_text(amounts: Amounts) -> str:
    """Say how much is taught, new, beyond and apart."""
    parts = [
        _tr("{0} taught").format(f"{amounts.taught:,}"),
        _tr("{0} new").format(f"{amounts.new:,}"),
        _tr("{0} beyond").format(f"{amounts.beyond:,}"),
    ]
    if amounts.apart:
        parts.append(_tr("{0} names and numbers").format(f"{amounts.apart:,}"))
    return ", ".join(parts)


def found_text(counts: TaughtCounts) -> str:
    """Say how many of the lesson's new words are in the text; empty where it has none."""
    if not counts.new_words:
        return ""
    if counts.new_found == counts.new_words:
        text = _tr("All {1} new words of this lesson are in the text.")
        if counts.new_words == 1:
            text = _tr("The new word of this lesson is in the text.")
    else:
        text = _tr("{0} of {1} new words of this lesson are in the text.")
    return text.format(f"{counts.new_found:,}", f"{counts.new_words:,}")


def beyond_text(counts: TaughtCounts) -> str:
    """Say how many words lie beyond, and how many of these come later in the course."""
    count = len(counts.beyond)
    if not count:
        return _tr("No word is beyond what was taught.")
    said = _tr("1 word beyond") if count == 1 else _tr("{0} words beyond").format(f"{count:,}")
    later = sum(one.later for one in counts.beyond)
    return said + BETWEEN + _tr("{0} in later lessons").format(f"{later:,}") if later else said


def fit_text(fit: Fit) -> str:
    """Say in a line how a text fits a lesson."""
    said = [
        _tr("{0} of {1} new words").format(f"{fit.new_found:,}", f"{fit.new_words:,}"),
        _tr("{0} taught").format(percent(fit.tokens.taught_share)),
        _tr("{0} beyond").format(f"{fit.words.beyond:,}"),
    ]
    return ", ".join(said if fit.new_words else said[1:])


def draft_text(draft: LessonDraft) -> str:
    """Say in a line what a lesson to be loaded holds."""
    words = "、".join([word.simplified for word in draft.words[:_SHOWN]])
    more = "…" if len(draft.words) > _SHOWN else ""
    return f"{draft.title}{BETWEEN}{words_text(len(draft.words))}{BETWEEN}{words}{more}"


def drafts_text(drafts: Sequence[LessonDraft], left_out: int) -> str:
    """Say what a list was understood as."""
    count = len(drafts)
    total = sum(len(draft.words) for draft in drafts)
    parts = [
        _tr("1 lesson") if count == 1 else _tr("{0} lessons").format(f"{count:,}"),
        words_text(total),
    ]
    unread = [word.simplified for draft in drafts for word in draft.words if not word.reading]
    if unread:
        few = "、".join(unread[:3]) + ("…" if len(unread) > 3 else "")
        parts.append(_tr("{0} not in the dictionary: {1}").format(f"{len(unread):,}", few))
    if left_out == 1:
        parts.append(_tr("1 line without Chinese is left out"))
    elif left_out:
        parts.append(_tr("{0} lines without Chinese are left out").format(f"{left_out:,}"))
    return BETWEEN.join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Lessons", text)
