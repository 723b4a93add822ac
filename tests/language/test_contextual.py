from __future__ import annotations

import pytest

from desktop.language.contextual import Answer, Context, Question
from desktop.language.document import Token
from desktop.language.language import Language
from desktop.language.neighbours import Neighbours
from desktop.language.pieces import pieces
from desktop.language.scripts import Script
from desktop.language.usage import Usage

SIMPLIFIED, ORIGINAL = Script.SIMPLIFIED, Script.ORIGINAL

# The character in question stands between brackets.
EVERYDAY = """
他睡[着]了 zhao2|他睡不[着] zhao2|他看[着]我 zhe5|门开[着] zhe5
我吃[了]饭 le5|他来[了] le5|这么多我吃不[了] liao3
他跑[得]很快 de5|我[得]去上班 dei3|你[得]早点睡 dei3
他慢慢[地]走 de5|这块[地]很大 di4
[为]什么 wei4|他被选[为]主席 wei2|我[为]你高兴 wei4|[为]人民服务 wei4
他[还]没来 hai2|我去图书馆[还]书 huan2|他[还]不起钱 huan2
头发太[长]了 chang2|孩子[长]大了 zhang3|草[长]出来了 zhang3|这条河很[长] chang2
箱子太[重]了 zhong4|我要[重]做一遍 chong2
这样做不[行] xing2|他写了三[行]字 hang2
我们[都]喜欢他 dou1|大家[都]来了 dou1
一[只]猫 zhi1|我[只]要一个 zhi3
这[种]花很美 zhong3|院子里[种]着树 zhong4
他[乐]了 le4|请[数]一数 shu3|把声音[调]小 tiao2|[量]一下体温 liang2
衣服[干]了 gan1|你在[干]什么 gan4|今天很[干] gan1
天气很[好] hao3|我睡了一[觉] jiao4|你有[空]吗 kong4
没人[看]见他 kan4|这道题太[难]了 nan2|他[没]时间 mei2|水[没]过膝盖 mo4
把西瓜[切]开 qie1|人很[少] shao3|[盛]一碗饭 cheng2|我[提]了建议 ti2|[挑]一个 tiao1
他流了很多[血] xue4|你[应]注意安全 ying1|这是我[与]他的事 yu3
针[扎]了手 zha1|他[占]了座位 zhan4|菜[涨]价了 zhang3|他[朝]我走来 chao2|唐[朝] chao2
地球[转]圈 zhuan4|老师[教]我们汉字 jiao1|他[背]起书包 bei1|他会[弹]钢琴 tan2
他[中]了大奖 zhong4|家[中] zhong1|给我[倒]杯茶 dao4|他摔[倒]了 dao3|他[挨]打了 ai2
大[喝]一声 he4|我想[喝]水 he1|请[系]好安全带 ji4|我很[累] lei4|两[个]人 ge4|一[台]电脑 tai2
衣服[脏]了 zang1|湖边的草[绿]了 lu:4|下了一[场]大雨 chang2|一[场]比赛 chang3
[单]先生 shan4|姓[单] shan4|[单]是这一点 dan1|[曾]老师 zeng1|他[曾]来过 ceng2
把盐[撒]在汤里 sa3|他[撒]谎 sa1|别[弄]坏了 nong4|门[缝] feng4|[缝]衣服 feng2|铁[镐] gao3
把地毯[铺]上 pu1|我[晕]车 yun4|他[晕]倒了 yun1|[炸]鸡 zha2|[炸]死了 zha4|[划]船 hua2
[任]小姐 ren2|姓[解] xie4|[区]先生 ou1|[查]女士 zha1|[仇]同志 qiu2|姓[华] hua4
"""

TRADITIONAL = """
他睡不[著] zhao2|他看[著]我 zhe5|頭髮太[長]了 chang2|孩子[長]大了 zhang3|衣服[乾]了 gan1
你在[幹]什麼 gan4|[為]什麼 wei4|他[還]沒來 hai2|一[隻]貓 zhi1|我[只]要一個 zhi3|[發]了 fa1
我睡了一[覺] jiao4|院子裡[種]著樹 zhong4|[單]先生 shan4|他會[彈]鋼琴 tan2
"""


def cases(text: str) -> list[tuple[str, str]]:
    found = [case.split() for case in text.replace("\n", "|").split("|") if "[" in case]
    return [(sentence, reading) for sentence, reading in found]


def read_at(language: Language, marked: str) -> tuple[str | None, bool]:
    """Read the character between brackets."""
    at = marked.index("[")
    text = marked.replace("[", "").replace("]", "")
    for item in language.annotate(text, SIMPLIFIED, ORIGINAL):
        if item.token.start <= at < item.token.end:
            reading = item.reading or (None,) * len(item.token.text)
            return reading[at - item.token.start], item.doubt == "reading"
    raise AssertionError(marked)


@pytest.mark.parametrize(("marked", "reading"), cases(EVERYDAY + TRADITIONAL))
def test_a_character_is_read_as_its_sentence_asks(
    language: Language, marked: str, reading: str
) -> None:
    assert read_at(language, marked)[0] == reading


def test_a_close_call_is_marked_and_a_clear_one_is_not(language: Language) -> None:
    assert not read_at(language, "我们[都]喜欢他")[1]
    assert not read_at(language, "我在[图]书馆")[1]
    marks = [read_at(language, f"{before}[将]{after}")[1] for before in "马车" for after in "军士"]
    assert any(marks) or read_at(language, "百福[弄]社区")[1]


def test_the_reading_of_a_token_is_the_same_however_it_is_asked_for(language: Language) -> None:
    text = "他还没还书。" * 900 + "校长长得很高，头发很长。"
    assert len(pieces(text)) > 1
    whole = language.annotate(text, SIMPLIFIED, ORIGINAL)
    parts = [
        item
        for start, end in pieces(text)
        for item in language.annotate(text, SIMPLIFIED, ORIGINAL, start=start, end=end)
    ]
    assert list(whole) == parts
    for item in (*whole[:8], *whole[-12:]):
        assert language.annotation_at(text, item.token) == item


def test_a_token_that_the_text_does_not_have_is_read_by_itself(language: Language) -> None:
    assert language.annotation_at("银行", Token(0, 1, "行")).reading == ("xing2",)


def test_sentences_do_not_speak_for_each_other(language: Language) -> None:
    for before in ("", "很重。", "睡了！"):
        assert read_at(language, f"{before}[长]大了。")[0] == "zhang3"


def test_turns_of_phrase_are_tried_in_order() -> None:
    usage = Usage("# a comment\n\n只 zhi1 [一两]_(?!是)\n只 zhi3 _\n")
    assert usage.find("一只", 1, ("zhi1", "zhi3")) == "zhi1"
    assert usage.find("一只是", 1, ("zhi1", "zhi3")) == "zhi3"
    assert usage.find("一只", 1, ("zhi2",)) is None
    assert usage.find("一个", 1, ("ge4",)) is None


def test_a_line_that_is_no_turn_of_phrase_is_refused() -> None:
    with pytest.raises(ValueError, match="unpack"):
        Usage("只 zhi1")


@pytest.fixture(scope="module")
def neighbours(language: Language) -> Neighbours:
    return language.context._neighbours


def test_the_network_gives_probabilities_of_the_candidates_alone(neighbours: Neighbours) -> None:
    text = "他还没还"
    first, second, third = neighbours.weigh(
        text, [1, 3, 2], [("hai2", "huan2"), ("huan2",), ("none1",)]
    )
    assert first["hai2"] > 0.9
    assert sum(first.values()) == pytest.approx(1)
    assert second == {"huan2": 1.0}
    assert third == {}


def test_the_network_sees_three_characters_on_either_side(neighbours: Neighbours) -> None:
    both = [("hai2", "huan2")]
    (near,) = neighbours.weigh("他的钱还没还清", [3], both)
    (far,) = neighbours.weigh("甲乙丙他的钱还没还清丁戊", [6], both)
    assert near.keys() == far.keys()
    (cut,) = neighbours.weigh("丙他的钱还没还清丁", [4], both)
    assert cut == pytest.approx(far, abs=1e-5)


def test_characters_that_nothing_is_known_of_are_left_to_the_dictionary(
    neighbours: Neighbours,
) -> None:
    context = Context(neighbours, Usage(""))
    assert context.choose("个", [Question(0, ("ge4", "ge3"))]) == [None]
    assert context.choose("", []) == []
    (answer,) = context.choose("我们都喜欢", [Question(2, ("du1", "dou1"))])
    assert answer == Answer("dou1", doubtful=False)


def test_a_word_is_contradicted_where_its_characters_are_mostly_read_otherwise(
    neighbours: Neighbours,
) -> None:
    context = Context(neighbours, Usage(""))
    assert context.other_reading("黄陂", ("huang2", "pi2")) == ("huang2", "bei1")
    assert context.other_reading("银行", ("yin2", "hang2")) is None
    assert context.other_reading("银", ("yin2",)) is None
