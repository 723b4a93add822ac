"""Speak words into sound files with the system's own voice, by a program that is there anyway.

- macOS: `say`, with the voice of a Chinese region that is not Hong Kong's;
- Windows: System.Speech, from PowerShell, which reads many words in one run;
- elsewhere: eSpeak NG, whose voice for pinyin says a word by its reading; from characters it often
  makes something else, at least up to its version 1.51.

The first two read the characters, so a word with several readings may get the commoner one.
"""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.exports.listed import ListedWord

Identity = tuple[str, str, str]

_PATIENCE = 20.0  # seconds for a word, or for the list of voices
_HEADER = 44  # bytes of a WAV file with no sound in it
_SAY_VOICE = re.compile(r"^(\S.*?)\s+zh[_-](\w+)\s+#", re.MULTILINE)
_WINDOWS_VOICE = re.compile(r"^zh-(\w+)\t(.+?)\s*$", re.MULTILINE)
_PINYIN_VOICES = ("cmn-latn-pinyin", "cmn", "zh", "zh-cmn")
_REGIONS = ("CN", "SG", "TW")
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_AT_ONCE = 50

_LIST = """\
[Console]::OutputEncoding = [Text.Encoding]::UTF8
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
foreach ($one in $voice.GetInstalledVoices()) {
  if ($one.Enabled) {
    [Console]::Out.WriteLine($one.VoiceInfo.Culture.Name + "`t" + $one.VoiceInfo.Name)
  }
}
"""
_SPEAK = """\
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
$voice.SelectVoice('{name}')
$in = New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8)
while (($line = $in.ReadLine()) -ne $null) {{
  $path, $text = $line -split "`t", 2
  $voice.SetOutputToWaveFile($path)
  $voice.Speak($text)
  $voice.SetOutputToNull()
}}
"""


class VoiceError(Exception):
    """The voice said nothing at all; the message is for the learner."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A Chinese voice of the system: its name there, its region if it has one, what speaks with it,
    and the kind of system, as `sys.platform` has it.
    """

    name: str
    region: str
    program: str
    platform: str


def find_voice(platform: str = sys.platform) -> Voice | None:
    """Find the system's Chinese voice, None where there is none; takes up to a second."""
    if platform == "darwin":
        program = shutil.which("say")
        found = _SAY_VOICE.findall(_run([program, "-v", "?"])) if program else []
        return _by_region([(region, name) for name, region in found], program or "", platform)
    if platform == "win32":
        program = shutil.which("powershell")
        found = _WINDOWS_VOICE.findall(_run(_powershell(program, _LIST))) if program else []
        return _by_region(found, program or "", platform)
    program = shutil.which("espeak-ng")
    if program is None:
        return None
    listed = {word for line in _run([program, "--voices"]).splitlines() for word in line.split()}
    name = next((name for name in _PINYIN_VOICES if name in listed), None)
    return Voice(name, "", program, platform) if name else None


def sound_name(word: ListedWord) -> str:
    """Name the sound file of a word, the same each time and unlike every other word's."""
    digest = hashlib.sha256("|".join(word.identity).encode("utf-8", "replace")).hexdigest()
    return f"duben-{digest[:16]}.wav"


def speak_words(
    words: Sequence[ListedWord],
    voice: Voice,
    folder: Path,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Mapping[Identity, Path] | None:
    """Make a WAV file of each word in a folder, and give them by identity; None where it was
    cancelled. What is in the folder already is not made again.

    A word that the voice fails at has no file; raises VoiceError where it fails at all of them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {word.identity: (word, folder / sound_name(word)) for word in words}
    missing = [one for one in wanted.values() if not _is_sound(one[1])]
    size = _AT_ONCE if voice.platform == "win32" else 1
    with tempfile.TemporaryDirectory(prefix=".making-", dir=folder) as name:
        for at in range(0, len(missing), size):
            if cancelled():
                return None
            progress(at / len(missing))
            some = [(word, Path(name) / path.name, path) for word, path in missing[at : at + size]]
            _speak(voice, [(_said(word, voice), made) for word, made, _ in some])
            for _, made, path in some:
                # Whole or not at all: a file that is there is taken for good the next time.
                if _is_sound(made):
                    made.replace(path)
    progress(1.0)
    found = {identity: path for identity, (_, path) in wanted.items() if _is_sound(path)}
    if wanted and not found:
        raise VoiceError(f"The voice {voice.name} of this system does not speak.")
    return found


def _by_region(found: Sequence[tuple[str, str]], program: str, platform: str) -> Voice | None:
    for region in _REGIONS:
        for its, name in found:
            if its == region:
                return Voice(name, region, program, platform)
    return None


def _said(word: ListedWord, voice: Voice) -> str:
    """Give what a voice is to say: the characters that its region writes, or the reading."""
    if voice.platform in {"darwin", "win32"}:
        text = word.traditional if voice.region == "TW" else word.simplified
        return " ".join(text.split())
    reading = " ".join([syllable.lower().replace("u:", "ü") for syllable in word.reading])
    # Erhua is not a syllable of its own.
    return reading.replace(" r5", "r5") or word.simplified


def _speak(voice: Voice, texts: Sequence[tuple[str, Path]]) -> None:
    if voice.platform == "win32":
        script = _SPEAK.format(name=voice.name.replace("'", "''"))
        lines = "".join([f"{path}\t{text}\n" for text, path in texts])
        _run(_powershell(voice.program, script), lines, _PATIENCE * len(texts))
        return
    for text, path in texts:
        if voice.platform == "darwin":
            form = ["--file-format=WAVE", "--data-format=LEI16@22050"]
            command = [voice.program, "-v", voice.name, "-o", str(path), *form, text]
            _run(command)
        else:
            _run([voice.program, "-v", voice.name, "-w", str(path), "--", text])


def _powershell(program: str, script: str) -> list[str]:
    encoded = base64.b64encode(script.encode("utf-16-le")).decode()
    return [program, "-NoProfile", "-NonInteractive", "-EncodedCommand", encoded]


def _run(command: Sequence[str], text: str = "", patience: float = _PATIENCE) -> str:
    """Run a program, and give what it wrote; nothing where it fails."""
    try:
        done = subprocess.run(
            command,
            input=text.encode(),
            capture_output=True,
            timeout=patience,
            check=False,
            creationflags=_NO_WINDOW,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace").replace("\r\n", "\n")


def _is_sound(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > _HEADER
