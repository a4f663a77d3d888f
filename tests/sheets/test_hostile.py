"""Files made to harm: each is refused with one sentence, quickly, and within a small process (恶意文件)."""

import multiprocessing
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from time import sleep

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.sheets import child
from libao_desk.sheets.child import nobody_waits, read_grids_in_child
from libao_desk.sheets.limits import SheetLimits
from libao_desk.sheets.table_reader import read_table

from .making import KNOWN, package, text_cell, text_row, xls, xlsx, zipped

SMALL = SheetLimits(memory_bytes=200 << 20)
"""Address space is never less than memory used: a child that answers with its own sentence within this used less."""
SECONDS = 2.0
PAIR = ("姓名", "身份证号")
OLD_BOOKS = Path(__file__).parents[1] / "real_sheets" / "files"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture(autouse=True)
def _as_in_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child begins as it does in the program: its size and its time are what is measured here."""
    monkeypatch.setattr(child, "CONTEXT", multiprocessing.get_context("spawn"))


@dataclass(frozen=True)
class Hostile:
    """A file and what its refusal speaks of."""

    name: str
    content: Callable[[], bytes]
    word: str
    file: str = "台账.xlsx"


def _filler(row: str, count: int) -> str:
    return "".join(row.format(number) for number in range(1, count + 1))


def _bomb() -> bytes:
    return package("<row>" + "<c><v>0</v></c>" * 5_000_000 + "</row>")


def _lying_bomb() -> bytes:
    """A bomb whose directory states that its sheet is small."""
    content = bytearray(package("<row>" + "<c><v>0</v></c>" * 15_000_000 + "</row>"))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    return bytes(content).replace(size.to_bytes(4, "little"), (5_000).to_bytes(4, "little"))


def _strings() -> bytes:
    return package(text_row(1, PAIR), shared=_filler("<si><t>人{0}</t></si>", 1_000_000))


def _doubled() -> bytes:
    target = BytesIO(package(text_row(1, PAIR)))
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("XL/workbook.xml", "<workbook/>")
    return target.getvalue()


def _overlapping() -> bytes:
    """Two names of the directory that share one part's bytes, as the densest bombs do."""
    content = package(text_row(1, PAIR), more={"xl/a.xml": "<a/>", "xl/b.xml": "<a/>"})
    with zipfile.ZipFile(BytesIO(content)) as archive:
        first, second = (archive.getinfo(name).header_offset for name in ("xl/a.xml", "xl/b.xml"))
    place = content.rindex(second.to_bytes(4, "little"), content.index(b"PK\x01\x02"))
    return content[:place] + first.to_bytes(4, "little") + content[place + 4 :]


def _encrypted_entry() -> bytes:
    content = bytearray(package(text_row(1, PAIR)))
    place = content.index(b"PK\x01\x02")
    content[place + 8] |= 1
    return bytes(content)


def _wide_ods() -> bytes:
    cell = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
    blank = '<table:table-cell table:number-columns-repeated="16000"/>'
    table = f'<table:table table:name="t"><table:table-row>{blank}{cell}</table:table-row></table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {spaces}>{body}</office:document-content>",
        }
    )


ENTITIES = '<!DOCTYPE x [<!ENTITY a "哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
GOOD = text_row(1, PAIR) + text_row(2, ("张三丰", "1"))

CORPUS = (
    Hostile("zip bomb", _bomb, "压缩炸弹"),
    Hostile("zip bomb with a lying directory", _lying_bomb, "比压缩包目录里写的大"),
    Hostile("million shared strings", _strings, "超出上限"),
    Hostile("entities that grow", lambda: package(GOOD.replace("张三丰", "&b;"), prolog=ENTITIES), "实体"),
    Hostile("entity from outside", lambda: package(GOOD.replace("张三丰", "&a;"), prolog=OUTSIDE), "实体"),
    Hostile("16,384 columns", lambda: package(f'<row r="1">{text_cell("A1", "姓名")}{text_cell("XFD1", "末")}</row>'), "第16384列"),
    Hostile("a cell in the last row", lambda: package(text_row(1, PAIR) + text_row(1048576, ("末",))), "第1048576行"),
    Hostile("the last row, its cells without address", lambda: package('<row r="1048576"><c><v>1</v></c></row>'), "第1048576行"),
    Hostile("wide and long", lambda: package(text_row(1, PAIR) + f'<row r="50000">{text_cell("RA50000", "末")}</row>'), "范围"),
    Hostile("wide OpenDocument", _wide_ods, "第16001列", "台账.ods"),
    Hostile("macros", lambda: package(GOOD, more={"xl/vbaProject.bin": OLE}), "宏"),
    Hostile("macros in OpenDocument", lambda: zipped({"content.xml": "<a/>", "Basic/Standard/Module1.xml": "<a/>"}), "宏", "a.ods"),
    Hostile("macros in an old book", lambda: xls((PAIR,)) + "_VBA_PROJECT".encode("utf-16-le"), "宏", "a.xls"),
    Hostile("links to other files", lambda: package(GOOD, more={"xl/externalLinks/externalLink1.xml": "<a/>"}), "链接"),
    Hostile("binary workbook", lambda: zipped({"xl/workbook.bin": b"\0"}), "xlsb"),
    Hostile("a document, not a workbook", lambda: zipped({"word/document.xml": "<a/>"}), "不是电子表格"),
    Hostile("three thousand parts", lambda: package(GOOD, more={f"xl/{number}.xml": "<a/>" for number in range(3_000)}), "部件"),
    Hostile("a part twice", _doubled, "重名"),
    Hostile("parts that overlap", _overlapping, "重叠"),
    Hostile("an encrypted part", _encrypted_entry, "加密"),
    Hostile("encrypted with a passphrase", lambda: OLE + b"\0" * 2000 + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
    Hostile("truncated xlsx", lambda: xlsx((PAIR, ("张三丰", "1")))[:-400], "损坏"),
    Hostile("truncated xls", lambda: xls((PAIR, ("张三丰", "1")))[:600], "损坏", "a.xls"),
    Hostile("damaged in the middle", lambda: (good := xlsx((PAIR,)))[:900] + b"\xff" * 200 + good[1100:], "损坏"),
    Hostile("broken XML", lambda: package("<row><c></row>"), "损坏"),
    Hostile("zip head and nothing else", lambda: b"PK\x03\x04" + b"\0" * 500, "损坏"),
    Hostile("nothing at all", lambda: b"", "空的"),
    Hostile("a web page named xls", lambda: b"<html><table><tr><td>x</td></tr></table></html>", "网页", "a.xls"),
    Hostile("a PDF named xlsx", lambda: b"%PDF-1.7 " + b"\0" * 500, "PDF"),
    Hostile("a picture", lambda: b"\x89PNG\r\n" + b"\0" * 500, "不是表格"),
    Hostile("a program named csv", lambda: b"MZ\x90\0" + bytes(range(256)) * 20, "不是表格", "a.csv"),
    Hostile("noise named xlsx", lambda: bytes(range(1, 256)) * 40, "不是WPS或Excel"),
    Hostile("noise named csv", lambda: bytes(range(256)) * 40, "编码", "a.csv"),
    Hostile("csv with a quotation mark never closed", lambda: '姓名,备注\n甲,"他说\n乙,无\n'.encode(), "引号", "a.csv"),
    Hostile("csv with one closed lines later", lambda: '姓名,备注\n甲,"他说\n乙,"好"\n'.encode(), "引号", "a.csv"),
    Hostile("csv with a row inside a cell", lambda: '姓名,a,b,c\n甲,"x\n乙,1,2,3\n丙,y",2,3\n'.encode(), "引号", "a.csv"),
    Hostile("csv of too many columns", lambda: b"a," * 20_000, "20001列", "a.csv"),
)


@pytest.mark.parametrize("hostile", CORPUS, ids=lambda hostile: hostile.name)
def test_hostile_file_is_refused_with_one_sentence_by_a_small_quick_process(hostile: Hostile) -> None:
    content = hostile.content()
    before = _child_seconds()
    with pytest.raises(Refusal, match=hostile.word) as refused:
        read_table(content, name=hostile.file, known_headers=KNOWN, limits=SMALL, in_child=True)
    assert _child_seconds() - before < SECONDS
    assert refused.value.sentence.endswith("。")
    assert "内存过多" not in refused.value.sentence
    assert "中断" not in refused.value.sentence
    assert "\n" not in refused.value.sentence


def _child_seconds() -> float:
    """Processor time of the children that have ended: a busy machine does not lengthen it."""
    times = os.times()
    return times.children_user + times.children_system


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: Path) -> None:
    huge = tmp_path / "a.xlsx"
    with huge.open("wb") as file:
        file.truncate(31 << 20)
    with pytest.raises(Refusal, match="31MB，超过30MB"):
        read_table(huge, name="a.xlsx", known_headers=KNOWN, in_child=True)


def test_a_good_file_is_read_by_the_same_small_process() -> None:
    rows = [PAIR, *[(f"人{number}", "320699198901012318") for number in range(2_000)]]
    table = read_table(xlsx(rows), name="a.xlsx", known_headers=KNOWN, limits=SMALL, in_child=True)
    assert len(table.rows) == 2_000
    assert table.rows[-1].number == 2_001


def test_a_child_without_room_to_start_is_a_refusal_not_a_crash() -> None:
    with pytest.raises(Refusal, match=r"中断|内存过多"):
        read_table(xlsx((PAIR,)), name="a.xlsx", known_headers=KNOWN, limits=SheetLimits(memory_bytes=1 << 20), in_child=True)


@pytest.mark.parametrize(("name", "kept"), [("formulas.xls", 4608), ("sheets.xls", 5632)])
def test_of_an_old_book_that_was_cut_short_one_sentence_is_told(capfd: pytest.CaptureFixture[str], name: str, kept: int) -> None:
    """The reader's library panics over it, and would tell that in its own words on the terminal."""
    whole = (OLD_BOOKS / name).read_bytes()
    with pytest.raises(Refusal, match="另存为"):
        read_table(whole[:kept], name=name, known_headers=KNOWN, in_child=True)
    assert capfd.readouterr().err == ""


def test_a_child_that_takes_too_long_is_ended() -> None:
    with pytest.raises(Refusal, match="超过0秒"):
        read_table(xlsx((PAIR,)), name="a.xlsx", known_headers=KNOWN, limits=SheetLimits(seconds=0.0), in_child=True)


def _held(_pipe: object, _limits: SheetLimits) -> None:
    """A child that is held at its start and takes nothing out of the pipe."""
    sleep(60)


class _Pressed(Exception):
    """Cancel was pressed."""


def _press() -> None:
    raise _Pressed


@pytest.mark.parametrize(
    ("waiting", "seconds", "ends"), [(nobody_waits, 0.2, Refusal), (_press, 30.0, _Pressed)], ids=["late", "cancelled"]
)
def test_a_child_that_takes_nothing_in_is_ended_in_time_and_by_a_cancel(
    monkeypatch: pytest.MonkeyPatch, waiting: Callable[[], None], seconds: float, ends: type[Exception]
) -> None:
    monkeypatch.setattr(child, "_serve", _held)
    too_much_for_a_pipe = b"x" * (4 << 20)
    with pytest.raises(ends):
        read_grids_in_child(too_much_for_a_pipe, name="a.csv", limits=SheetLimits(seconds=seconds), waiting=waiting)


WITHOUT_RESOURCE = """
import sys
from libao_desk.sheets.child import _limit_memory
sys.platform, sys.modules["resource"] = "elsewhere", None
_limit_memory(1 << 20)
print(len(bytearray(50 << 20)))
"""


def test_a_system_without_resource_limits_reads_all_the_same() -> None:
    """Where nobody bounds a process from within, the child's start must not ask for what is not there."""
    done = subprocess.run([sys.executable, "-c", WITHOUT_RESOURCE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(50 << 20)
