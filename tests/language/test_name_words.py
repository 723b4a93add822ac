from __future__ import annotations

import pytest

from desktop.language.language import Language
from desktop.language.pinyin import marked
from desktop.language.scripts import Script


def read(language: Language, text: str, word: str) -> str:
    """Read the name that a word is part of: `Yáo/Shùnyǔ`."""
    cells = language.annotate(text, Script.SIMPLIFIED, Script.ORIGINAL, names=True)
    number = next(at for at, cell in enumerate(cells) if cell.token.text == word)
    name = language.name_at(cells, number)
    if name is None:
        return ""
    words = (text if reading is None else marked(reading) for text, reading in name.words)
    return f"{name.text}: " + "/".join(words)


@pytest.mark.parametrize(
    ("text", "word", "result"),
    [
        ("姚順雨加入了騰訊", "順", "姚順雨: yáo/shùnyǔ"),
        ("林晓梅是我的同学", "晓", "林晓梅: lín/xiǎoméi"),
        ("馬克·扎克伯格說", "馬克", "馬克·扎克伯格: mǎkè/·/zhākèbógé"),
        ("华为公司发布了新手机", "公司", "华为公司: huáwéi/gōngsī"),
        ("我看《連線》", "連線", ""),
        ("他今天下午很高兴", "下午", ""),
    ],
)
def test_a_name_is_read_as_a_whole(language: Language, text: str, word: str, result: str) -> None:
    assert read(language, text, word) == result


def test_the_name_is_written_in_the_script_that_is_shown(language: Language) -> None:
    cells = language.annotate("姚順雨加入了騰訊", Script.TRADITIONAL, Script.SIMPLIFIED, names=True)
    name = language.name_at(cells, 0)
    assert name is not None
    assert name.text == "姚顺雨"
