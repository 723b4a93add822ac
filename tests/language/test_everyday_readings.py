"""How characters that learners meet every day are read in plain sentences.

In brackets stands the reading of the character before it.
"""

from __future__ import annotations

import re

import pytest

from desktop.language.language import Language
from desktop.language.scripts import Script

SENTENCES = """
他高兴地[de5]笑了。 她认真地[de5]工作。 警察仔细地[de5]检查了房间。 他们巧妙地[de5]避开了。
火车缓缓地[de5]开动了。 雪纷纷扬扬地[de5]飘着。 他恶狠狠地[de5]瞪了我一眼。
杂志罕见地[de5]做了一件事。 人们不由自主地[de5]停下脚步。 孩子们兴高采烈地[de5]跑出教室。
农民在地[di4]里干活。 他在这块地[di4]做实验。 他想买地[di4]盖房。 他们租地[di4]种菜。
他把地[di4]扫干净了。 这片地[di4]属于学校。 天和地[di4]之间什么也没有。 下地[di4]干活很累。
我累得[de5]走不动了。 他高兴得[de5]跳了起来。 你说得[de5]对。 他写得[de5]一手好字。
天热得[de5]要命。 她唱得[de5]好听。 他气得[de5]脸都白了。 他忙得[de5]没时间吃饭。 我得[dei3]走了。
这事得[dei3]你去办。 病人得[dei3]好好休息。 妈妈得[dei3]上班。 他得[de2]了第一名。
她得[de2]了一笔奖金。 这么多我吃不了[liao3]。 错不了[liao3]。 我忘不了[liao3]你。 下雨了[le5]。
他走了[le5]。 我睡不着[zhao2]。 我够不着[zhao2]。 外面下着[zhe5]雨。 他笑着[zhe5]说。
我把书还[huan2]了。 借东西要还[huan2]。 他还[hai2]没来。 还[hai2]有一个。 他还[hai2]会来吗？
绳子不够长[chang2]。 头发很长[chang2]。 这条路有一百米长[chang2]。 孩子长[zhang3]大了。
他长[zhang3]得很高。 头发长[zhang3]长[chang2]了。 树长[zhang3]高了。 箱子很重[zhong4]。
这本书重[zhong4]两斤。 你重[chong2]做一遍。 请你重[chong2]写。 排成两行[hang2]。 看第三行[hang2]。
你能行[xing2]吗？ 这样不行[xing2]。 他好[hao4]喝酒。 身体好[hao3]了。 他在数[shu3]钱。
从一数[shu3]到十。 他考得很差[cha4]。 差[cha4]五分三点。 质量差[cha4]。 还差[cha4]一个。
一只[zhi1]猫。 我只[zhi3]有一个。 他在院子里种[zhong4]菜。 这种[zhong3]人不多。 我们都[dou1]去。
什么都[dou1]不知道。 他为[wei4]大家做饭。 他教[jiao1]我中文。 老师亲切地[de5]问我。
他随手把报纸放在地[di4]上。 我们必须及时地[de5]通知家长。 这块地[di4]值很多钱。 狗拼命地[de5]叫。
他一声不响地[de5]走了。 花开得[de5]真美。 今天我得[dei3]加班。 他说话说得[de5]太快。
你得[dei3]小心。 他游得[de5]比我快。 她笑得[de5]合不拢嘴。 考试得[de2]了一百分。
时间过得[de5]真快。 你总得[dei3]吃点东西。 我解决不了[liao3]这个问题。 她哭了[le5]。
你来得了[liao3]吗？ 春天到了[le5]。 猜着[zhao2]了！ 桌上放着[zhe5]一本书。 他躺着[zhe5]看书。
钱还[huan2]清了。 天还[hai2]早。 这本书明天要还[huan2]。 他还[hai2]在睡觉。 还[hai2]不快走。
她留着长[chang2]头发。 小狗长[zhang3]得真快。 胡子长[zhang3]出来了。 夏天白天长[chang2]。
这件大衣太长[chang2]了。 行李太重[zhong4]了。 这道题重[chong2]新算一遍。 病情很重[zhong4]。
请把名字写在第一行[hang2]。 我看行[xing2]。 每行[hang2]十个字。 天气真好[hao3]。
你数[shu3]数有几个。 他数[shu3]了三遍。 他的中文不差[cha4]。 只差[cha4]一点儿。
天空飞过一只[zhi1]鸟。 门口只[zhi3]有他。 农民忙着种[zhong4]麦子。 有一种[zhong3]鱼会飞。
为[wei4]了你我才来的。 他被称为[wei2]诗人。 大家都[dou1]笑了。 妈妈教[jiao1]弟弟写字。
你干[gan4]什么？ 把杯子擦干[gan1]。
"""
_READ = re.compile(r"\[([a-z:]+[1-5])\]")


@pytest.mark.parametrize("drawn", SENTENCES.split())
@pytest.mark.parametrize("target", [Script.SIMPLIFIED, Script.TRADITIONAL])
def test_everyday_sentences_are_read_as_people_read_them(
    language: Language, drawn: str, target: Script
) -> None:
    text = _READ.sub("", drawn)
    written = text
    if target is Script.TRADITIONAL:
        written = language.converter.convert(text, Script.SIMPLIFIED, target)
    readings: list[str | None] = []
    for cell in language.annotate(written, target, Script.ORIGINAL):
        readings += cell.reading or [None] * len(cell.token.text)
    wanted, at = [], 0
    for part in re.split(r"(\[[^\]]*\])", drawn):
        if part.startswith("["):
            wanted.append((at - 1, part[1:-1]))
        else:
            at += len(part)
    assert [(at, readings[at]) for at, _ in wanted] == wanted
