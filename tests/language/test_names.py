from __future__ import annotations

import pytest

from desktop.language.language import Language
from desktop.language.scripts import Script


def names(language: Language, text: str, repeated: frozenset[str] = frozenset()) -> str:
    annotations = language.annotate(
        text, Script.SIMPLIFIED, Script.ORIGINAL, names=True, repeated=repeated
    )
    found = dict.fromkeys(item.name for item in annotations if item.name is not None)
    return "/".join(text[start:end] for start, end in found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("宇树科技的创始人王兴兴说", "王兴兴"),
        ("姚順雨加入了騰訊", "姚順雨"),
        ("林晓梅是我的同学", "林晓梅"),
        ("張先生來了", "張"),
        ("馬克·扎克伯格說", "馬克·扎克伯格"),
        ("他访问了得克萨斯州", "得克萨斯州"),
        ("华为公司发布了新手机", "华为公司"),
        ("我看《红楼梦》和《連線》", "红楼梦/連線"),
        # A name whose parts say the same is cut, and still one name.
        ("他在世界衛生組織工作", "世界衛生組織"),
        ("他在南京大學讀書", "南京大學"),
        # One token that is defined needs no group, and chance is no reason.
        ("马云和奥巴马在加利福尼亚见面", ""),
        ("他今天下午很高兴", ""),
        ("高水平的新世纪", ""),
        ("汪洋大海", ""),
        ("向同学们学习", ""),
        ("", ""),
    ],
)
def test_names_are_groups_above_the_tokens(language: Language, text: str, found: str) -> None:
    assert names(language, text) == found


def test_a_name_never_changes_the_tokens(language: Language) -> None:
    text = "姚順雨和約翰·史密斯在《連線》上談智譜。"
    plain = language.annotate(text, Script.TRADITIONAL, Script.ORIGINAL)
    named = language.annotate(text, Script.TRADITIONAL, Script.ORIGINAL, names=True)
    assert [item.token for item in plain] == [item.token for item in named]
    places = {item.token.start for item in named} | {len(text)}
    assert all(set(item.name) <= places for item in named if item.name is not None)


def test_counts_in_the_whole_text_show_unknown_names(language: Language) -> None:
    text = ["他用智谱写作。", "我问智谱。", "智谱很快！", "听说智谱上市了。", "智谱的模型。"]
    repeated = language.repeated_names(text)
    assert "智谱" in repeated
    assert names(language, "他在智谱工作", repeated) == "智谱"
    assert names(language, "他在智谱工作") == ""
