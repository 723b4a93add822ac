"""Texts that the tests of the window read."""

from __future__ import annotations

LESSON = "我在图书馆看书。\n\n“你好，世界！”老师说。\n我们在银行工作，很高兴。"
LESSON_TRADITIONAL = "我在圖書館看書。\n\n「你好，世界！」老師說。\n我們在銀行工作，很高興。"


def chapter(paragraphs: int = 80) -> str:
    """Write a text of many screens; each paragraph begins with its number and fills some lines."""
    line = "老师在图书馆看书，学生在教室里学习汉语。他们觉得世界很大，银行很远，天气很好。"
    return "\n".join(f"{number}号。{line * 2}" for number in range(paragraphs))


def endless(length: int = 1_000_000) -> str:
    """Write one paragraph of so many characters."""
    sentence = "老师在图书馆看书，学生在教室里学习汉语。"
    return (sentence * (length // len(sentence) + 1))[:length]


def novel(length: int = 1_000_000) -> str:
    """Write a text of so many characters in paragraphs of some two hundred."""
    return "\n".join(endless(200 + n % 7) for n in range(length // 203))
