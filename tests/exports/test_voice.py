"""Words spoken into files, by stubs of the systems' programs and by the real one where it is."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import wave
from pathlib import Path

import pytest

from desktop.exports.voice import Voice, VoiceError, find_voice, sound_name, speak_words
from tests.exports.anki_collection import word

LIBRARY = word()
GREEN = word("绿", "綠", "lu:4", ("green",), "")
BIT = word("一点儿", "一點兒", "yi1 dian3 r5", ("a bit",), "")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stubs are scripts with a shebang")

# Writes down how it was called; a sound is what it was given to say, after a header's length.
_STUB = """\
#!{python}
import base64, sys
from pathlib import Path
arguments = sys.argv[1:]
with open({log!r}, "a", encoding="utf-8") as log:
    log.write(" ".join(arguments) + "\\n")
def write(path, text):
    if text not in {silent!r}:
        Path(path).write_bytes(bytes(44) + text.encode())
{body}
"""
_SAY = """\
if arguments == ["-v", "?"]:
    print("Alex                en_US    # Hello!")
    print("Sinji               zh_HK    # 你好！")
    print("Meijia              zh_TW    # 你好，我叫美佳。")
    print("Eddy (Chinese (China mainland)) zh_CN    # 你好！我叫Eddy。")
else:
    write(arguments[arguments.index("-o") + 1], arguments[-1])
"""
_ESPEAK = """\
if arguments == ["--voices"]:
    print("Pty Language       Age/Gender VoiceName          File                 Other Languages")
    print(" 5  cmn             --/M      Chinese_(Mandarin)  sit/cmn              (zh-cmn 5)(zh 5)")
    print(" 5  cmn-latn-pinyin --/M      Chinese_(Pinyin)    sit/cmn-Latn-pinyin  (zh-cmn 5)(zh 5)")
else:
    write(arguments[arguments.index("-w") + 1], arguments[-1])
"""
_POWERSHELL = """\
script = base64.b64decode(arguments[-1]).decode("utf-16-le")
if "GetInstalledVoices" in script:
    print("en-US\\tMicrosoft Zira Desktop\\r\\nzh-CN\\tMicrosoft Huihui's Desktop\\r\\n", end="")
else:
    assert "SelectVoice('Microsoft Huihui''s Desktop')" in script
    for line in sys.stdin.buffer.read().decode("utf-8").splitlines():
        write(*line.split("\\t"))
"""


class Stub:
    """A program in a folder of its own, the only one on the path."""

    def __init__(self, folder: Path, name: str, body: str, silent: tuple[str, ...] = ()) -> None:
        self._log = folder / "log.txt"
        folder.mkdir(exist_ok=True)
        program = folder / name
        program.write_text(
            _STUB.format(python=sys.executable, log=str(self._log), silent=silent, body=body),
            encoding="utf-8",
        )
        program.chmod(program.stat().st_mode | stat.S_IXUSR)

    def calls(self) -> list[str]:
        return self._log.read_text(encoding="utf-8").splitlines() if self._log.exists() else []


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    monkeypatch.setenv("PATH", str(folder))
    return folder


def spoken(folder: Path, voice: Voice | None) -> list[str]:
    """Speak three words, and give what was said."""
    assert voice is not None
    found = speak_words([LIBRARY, GREEN, BIT], voice, folder)
    assert found is not None
    assert {path.name for path in found.values()} == {path.name for path in folder.iterdir()}
    return [found[one.identity].read_bytes()[44:].decode() for one in (LIBRARY, GREEN, BIT)]


def test_macos_says_the_characters(programs: Path, tmp_path: Path) -> None:
    stub = Stub(programs, "say", _SAY)
    voice = find_voice("darwin")
    assert voice is not None
    assert (voice.name, voice.region) == ("Eddy (Chinese (China mainland))", "CN")
    assert spoken(tmp_path / "sounds", voice) == ["图书馆", "绿", "一点儿"]
    assert "--file-format=WAVE --data-format=LEI16@22050 图书馆" in stub.calls()[1]


def test_a_voice_of_taiwan_is_given_its_characters(programs: Path, tmp_path: Path) -> None:
    Stub(programs, "say", _SAY.replace("zh_CN", "en_GB"))
    voice = find_voice("darwin")
    assert voice is not None
    assert voice.name == "Meijia"
    assert spoken(tmp_path / "sounds", voice) == ["圖書館", "綠", "一點兒"]


def test_a_voice_of_hong_kong_speaks_another_language(programs: Path) -> None:
    Stub(programs, "say", _SAY.replace("zh_CN", "en_GB").replace("zh_TW", "en_GB"))
    assert find_voice("darwin") is None


def test_windows_speaks_many_words_in_one_run(programs: Path, tmp_path: Path) -> None:
    stub = Stub(programs, "powershell", _POWERSHELL)
    assert spoken(tmp_path / "sounds", find_voice("win32")) == ["图书馆", "绿", "一点儿"]
    assert len(stub.calls()) == 2
    Stub(programs, "powershell", _POWERSHELL.replace("zh-CN", "de-DE"))
    assert find_voice("win32") is None


def test_elsewhere_the_reading_is_spoken(programs: Path, tmp_path: Path) -> None:
    Stub(programs, "espeak-ng", _ESPEAK)
    voice = find_voice("linux")
    assert voice is not None
    assert voice.name == "cmn-latn-pinyin"
    assert spoken(tmp_path / "sounds", voice) == ["tu2 shu1 guan3", "lü4", "yi1 dian3r5"]


@pytest.mark.parametrize("platform", ["darwin", "win32", "linux"])
def test_a_system_without_a_voice_has_none(programs: Path, platform: str) -> None:
    assert find_voice(platform) is None
    for name in ("say", "powershell", "espeak-ng"):
        Stub(programs, name, "sys.exit(1)")
    assert find_voice(platform) is None


def test_what_was_spoken_is_not_spoken_again(programs: Path, tmp_path: Path) -> None:
    stub = Stub(programs, "espeak-ng", _ESPEAK)
    voice = find_voice("linux")
    spoken(tmp_path / "sounds", voice)
    calls = len(stub.calls())
    spoken(tmp_path / "sounds", voice)
    assert len(stub.calls()) == calls


def test_a_word_that_the_voice_fails_at_goes_without(programs: Path, tmp_path: Path) -> None:
    Stub(programs, "espeak-ng", _ESPEAK, silent=("lü4",))
    voice = find_voice("linux")
    assert voice is not None
    found = speak_words([LIBRARY, GREEN], voice, tmp_path)
    assert found is not None
    assert set(found) == {LIBRARY.identity}
    with pytest.raises(VoiceError, match="The voice cmn-latn-pinyin of this system does not speak"):
        speak_words([GREEN], voice, tmp_path)


def test_it_tells_how_far_it_is_and_can_be_cancelled(programs: Path, tmp_path: Path) -> None:
    stub = Stub(programs, "espeak-ng", _ESPEAK)
    voice = find_voice("linux")
    assert voice is not None
    told: list[float] = []
    speak_words([LIBRARY, GREEN], voice, tmp_path / "a", progress=told.append)
    assert told == [0.0, 0.5, 1.0]
    calls = len(stub.calls())
    after_one = [False, True]
    cancelled = speak_words([BIT, GREEN], voice, tmp_path / "b", cancelled=lambda: after_one.pop(0))
    assert cancelled is None
    assert len(stub.calls()) == calls + 1
    assert speak_words([], voice, tmp_path / "c") == {}


def test_sounds_are_named_by_what_makes_two_words_the_same() -> None:
    assert sound_name(LIBRARY) == sound_name(word(senses=("other",), sentence=""))
    assert sound_name(LIBRARY) != sound_name(word(reading="tu2 shu1 guan4"))
    assert sound_name(LIBRARY).isascii()


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="eSpeak NG is not installed")
def test_espeak_ng_itself_speaks(tmp_path: Path) -> None:
    voice = find_voice("linux")
    assert voice is not None
    found = speak_words([LIBRARY, BIT], voice, tmp_path)
    assert found is not None
    with wave.open(str(found[LIBRARY.identity])) as sound:
        assert 0.4 < sound.getnframes() / sound.getframerate() < 3
