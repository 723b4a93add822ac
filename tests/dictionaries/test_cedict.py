from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictionaries.cedict import Header, Malformed, MalformedLine, Parsed, parse, parse_line
from dictionaries.entry import Classifier, Entry, Link, Sense
from tests.dictionaries.texts import SMALL


def test_a_line_is_an_entry() -> None:
    assert parse_line("圖書館 图书馆 [tu2 shu1 guan3] /library/CL:家[jia1],個|个[ge4]/") == Entry(
        traditional="圖書館",
        simplified="图书馆",
        reading=("tu2", "shu1", "guan3"),
        senses=(Sense("library", ("library",)),),
        classifiers=(Classifier("家", "家", ("jia1",)), Classifier("個", "个", ("ge4",))),
    )


@pytest.mark.parametrize(
    "line",
    [
        "二次方程 二次方程 [er4 ci4 fang1 cheng2] /quadratic equation/",
        "二次方程 二次方程 [[er4ci4 fang1cheng2]] /quadratic equation/",
        "二次方程 二次方程 [[er4ci4 fang1cheng2]] /quadratic equation/\r\n",
    ],
)
def test_both_ways_to_write_a_reading_give_the_same_entry(line: str) -> None:
    entry = parse_line(line)
    assert entry.numbered == "er4 ci4 fang1 cheng2"
    assert entry.senses == (Sense("quadratic equation", ("quadratic equation",)),)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "圖書館",
        "圖書館 图书馆 tu2 shu1 guan3 /library/",
        "圖書館 [tu2 shu1 guan3] /library/",
        "圖書館 图书馆 [] /library/",
        "圖書館 图书馆 [ ] /library/",
        "圖書館 图书馆 [[-]] /library/",
        "圖書館 图书馆 [tu2 shu1 guan3] library/",
        "圖書館 图书馆 [tu2 shu1 guan3] /library",
        "圖書館 图书馆 [tu2 shu1 guan3] //",
        "圖書館 图书馆 [tu2 shu1 guan3] / /",
        "圖書館 图书馆 [[tu2shu1guan3] /library/",
    ],
)
def test_a_line_that_is_no_entry_is_refused(line: str) -> None:
    with pytest.raises(MalformedLine):
        parse_line(line)


def test_a_damaged_line_is_counted_and_skipped() -> None:
    parsed = parse(SMALL.splitlines(keepends=True))
    assert [entry.simplified for entry in parsed.entries] == ["图书馆", "后", "吃"]
    assert parsed.malformed == [Malformed(9, "this line is damaged")]
    assert parsed.header == Header(
        date="2026-05-20",
        entries=3,
        licence="https://creativecommons.org/licenses/by-sa/4.0/",
        publisher="MDBG",
    )


def test_mixed_files_comments_and_blank_lines_are_understood() -> None:
    lines = [
        "\ufeff# CC-CEDICT\r\n",
        "\r\n",
        "吃 吃 [chi1] /to eat/\r\n",
        "# the end\r\n",
        "T恤 T恤 [[T-xu4]] /T-shirt/\r\n",
    ]
    parsed = parse(lines)
    assert [entry.numbered for entry in parsed.entries] == ["chi1", "T xu4"]
    assert parsed.malformed == []
    assert parsed.header == Header()


def test_a_header_that_makes_no_sense_is_left_out() -> None:
    header = parse(["#! date=yesterday\n", "#! entries=many\n", "#! what\n"]).header
    assert header == Header()


def test_the_installed_dictionary_is_read_whole(parsed: Parsed) -> None:
    assert parsed.malformed == []
    assert parsed.header.entries == len(parsed.entries) > 120_000
    assert all(entry.senses or entry.taiwan_reading for entry in parsed.entries)
    resolved = {(entry.traditional, entry.simplified) for entry in parsed.entries}
    links = [
        link
        for entry in parsed.entries
        for sense in entry.senses
        for link in sense.links
        if link.kind in {"see", "variant", "erhua"}
    ]
    found = sum((link.traditional, link.simplified) in resolved for link in links)
    assert len(links) > 5000
    assert found / len(links) > 0.98


@given(st.one_of(st.text(), st.text("图書 []/a1:;,()|CL#\n", max_size=40)))
def test_any_text_is_an_entry_or_malformed(text: str) -> None:
    try:
        entry = parse_line(text)
    except MalformedLine:
        return
    assert entry.reading
    assert entry.traditional


@given(st.lists(st.text("图書 []/a1:;,()|CL#\ufeff", max_size=40)))
def test_any_file_is_read_to_its_end(lines: list[str]) -> None:
    parsed = parse(lines)
    assert len(parsed.entries) + len(parsed.malformed) <= len(lines)


_HAN = st.text("的一是不了人我在有他这为之大来以个中上们後圖書館", min_size=1, max_size=4)
_SYLLABLES = st.sampled_from(["yi1", "lu:4", "r5", "xx5", "Bei3", "er4", "A", "n2", "zhuang4"])
_READING = st.lists(_SYLLABLES, min_size=1, max_size=4).map(tuple)
_GLOSS = st.text("abc defg'-é0", min_size=1, max_size=12).map(str.strip).filter(bool)


@st.composite
def senses(draw: st.DrawFn) -> Sense:
    glosses = draw(st.lists(_GLOSS, min_size=1, max_size=3))
    links: tuple[Link, ...] = ()
    if draw(st.booleans()):
        intro, kind = draw(
            st.sampled_from(
                [
                    ("see ", "see"),
                    ("old variant of ", "variant"),
                    ("erhua variant of ", "erhua"),
                    ("abbr. for ", "abbreviation"),
                    ("used in ", "mention"),
                ]
            )
        )
        word, reading = draw(_HAN), draw(_READING)
        glosses.append(f"{intro}{word}[{' '.join(reading)}]")
        links = (Link(kind, word, word, reading),)
    return Sense("; ".join(glosses), tuple(glosses), links)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    word = draw(_HAN)
    return Entry(
        word,
        word[::-1],
        draw(_READING),
        tuple(draw(st.lists(senses(), min_size=1, max_size=3))),
        tuple(
            dict.fromkeys(draw(st.lists(st.builds(Classifier, _HAN, _HAN, _READING), max_size=2)))
        ),
        draw(st.one_of(st.just(()), _READING)),
    )


def render(entry: Entry) -> str:
    parts = [sense.text for sense in entry.senses]
    if entry.classifiers:
        parts.append(
            "CL:"
            + ",".join(
                f"{item.traditional}|{item.simplified}[{' '.join(item.reading)}]"
                for item in entry.classifiers
            )
        )
    if entry.taiwan_reading:
        parts.append(f"Taiwan pr. [{' '.join(entry.taiwan_reading)}]")
    return f"{entry.traditional} {entry.simplified} [{entry.numbered}] /{'/'.join(parts)}/"


@given(entries())
def test_an_entry_written_down_is_read_back(entry: Entry) -> None:
    assert parse_line(render(entry)) == entry
