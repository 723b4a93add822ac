from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.language.language import Language
from desktop.language.scripts import Script
from desktop.vocabulary.known import Coverage, KnownWords
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Changes, Word, WordChange, WordRow


def word(traditional: str, simplified: str, reading: str, status: Status) -> Word:
    return Word(f"{traditional}{reading}", traditional, simplified, reading, status)


LIBRARY = word("圖書館", "图书馆", "tu2 shu1 guan3", Status.LEARNING)
LONG = word("長", "长", "chang2", Status.KNOWN)
MILE = word("里", "里", "li3", Status.KNOWN)
INSIDE = word("裡", "里", "li3", Status.LEARNING)
BEIJING = word("北京", "北京", "Bei3 jing1", Status.KNOWN)


def statuses(language: Language, known: KnownWords, text: str) -> str:
    """Write a text's tokens, each with the status of its word."""
    parts = []
    for cell in language.annotate(text, Script.SIMPLIFIED, Script.ORIGINAL):
        status = known.status_of(cell.token.text, cell.key, cell.reading)
        parts.append(cell.token.text + (f"[{status}]" if status else ""))
    return "/".join(parts)


@pytest.fixture
def known(language: Language) -> KnownWords:
    return KnownWords(language.fold, [LIBRARY, LONG, MILE, INSIDE, BEIJING])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("我在图书馆", "我/在/图书馆[learning]"),
        ("我在圖書館", "我/在/圖書館[learning]"),
        ("我在图書館", "我/在/图書館[learning]"),
        ("我在北京", "我/在/北京[known]"),
        ("里", "里[known]"),
        ("裡", "裡[learning]"),
    ],
)
def test_a_word_has_its_status_in_either_script(
    language: Language, known: KnownWords, text: str, told: str
) -> None:
    assert statuses(language, known, text) == told


def test_another_reading_is_another_word(known: KnownWords) -> None:
    assert known.status_of("长", "长", ("chang2",)) is Status.KNOWN
    assert known.status_of("长", "长", ("zhang3",)) is None


def test_a_write_is_followed(language: Language, known: KnownWords) -> None:
    after = word("圖書館", "图书馆", "tu2 shu1 guan3", Status.KNOWN)
    known.apply(Changes("", (WordChange(LIBRARY, after),)))
    assert statuses(language, known, "图书馆") == "图书馆[known]"
    known.apply(Changes("", (WordChange(after, None),)))
    assert statuses(language, known, "图书馆") == "图书馆"
    known.apply(Changes("", (WordChange(None, LIBRARY),)))
    assert statuses(language, known, "圖書館") == "圖書館[learning]"


def test_coverage_counts_tokens_and_new_words(language: Language) -> None:
    words = [
        LONG,
        LIBRARY,
        word("的", "的", "de5", Status.IGNORED),
        word("新", "新", "xin1", Status.NEW),
    ]
    known = KnownWords(language.fold, words)
    counts = {"长": 3, "图书馆": 1, "的": 100, "新": 1, "书": 1}
    assert known.coverage(counts) == Coverage(3 / 6, 2)


def test_a_text_without_words_is_known(language: Language) -> None:
    assert KnownWords(language.fold, []).coverage({}) == Coverage(1.0, 0)


def row(one: Word, status: Status, deleted: int = 0) -> WordRow:
    return WordRow(one.id, *one.identity, status.value, "", "", deleted, 1)


def test_changes_to_many_words_are_followed(language: Language, known: KnownWords) -> None:
    pairs = [(row(one, one.status), row(one, Status.IGNORED)) for one in (LIBRARY, BEIJING)]
    known.apply(Changes("Set status", rows=tuple(pairs)))
    assert statuses(language, known, "北京图书馆") == "北京[ignored]/图书馆[ignored]"
    gone = (row(LIBRARY, Status.IGNORED), row(LIBRARY, Status.IGNORED, 1))
    known.apply(Changes("Delete", rows=(gone,)))
    assert statuses(language, known, "北京图书馆") == "北京[ignored]/图书馆"
    known.apply(Changes("Delete", rows=(gone[::-1],)))
    assert statuses(language, known, "北京图书馆") == "北京[ignored]/图书馆[ignored]"


def test_of_two_words_that_fold_alike_one_is_removed(language: Language, known: KnownWords) -> None:
    known.apply(Changes("Delete", (WordChange(MILE, None),)))
    assert statuses(language, known, "里") == "里[learning]"
    known.apply(Changes("Delete", (WordChange(INSIDE, None),)))
    assert statuses(language, known, "里") == "里"


TOUCHED = {"长": Status.KNOWN, "书": Status.LEARNING, "新": Status.NEW, "的": Status.IGNORED}


@given(
    st.dictionaries(st.sampled_from("长书新的我在"), st.integers(1, 9)),
    st.frozensets(st.sampled_from("长书新的我")),
)
def test_coverage_is_what_each_word_adds_to_it(
    counts: dict[str, int], ignored: frozenset[str]
) -> None:
    words = [word(text, text, "x1", status) for text, status in TOUCHED.items()]
    met = {
        text: count
        for text, count in counts.items()
        if text not in ignored and TOUCHED.get(text) is not Status.IGNORED
    }
    known = sum(count for text, count in met.items() if TOUCHED.get(text) is Status.KNOWN)
    new = [text for text in met if TOUCHED.get(text) in (None, Status.NEW)]
    share = known / sum(met.values()) if met else 1.0
    assert KnownWords(str, words).coverage(counts, ignored) == Coverage(share, len(new))
