from __future__ import annotations

from desktop.language.document import Document, Place, Token
from desktop.language.language import Language
from desktop.vocabulary.keeping import (
    chosen_sense,
    new_word,
    sentence_of,
    with_sense,
    with_sentence,
    without_place,
)
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Sentence

DOCUMENT = Document("d1", "一课", ["我在图书馆看书。", "图书馆很大。"], "")


def sentence(paragraph: int) -> Sentence:
    text = DOCUMENT.paragraphs[paragraph]
    at = text.index("图书馆")
    return sentence_of(DOCUMENT, Place(paragraph, at), Token(at, at + 3, "图书馆"), (0, len(text)))


def test_a_sentence_keeps_where_the_word_stands() -> None:
    kept = sentence(0)
    assert (kept.document_id, kept.document_title, kept.place) == ("d1", "一课", Place(0, 2))
    assert kept.text[kept.start : kept.start + kept.length] == "图书馆"
    assert kept.quote.before == "我在"


def test_a_new_word_has_all_senses_until_one_is_chosen(language: Language) -> None:
    entry = language.entries("打")[0]
    assert entry.reading == ("da3",)
    word = new_word(entry, Status.LEARNING)
    assert word.senses == tuple(sense.text for sense in entry.senses)
    assert chosen_sense(word, entry) is None
    chosen = with_sense(word, entry, 1)
    assert chosen.senses == (entry.senses[1].text,)
    assert chosen_sense(chosen, entry) == 1
    assert with_sense(chosen, entry, 1) == word


def test_a_word_with_a_single_sense_has_nothing_to_choose(language: Language) -> None:
    entry = language.entries("图书馆")[0]
    assert chosen_sense(new_word(entry, Status.NEW), entry) is None


def test_the_same_sentence_is_kept_once(language: Language) -> None:
    word = new_word(language.entries("图书馆")[0], Status.LEARNING)
    once = with_sentence(word, sentence(0))
    assert with_sentence(once, sentence(0)) == once
    twice = with_sentence(once, sentence(1))
    assert [kept.text for kept in twice.sentences] == ["我在图书馆看书。", "图书馆很大。"]


def test_the_sentences_of_a_place_are_taken_away(language: Language) -> None:
    word = new_word(language.entries("图书馆")[0], Status.LEARNING)
    both = with_sentence(with_sentence(word, sentence(0)), sentence(1))
    left = without_place(both, DOCUMENT, Place(0, 2))
    assert [kept.text for kept in left.sentences] == ["图书馆很大。"]
    assert without_place(both, None, None) == both
