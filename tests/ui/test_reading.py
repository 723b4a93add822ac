"""Opening texts in the window, from everywhere, and what happens when that fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.documents.opening import LARGEST, from_text
from desktop.language.document import Place
from desktop.study import Study
from desktop.ui.library.address_dialog import AddressDialog
from desktop.ui.library.encoding_dialog import EncodingDialog
from tests.ui.documents import show
from tests.ui.texts import LESSON, LESSON_TRADITIONAL, chapter, novel
from tests.ui.windows import CTRL, Desk, Desks

Key = Qt.Key


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    path = tmp_path / "课文.txt"
    path.write_text(LESSON, encoding="utf-8")
    return path


def titles(desk: Desk) -> list[str]:
    return [recent.title for recent in desk.window.study.recent()]


def state(desk: Desk) -> tuple[object, ...]:
    """Give all that an opening that fails must leave as it is."""
    return (
        desk.document,
        desk.window.windowTitle(),
        desk.reader.place(),
        desk.chosen(),
        titles(desk),
    )


# -- files -----------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5"])
def test_a_file_is_opened_in_whatever_encoding_it_has(
    desks: Desks, tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "article.txt"
    text = LESSON_TRADITIONAL if encoding == "big5" else LESSON
    path.write_bytes((text * 5).encode(encoding))
    desk = desks.read("原来的")
    desk.open_file(path)
    assert desk.page() == text * 5
    assert desk.window.windowTitle() == "article — Duben 读本"
    assert titles(desk) == ["article", "原来的"]
    assert "new words" in desk.strip


def test_ctrl_o_asks_for_a_file_and_opens_it(
    desks: Desks, lesson: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desks.read("原来的")
    answers = iter([("", ""), (str(lesson), "")])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: next(answers))
    desk.press(Key.Key_O, CTRL)
    assert desk.page() == "原来的"
    desk.press(Key.Key_O, CTRL)
    desk.wait_until(lambda: desk.page() == LESSON)


def make_empty(folder: Path) -> Path:
    (folder / "empty.txt").write_bytes(b"")
    return folder / "empty.txt"


def make_blank(folder: Path) -> Path:
    (folder / "blank.txt").write_bytes(b" \n\t\n")
    return folder / "blank.txt"


def make_binary(folder: Path) -> Path:
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 200)
    return folder / "binary.txt"


def make_huge(folder: Path) -> Path:
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(LARGEST + 1)
    return folder / "huge.txt"


def make_folder(folder: Path) -> Path:
    (folder / "folder.txt").mkdir()
    return folder / "folder.txt"


def make_loop(folder: Path) -> Path:
    (folder / "loop.txt").symlink_to("loop.txt")
    return folder / "loop.txt"


def make_none(folder: Path) -> Path:
    return folder / "none.txt"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (make_empty, "empty.txt is empty: there is nothing to read."),
        (make_blank, "blank.txt"),
        (make_binary, "binary.txt"),
        (make_huge, "huge.txt is too large: a text may have 64 MB at most."),
        (make_folder, "folder.txt is a folder, not a text."),
        (make_loop, "loop.txt can't be read:"),
        (make_none, "none.txt does not exist."),
    ],
)
def test_what_can_not_be_opened_is_told_once_and_changes_nothing(
    desks: Desks, tmp_path: Path, make: Callable[[Path], Path], message: str
) -> None:
    desk = desks.read(chapter())
    desk.wheel(10)
    word = desk.reader.place()
    assert word is not None
    before = state(desk)
    desk.window.open_path(make(tmp_path))
    desk.wait_until(lambda: desk.notice != "")
    assert desk.notice.startswith(message)
    assert desk.notice.count("\n") == 0
    assert state(desk) == before
    assert "Opening" not in desk.strip


def test_the_message_goes_when_the_next_text_is_opened(desks: Desks, tmp_path: Path) -> None:
    desk = desks.read(LESSON)
    desk.window.open_path(make_empty(tmp_path))
    desk.wait_until(lambda: desk.notice != "")
    desk.paste("别的课文")
    assert desk.notice == ""


def test_an_opening_that_is_cancelled_leaves_no_trace(
    desks: Desks, tmp_path: Path, site: Site
) -> None:
    desk = desks.read(LESSON)
    before = state(desk)
    drop(desk, url=f"{site.address}/slow")
    desk.wait_until(lambda: desk.strip.startswith("Opening 127.0.0.1…"))
    desk.press_button("Cancel")
    assert "Opening" not in desk.strip
    site.go_on.set()
    other = tmp_path / "other.txt"
    desk.settle(200)
    assert state(desk) == before
    other.write_text("别的课文。", encoding="utf-8")
    desk.open_file(other)
    assert titles(desk)[0] == "other"
    assert len(titles(desk)) == 2


def test_what_is_opened_at_once_shows_no_progress(desks: Desks, tmp_path: Path) -> None:
    path = tmp_path / "other.txt"
    path.write_text("别的课文。", encoding="utf-8")
    desk = desks.read(LESSON)
    told: list[str] = []
    desk.window._reading.working.connect(lambda text, _share: told.append(text))
    desk.open_file(path)
    desk.settle(300)
    assert told == []


def test_of_two_files_the_one_asked_for_last_is_shown(desks: Desks, tmp_path: Path) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(novel(1_000_000), encoding="utf-8")
    second.write_text("第二", encoding="utf-8")
    desk = desks.read(LESSON)
    desk.window.open_path(first)
    desk.open_file(second)
    desk.settle(300)
    assert desk.page() == "第二"
    assert "first" not in titles(desk)


def test_a_text_pasted_while_a_file_is_being_opened_stays(desks: Desks, tmp_path: Path) -> None:
    path = tmp_path / "novel.txt"
    path.write_text(novel(1_000_000), encoding="utf-8")
    desk = desks.read(LESSON)
    desk.window.open_path(path)
    desk.paste("剪贴板")
    assert desk.page() == "剪贴板"
    assert "Opening" not in desk.strip
    desk.settle(400)
    assert desk.page() == "剪贴板"


def test_a_text_chosen_from_the_list_while_a_file_is_being_opened_stays(
    desks: Desks, tmp_path: Path
) -> None:
    path = tmp_path / "novel.txt"
    path.write_text(novel(1_000_000), encoding="utf-8")
    desk = desks.read("第一课")
    desk.paste("第二课")
    desk.window.open_path(path)
    desk.recent.opened.emit(desk.window.study.recent()[1].id)
    assert desk.page() == "第一课"
    desk.settle(400)
    assert desk.page() == "第一课"


PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>秋天 - 某网</title></head><body>
<nav><a href="/">首页</a> <a href="/n">新闻</a> <a href="/s">体育</a></nav>
<article><h1>秋天</h1>{}</article><footer>版权所有 联系我们</footer></body></html>""".format(
    "".join(
        f"<p>秋天到了，天气凉了，树叶黄了，第{n}片叶子从树上落下来，大家都说今年的秋天特别美。</p>"
        for n in "一二三四五六七"
    )
)


class Site:
    """A site on this machine; its slow page waits until it may go on."""

    def __init__(self) -> None:
        self.go_on = Event()
        go_on = self.go_on

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path == "/slow":
                    go_on.wait(5)
                self.send_response(404 if self.path == "/nothing" else 200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                with suppress(OSError):
                    self.wfile.write(PAGE.encode())

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    Thread(target=made.server.serve_forever, daemon=True).start()
    yield made
    made.go_on.set()
    made.server.shutdown()
    made.server.server_close()


# -- clipboard and drop ----------------------------------------------------------------------


def test_the_clipboard_is_opened_as_an_article(desks: Desks) -> None:
    desk = desks.read("原来的")
    desk.paste(f"标题\n\n{LESSON}")
    assert desk.page() == f"标题\n\n{LESSON}"
    assert desk.window.windowTitle() == "标题 — Duben 读本"
    assert titles(desk) == ["标题", "原来的"]


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_clipboard_is_told(desks: Desks, text: str) -> None:
    desk = desks.read(LESSON)
    before = state(desk)
    desk.paste(text)
    assert desk.notice == "There is no text in the clipboard."
    assert state(desk) == before


def test_the_same_text_again_is_the_same_document(desks: Desks) -> None:
    desk = desks.read(LESSON)
    first = desk.document.id
    desk.paste("别的课文")
    desk.paste(LESSON)
    assert desk.document.id == first
    assert len(titles(desk)) == 2


def drop(desk: Desk, text: str = "", files: tuple[Path, ...] = (), url: str = "") -> bool:
    data = desk.drop_data(text, files)
    if url:
        data.setUrls([QUrl(url)])
    actions, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(300, 300), actions, data, left, none)
    QApplication.sendEvent(desk.window, entering)
    if entering.isAccepted():
        event = QDropEvent(QPointF(300, 300), actions, data, left, none)
        QApplication.sendEvent(desk.window, event)
    return entering.isAccepted()


def test_a_file_that_is_dropped_is_opened(desks: Desks, lesson: Path) -> None:
    desk = desks.read("原来的")
    assert drop(desk, files=(lesson,))
    desk.wait_until(lambda: desk.page() == LESSON)


def test_a_text_that_is_dropped_is_opened(desks: Desks) -> None:
    desk = desks.read("原来的")
    assert drop(desk, text=LESSON)
    assert desk.page() == LESSON


def test_a_web_address_that_is_dropped_is_opened(desks: Desks, site: Site) -> None:
    desk = desks.read("原来的")
    assert drop(desk, url=f"{site.address}/page")
    desk.wait_until(lambda: desk.document.title == "秋天")
    assert "首页" not in desk.page()
    assert desk.document.source == f"{site.address}/page"


def test_a_web_address_in_the_clipboard_is_opened(desks: Desks, site: Site) -> None:
    desk = desks.read("原来的")
    desk.paste(f"{site.address}/page\n")
    desk.wait_until(lambda: desk.document.title == "秋天")
    assert titles(desk) == ["秋天", "原来的"]


def test_a_web_address_is_typed(desks: Desks, site: Site) -> None:
    desk = desks.read("原来的")
    QApplication.clipboard().setText("no address")

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AddressDialog)
        assert dialog.line.text() == ""
        QTest.keyClicks(dialog.line, f"{site.address}/page")
        QTest.keyClick(dialog.line, Key.Key_Return)

    QTimer.singleShot(100, answer)
    desk.press(Key.Key_L, CTRL)
    desk.wait_until(lambda: desk.document.title == "秋天")


def test_a_page_that_is_not_there_is_told_in_a_sentence(desks: Desks, site: Site) -> None:
    desk = desks.read("原来的")
    desk.paste(f"{site.address}/nothing")
    desk.wait_until(lambda: desk.notice != "")
    assert desk.notice == "There is no such page on 127.0.0.1."
    assert desk.page() == "原来的"


def test_the_whole_page_is_shown_again_when_the_text_is_opened_again(
    desks: Desks, site: Site
) -> None:
    desk = desks.read("原来的")
    desk.paste(f"{site.address}/page")
    desk.wait_until(lambda: desk.document.title == "秋天")
    assert "首页" not in desk.page()
    desk.press(Key.Key_A, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert "首页" in desk.page()
    desk.paste("别的")
    desk.recent.opened.emit(desk.window.study.recent()[1].id)
    assert desk.document.title == "秋天"
    assert "首页" in desk.page()


# -- encodings -------------------------------------------------------------------------------


def test_an_encoding_that_was_chosen_stays_chosen_for_that_file(
    desks: Desks, tmp_path: Path
) -> None:
    path = tmp_path / "notes.txt"
    text = "我們"
    path.write_bytes(text.encode("big5"))
    desk = desks.read("原来的")
    desk.window.open_path(path)
    desk.wait_until(lambda: desk.document.source == str(path))
    assert not desk.document.sure
    assert desk.notice.startswith("If some characters are wrong,")

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, EncodingDialog)
        names = [dialog.names.item(row).text() for row in range(dialog.names.count())]
        dialog.names.setCurrentRow(names.index("Traditional Chinese (Big5)"))
        assert "我們" in dialog.text.toPlainText()
        QTest.keyClick(dialog.names, Key.Key_Return)

    QTimer.singleShot(100, answer)
    desk.press(Key.Key_E, CTRL | Qt.KeyboardModifier.ShiftModifier)
    desk.wait_until(lambda: desk.page() == text)
    desk.paste("别的")
    desk.open_file(path)
    assert desk.page() == text


def test_the_encoding_of_what_is_no_file_can_not_be_chosen(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.press(Key.Key_E, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert desk.notice == "Only the encoding of a file can be chosen."


def test_nothing_is_dropped_that_is_neither(desks: Desks) -> None:
    desk = desks.read("原来的")
    assert not drop(desk)


# -- recent texts and places -----------------------------------------------------------------


def test_recent_titles_are_written_in_the_script_of_the_text(desks: Desks) -> None:
    desk = desks.read("罕見為中國出特刊\n\n這個月出了特刊。")
    model = desk.recent.view.model()
    assert model.index(0, 0).data() == "罕見為中國出特刊"
    desk.press(Key.Key_S)
    assert model.index(0, 0).data() == "罕见为中国出特刊"


def test_the_title_above_a_text_is_written_in_its_script(desks: Desks) -> None:
    desk = show(desks, from_text("這個月出了特刊。", "罕見的標題", ""))
    titles = [desk.reader._scene.title]
    for _ in range(2):
        desk.press(Key.Key_S)
        titles.append(desk.reader._scene.title)
    assert titles == ["罕見的標題", "罕见的标题", "罕見的標題"]


def test_the_list_opens_a_text_where_reading_stopped(desks: Desks) -> None:
    desk = desks.read(chapter())
    desk.wheel(25)
    place = desk.reader.place()
    assert place is not None
    assert place.paragraph > 3
    desk.paste(LESSON)
    assert desk.reader.place() == Place(0, 0)
    index = desk.recent.view.model().index(1, 0)
    point = desk.recent.view.visualRect(index).center()
    QTest.mouseClick(desk.recent.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert desk.document.title.startswith("0号。老师")
    assert desk.reader.place() == place


def test_enter_in_the_list_opens_the_text(desks: Desks) -> None:
    desk = desks.read("第一课")
    desk.paste("第二课")
    desk.tap("第二")
    desk.recent.view.setFocus()
    desk.recent.view.setCurrentIndex(desk.recent.view.model().index(1, 0))
    desk.press(Key.Key_Return)
    assert desk.page() == "第一课"
    assert desk.window.study.words() == ()


def test_a_text_taken_off_the_list_can_still_be_read(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.recent.forget_requested.emit(desk.document.id)
    assert desk.recent.view.model().rowCount() == 0
    desk.tap("图书馆")
    desk.press(Key.Key_Return)
    assert desk.chosen() == "图书馆 learning"


def test_the_place_is_kept_while_one_reads_on(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.ui.reading._SAVE_PLACE_MS", 50)
    desk = desks.read(chapter())
    desk.wheel(25)
    place = desk.reader.place()
    study = desk.window.study
    desk.wait_until(lambda: study.place_of(desk.document) == place)


def test_a_place_does_not_creep_however_often_a_text_is_opened(desks: Desks) -> None:
    desk = desks.read(chapter())
    desk.wheel(25)
    place = desk.reader.place()
    for size in ((700, 600), (1100, 760), (500, 500), (1300, 900)):
        desks.close(desk)
        desk = desks.window(size=size)
        desk.window.begin(None)
        desk.settle()
        assert desk.reader.place() == place


def test_a_place_that_can_not_be_kept_is_told_and_reading_goes_on(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.storage.errors import StorageError

    def refuse(*_: object) -> None:
        raise StorageError("The disk is full.")

    monkeypatch.setattr("desktop.ui.reading._SAVE_PLACE_MS", 50)
    desk = desks.read(chapter())
    monkeypatch.setattr(Study, "remember_place", refuse)
    desk.wheel(25)
    desk.wait_until(lambda: desk.notice == "The disk is full.")
    desk.paste(LESSON)
    assert desk.page() == LESSON


# -- the first start -------------------------------------------------------------------------


def test_before_the_dictionary_is_ready_the_text_is_there_and_keys_do_no_harm(
    desks: Desks,
) -> None:
    desk = desks.window()
    desk.window.begin(None)
    assert desk.page().startswith("窗边的读本")
    desk.tap_at(QPointF(200, 200))
    desk.move_to(QPointF(220, 200))
    for key in Key.Key_Right, Key.Key_Down, Key.Key_Return, Key.Key_1, Key.Key_N, Key.Key_B:
        desk.press(key)
    for key in Key.Key_S, Key.Key_P, Key.Key_C, Key.Key_Tab, Key.Key_Backspace, Key.Key_Escape:
        desk.press(key)
    desk.press(Key.Key_A, CTRL)
    desk.press(Key.Key_C, CTRL)
    assert desk.clipboard().startswith("窗边的读本")
    assert desk.chosen() == ""
    assert desk.window.study.words() == ()


def test_words_can_be_tapped_as_soon_as_the_dictionary_is_ready(desks: Desks) -> None:
    desk = desks.window()
    desk.window.begin(None)
    desk.wheel(2)
    desk.press(Key.Key_A, CTRL)
    place = desk.reader.place()
    desk.wait_until(lambda: desk.window.study.language is not None, timeout=20_000)
    desk.settle()
    assert place is not None
    held = desk.reader.place()
    assert held is not None
    assert held.paragraph == place.paragraph
    assert desk.reader.selected_text() == desk.page()
    desk.press(Key.Key_Home)
    desk.tap("读本")
    assert desk.chosen() == "读本"
    desk.wait_until(lambda: "new words" in desk.strip)


def test_a_window_closed_while_the_dictionary_is_made_ready_closes(desks: Desks) -> None:
    desk = desks.window()
    desk.window.begin(None)
    desk.settle(5)
    desks.close(desk)
    assert not desk.window.isVisible()


def test_the_file_given_at_the_start_is_shown(desks: Desks, lesson: Path) -> None:
    desk = desks.window()
    desk.window.begin(lesson)
    assert desk.page() == LESSON


def test_with_a_file_that_can_not_be_opened_the_welcome_article_and_a_message_are_shown(
    desks: Desks, tmp_path: Path
) -> None:
    desk = desks.window()
    desk.window.begin(tmp_path / "none.txt")
    assert desk.page().startswith("窗边的读本")
    desk.wait_until(lambda: desk.notice == "none.txt does not exist.")


def test_the_next_start_shows_the_last_text(desks: Desks) -> None:
    desk = desks.read("第一课")
    desk.paste("第二课")
    desks.close(desk)
    desk = desks.window()
    desk.window.begin(None)
    assert desk.page() == "第二课"


def test_where_the_last_text_is_gone_the_welcome_article_is_shown(
    desks: Desks, tmp_path: Path
) -> None:
    desk = desks.read("第一课")
    desks.close(desk)
    with closing(sqlite3.connect(tmp_path / "data" / "library.db")) as database:
        database.execute("DELETE FROM text")
        database.commit()
    desk = desks.window()
    desk.window.begin(None)
    assert desk.page().startswith("窗边的读本")
    desk.wait_until(lambda: desk.notice != "")
