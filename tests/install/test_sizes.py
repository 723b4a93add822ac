from __future__ import annotations

from pathlib import Path

from install.sizes import part_sizes, table


def test_every_file_counts_for_one_part_and_links_for_none(tmp_path: Path) -> None:
    files = {
        "duben": 10,
        "_internal/desktop/paths.pyc": 5,
        "_internal/PySide6/Qt/lib/libQt6Core.so.6": 400,
        "_internal/libxcb-cursor.so.0": 20,
        "_internal/numpy.libs/libopenblas.so": 300,
        "_internal/libpython3.11.so.1.0": 50,
        "_internal/json/decoder.pyc": 4,
        "_internal/resources/dictionaries/cedict.db": 200,
        "_internal/resources/welcome.txt": 7,
        "_internal/something/else": 3,
    }
    for place, size in files.items():
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_bytes(bytes(size))
    (tmp_path / "_internal" / "libQt6Core.so.6").symlink_to("PySide6/Qt/lib/libQt6Core.so.6")
    sizes = part_sizes(tmp_path)
    assert sizes == {
        "Qt": 420,
        "numpy": 300,
        "the dictionary": 200,
        "Python and its libraries": 54,
        "the program itself": 15,
        "tables for words, readings, scripts, levels": 7,
        "the rest": 3,
    }
    lines = table(sizes).splitlines()
    assert lines[0].endswith("Qt")
    assert lines[-1].endswith("in all")
