from __future__ import annotations

import datetime
import io
import random
import zipfile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.contents import Contents
from desktop.documents.docx import read_docx
from desktop.documents.errors import OpenError
from desktop.language.document import Chapter
from dictionaries.errors import Cancelled

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
NAMESPACES = (
    nsdecls("w")
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    + ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def saved(word: WordDocument) -> bytes:
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def opened(word: WordDocument) -> Contents:
    return read_docx(saved(word), "书.docx")


def of_xml(*elements: str) -> list[str]:
    """Read a document of these elements of WordprocessingML."""
    word = docx.Document()
    for xml in elements:
        tag, rest = xml[1:].split(">", 1)
        word.element.body.append(parse_xml(f"<{tag} {NAMESPACES}>{rest}"))
    return list(opened(word).paragraphs)


def refusal(data: bytes) -> str:
    with pytest.raises(OpenError) as refused:
        read_docx(data, "书.docx")
    return str(refused.value)


def test_paragraphs_and_tables_come_in_their_order() -> None:
    word = docx.Document()
    word.add_paragraph("一")
    table = word.add_table(2, 2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), "甲乙丙丁", strict=True
    ):
        cell.text = text
    word.add_paragraph("  ")
    word.add_paragraph("二")
    assert opened(word).paragraphs == ["一", "甲\t乙", "丙\t丁", "二"]


def test_a_table_of_one_cell_is_a_frame_around_paragraphs() -> None:
    word = docx.Document()
    cell = word.add_table(1, 1).rows[0].cells[0]
    cell.text = "一"
    cell.add_paragraph("二")
    assert opened(word).paragraphs == ["一", "二"]


def test_breaks_end_a_paragraph_and_tabs_stay() -> None:
    word = docx.Document()
    run = word.add_paragraph().add_run("一\t甲")
    run.add_break()
    run.add_text("二")
    run.add_break(WD_BREAK.PAGE)
    run.add_text("三")
    assert opened(word).paragraphs == ["一\t甲", "二", "三"]


def test_headings_are_the_chapters() -> None:
    word = docx.Document()
    word.add_heading("上卷", 1)
    word.add_heading("第一章", 2)
    word.add_paragraph("文")
    word.add_heading("下卷", 1)
    assert opened(word).chapters == (
        Chapter("上卷", 0, 0),
        Chapter("第一章", 1, 1),
        Chapter("下卷", 3, 0),
    )


def test_a_heading_of_two_lines_is_one_chapter() -> None:
    word = docx.Document()
    word.add_heading("第一章\n开端", 1)
    contents = opened(word)
    assert contents.paragraphs == ["第一章", "开端"]
    assert contents.chapters == (Chapter("第一章 开端", 0),)


def test_headings_are_known_by_chinese_names_and_by_outline_levels() -> None:
    word = docx.Document()
    word.styles.add_style("标题 2", WD_STYLE_TYPE.PARAGRAPH)
    mine = word.styles.add_style("我的", WD_STYLE_TYPE.PARAGRAPH)
    mine.base_style = word.styles["标题 2"]
    word.add_paragraph("甲", style="标题 2")
    word.add_paragraph("乙", style="我的")
    level = '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'
    xml = f"<w:p {NAMESPACES}>{level}<w:r><w:t>丙</w:t></w:r></w:p>"
    word.element.body.append(parse_xml(xml))
    word.element.body.append(parse_xml(xml.replace('"2"', '"9"')))
    assert opened(word).chapters == (Chapter("甲", 0), Chapter("乙", 1), Chapter("丙", 2, 1))


def test_the_document_says_what_it_is() -> None:
    word = docx.Document()
    word.add_paragraph("文")
    properties = word.core_properties
    properties.title, properties.author = " 故乡 ", "鲁迅"
    properties.created = datetime.datetime(2021, 1, 5, 8, 30)
    contents = opened(word)
    assert (contents.title, contents.author, contents.published) == ("故乡", "鲁迅", "2021-01-05")


def test_a_document_without_properties_has_no_title() -> None:
    word = docx.Document()
    word.add_paragraph("文")
    with zipfile.ZipFile(io.BytesIO(saved(word))) as archive:
        files = {path: archive.read(path) for path in archive.namelist()}
    del files["docProps/core.xml"]
    relations = files["_rels/.rels"].decode().split("<Relationship ")
    kept = [relation for relation in relations if "core.xml" not in relation]
    files["_rels/.rels"] = "<Relationship ".join(kept).encode()
    contents = read_docx(packed(files), "书.docx")
    assert (contents.title, contents.author, contents.published) == ("", "", "")
    assert contents.paragraphs == ["文"]


def test_an_empty_date_is_none() -> None:
    word = docx.Document()
    word.add_paragraph("文")
    next(iter(word.core_properties._element.iter("{*}created"))).text = ""
    assert opened(word).published == ""


def test_ruby_is_not_read_as_text() -> None:
    ruby = (
        "<w:ruby><w:rubyPr/><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby>"
    )
    assert of_xml(f"<w:p><w:r>{ruby}</w:r><w:r><w:t>字</w:t></w:r></w:p>") == ["漢字"]


def test_what_is_deleted_is_no_text_and_what_is_inserted_is() -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    moved = '<w:moveFrom w:id="3"><w:r><w:t>旧</w:t></w:r></w:moveFrom>'
    inserted = '<w:ins w:id="2"><w:r><w:t>新</w:t></w:r></w:ins>'
    assert of_xml(f"<w:p>{deleted}{moved}{inserted}</w:p>") == ["新"]


def test_hidden_text_footnotes_and_field_codes_are_not_read() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>"
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>明</w:t></w:r>'
    assert of_xml(f"<w:p>{hidden}{note}{field}{shown}</w:p>") == ["明"]


def test_links_and_content_controls_are_read() -> None:
    link = "<w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink>"
    control = f"<w:sdt><w:sdtContent><w:p>{link}</w:p></w:sdtContent></w:sdt>"
    assert of_xml(control, f"<w:p>{link}</w:p>") == ["链", "链"]


def test_the_text_of_a_text_box_follows_its_paragraph_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    assert of_xml(f"<w:p><w:r>{both}</w:r><w:r><w:t>文</w:t></w:r></w:p>") == ["文", "框"]
    old = f"<w:p><w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r></w:p>"
    assert of_xml(old) == ["框"]


def test_vertical_and_right_aligned_text_reads_as_plain_paragraphs() -> None:
    word = docx.Document()
    word.add_paragraph("右").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    section = parse_xml(f'<w:textDirection {NAMESPACES} w:val="tbRl"/>')
    word.sections[0]._sectPr.append(section)
    assert opened(word).paragraphs == ["右"]


def test_progress_is_told_and_reading_can_be_cancelled() -> None:
    word = docx.Document()
    for _ in range(500):
        word.add_paragraph("文")
    told: list[float] = []
    read_docx(saved(word), "书.docx", progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    told.clear()
    with pytest.raises(Cancelled):
        read_docx(saved(word), "书.docx", progress=told.append, cancelled=lambda: len(told) == 2)
    assert len(told) == 2


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return out.getvalue()


def full() -> WordDocument:
    word = docx.Document()
    word.add_heading("第一章", 1)
    word.add_paragraph("我在图书馆看书。")
    word.add_table(1, 2).rows[0].cells[1].text = "格"
    return word


SOUND = saved(full())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is damaged or incomplete"),
        (SOUND[:-100], "is damaged or incomplete"),
        (OLE, "is an old Word document"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "is locked with a password"),
        (packed({"a.xhtml": b"<p/>"}), "is not a Word document"),
        (packed({"word/document.xml": b"<p/>"}), "is damaged or incomplete"),
        (saved(docx.Document()), "has no text"),
        (packed({"word/document.xml": bytes(8 * 2**20)}), "is too large"),
        (packed({"word/document.xml": b"<" * 4_000_001}), "is too large"),
    ],
)
def test_a_file_that_is_no_readable_document_is_refused(data: bytes, said: str) -> None:
    assert refusal(data).startswith("书.docx ")
    assert said in refusal(data)


def read_or_refuse(data: bytes) -> Contents | None:
    try:
        return read_docx(data, "书.docx")
    except OpenError:
        return None


@settings(deadline=None, max_examples=40)
@given(st.randoms(use_true_random=False), st.integers(1, 8), st.booleans())
def test_damaged_bytes_are_read_or_refused(chance: random.Random, flips: int, cut: bool) -> None:
    data = bytearray(SOUND)
    for _ in range(flips):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    read_or_refuse(bytes(data[: chance.randrange(len(data))] if cut else data))


with zipfile.ZipFile(io.BytesIO(SOUND)) as archive:
    PARTS = {path: archive.read(path) for path in archive.namelist() if "thumbnail" not in path}


@settings(deadline=None, max_examples=50)
@given(st.randoms(use_true_random=False), st.integers(1, 8))
def test_damaged_parts_of_a_document_are_read_or_refused(chance: random.Random, flips: int) -> None:
    parts = {path: bytearray(content) for path, content in PARTS.items()}
    for _ in range(flips):
        content = parts[chance.choice(sorted(parts))]
        content[chance.randrange(len(content))] = chance.choice(b"<>&\"'/\x00\xff\x80aA= []!-")
    read_or_refuse(packed({path: bytes(content) for path, content in parts.items()}))


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data: bytes) -> None:
    assert read_or_refuse(data) is None
