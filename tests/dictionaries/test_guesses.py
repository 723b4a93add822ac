from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from dictionaries.build import build_index
from dictionaries.guesses import guess
from dictionaries.index import Index
from tests.dictionaries.texts import HEADER, source

ROOT = Path(__file__).parent.parent.parent

TEXT = (
    HEADER
    + """\
東西 东西 [dong1 xi1] /east and west/
東西 东西 [dong1 xi5] /thing/
Q彈 Q弹 [Q dan4] /one/
Q彈 Q弹 [Q tan2] /other/
長 长 [chang2] /long/
長 长 [zhang3] /chief/
吃 吃 [chi1] /to eat/
圖書館 图书馆 [tu2 shu1 guan3] /library/
"""
)


def test_pypinyin_alone_reads_code_point_by_code_point() -> None:
    assert guess("银行") == ("yin2", "hang2")
    assert guess("绿") == ("lu:4",)
    assert guess("T恤") == (None, "xu4")
    assert guess("的") == ("de5",)
    assert guess("OK") is None


def test_an_index_keeps_what_pypinyin_says_where_the_dictionary_does_not_settle_it(
    tmp_path: Path,
) -> None:
    index = Index.open(build_index(source(tmp_path, TEXT), tmp_path))
    assert index.guess("东西") == guess("东西") == ("dong1", "xi1")
    assert index.guess("Q弹") == guess("Q弹") == (None, "dan4")
    assert index.guess("长") == index.guess("長") == guess("长") == ("zhang3",)
    assert index.guess("㐀") == ("qiu1",)
    assert index.guess("𰻝") == guess("𰻝") == ("biang2",)
    index.close()


def test_an_index_keeps_no_guess_at_what_has_one_reading_or_none(tmp_path: Path) -> None:
    index = Index.open(build_index(source(tmp_path, TEXT), tmp_path))
    assert index.guess("吃") == (None,)
    assert index.guess("Q") == index.guess("、") == index.guess("\ud800") == (None,)
    assert index.guess("图书馆") is None
    assert index.guess("图书") is None
    index.close()


def test_pypinyin_is_loaded_in_small_steps_and_whole_even_after_a_step_that_failed() -> None:
    program = """
import os
from dictionaries.guesses import guess, load_guesses

def stop(share):
    if share > 0.5:
        raise KeyError("anything")

try:
    load_guesses(stop)
except KeyError:
    print("stopped")
shares = []
load_guesses(shares.append)
assert len(shares) > 50 and shares == sorted(shares) and 0.99 < shares[-1] <= 1
load_guesses(shares.clear)
assert shares

from pypinyin.constants import PHRASES_DICT
from pypinyin.phrases_dict import phrases_dict
assert PHRASES_DICT == phrases_dict and len(phrases_dict) > 40_000
print(*guess("朝阳银行"), "PYPINYIN_NO_PHRASES" in os.environ)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", cwd=ROOT, check=True
    )
    assert done.stdout.splitlines() == ["stopped", "zhao1 yang2 yin2 hang2 False"]
