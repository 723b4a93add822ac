from __future__ import annotations

import json
import stat
import sys
import tempfile
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.settings import CHOICES, Settings, load, save

_KNOWN = {field.name for field in fields(Settings)} | {"version"}

_texts = st.text()
_values: dict[str, st.SearchStrategy[Any]] = {
    **{name: st.sampled_from(choices) for name, choices in CHOICES.items()},
    **{
        name: st.booleans()
        for name in ("tone_colours", "tone_colours_in_text", "sandhi", "hover_modifier")
    },
    "mark_new": st.booleans(),
    "taiwan_words": st.booleans(),
    "show_doubt": st.booleans(),
    "sidebar": st.booleans(),
    "text_size": st.integers(14, 48),
    "shortcuts": st.dictionaries(_texts, _texts),
    "reviews": st.dictionaries(_texts, st.booleans() | st.integers() | _texts),
    "exports": st.dictionaries(_texts, st.booleans() | st.integers() | _texts),
    "geometry": _texts,
}
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | _texts,
    lambda inner: st.lists(inner) | st.dictionaries(_texts, inner),
    max_leaves=5,
)
_unknown = st.dictionaries(_texts.filter(lambda name: name not in _KNOWN), _json, max_size=3)


def written(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@given(settings=st.builds(Settings, **_values, unknown=_unknown))
def test_what_is_saved_is_loaded_again(settings: Settings) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.json"
        save(path, settings)
        assert load(path) == settings


def test_every_setting_but_the_unknown_ones_is_tried_above() -> None:
    assert _values.keys() == {field.name for field in fields(Settings)} - {"unknown"}


@given(stored=st.dictionaries(st.sampled_from(sorted(_KNOWN - {"version"})) | _texts, _json))
def test_any_value_loads_as_one_that_makes_sense(stored: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.json"
        path.write_text(json.dumps({**stored, "version": 1}), encoding="utf-8")
        settings = load(path)
        assert 14 <= settings.text_size <= 48
        assert all(getattr(settings, name) in choices for name, choices in CHOICES.items())
        save(path, settings)
        assert load(path) == settings


@given(data=st.binary())
def test_any_bytes_load_as_something(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.json"
        path.write_bytes(data)
        assert isinstance(load(path), Settings)


def test_without_a_file_there_are_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.json") == Settings()
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_plain_json_with_its_version(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save(path, Settings(theme="dark", shortcuts={"find": "Ctrl+G"}))
    stored = written(path)
    assert stored["version"] == 1
    assert stored["theme"] == "dark"
    assert stored["shortcuts"] == {"find": "Ctrl+G"}
    assert "unknown" not in stored


def test_keys_of_another_version_are_written_back(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"version": 1, "voice": {"speed": 0.8}, "theme": "dark"}', encoding="utf-8")
    settings = load(path)
    assert settings.unknown == {"voice": {"speed": 0.8}}
    save(path, replace(settings, theme="light"))
    assert written(path)["voice"] == {"speed": 0.8}
    assert written(path)["theme"] == "light"


def test_a_value_that_makes_no_sense_gives_way_alone(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(
        '{"version": 1, "theme": "sepia", "text_size": 900, "sandhi": 1, "mark_new": true,'
        ' "shortcuts": {"find": 7}, "script": ["original"]}',
        encoding="utf-8",
    )
    assert load(path) == Settings(mark_new=True)
    assert path.exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        '{"version": 1, "theme": ',
        "[1, 2]",
        "null",
        "{}",
        '{"version": "1"}',
        '{"version": true}',
        '{"version": 2, "theme": "dark"}',
        "[" * 100_000,
        "\0\0\0\0",
    ],
)
def test_a_damaged_or_newer_file_is_set_aside(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    assert load(path) == Settings()
    assert not path.exists()
    assert (tmp_path / "settings.json.bad").read_text(encoding="utf-8") == text


def test_a_folder_in_the_files_place_gives_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.mkdir()
    assert load(path) == Settings()
    assert path.is_dir()


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"version": 1, "theme": "dark"}', encoding="utf-8-sig")
    assert load(path).theme == "dark"


def test_saving_makes_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    save(path, Settings())
    assert load(path) == Settings()


def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save(path, Settings(theme="dark"))
    with pytest.raises(TypeError):
        save(path, Settings(unknown={"voice": object()}))
    path.with_name("taken").mkdir()
    with pytest.raises(OSError, match="taken"):
        save(path.with_name("taken"), Settings())
    assert load(path).theme == "dark"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["settings.json", "taken"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_only_the_user_can_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save(path, Settings())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
