from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.encoding import decode
from desktop.documents.errors import OpenError
from desktop.documents.plain import read_text, split_paragraphs

_LINES = st.lists(st.text(max_size=40) | st.just("我在图书馆看书。" * 20), max_size=20)


@given(_LINES.map("\n".join), st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]))
def test_a_text_is_decoded_alike_by_the_short_way_and_the_long_one(text: str, codec: str) -> None:
    data = text.encode(codec, "replace")
    try:
        expected = decode(data, "a.txt")
    except OpenError as error:
        with pytest.raises(OpenError, match=re.escape(str(error))):
            read_text(data, "a.txt")
        return
    contents = read_text(data, "a.txt")
    assert contents.paragraphs == split_paragraphs(expected.text)
    assert (contents.encoding, contents.sure) == (expected.encoding, expected.sure)
