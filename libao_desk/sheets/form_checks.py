"""A blank form opened, or refused because filling it would lose a part of it (县里的空白表)."""

import io
import re
import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from libao_desk.core.errors import Refusal

from .grids import read_content
from .limits import SheetLimits, inspect_package

FORM_LIMITS = SheetLimits(file_bytes=1 << 20, unpacked_bytes=30 << 20, rows=5_000, columns=200, cells=100_000)
"""A form is blank: some tens of kilobytes, kept whole with the looks of each cell."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DRAWN = re.compile(r"xl/drawings/drawing\d+\.xml")
_VML = re.compile(r"xl/drawings/.*\.vml")
_VML_KIND = re.compile(rb'ObjectType="(\w+)"')
_LOST_PARTS = (
    ("xl/externallinks/", "表样里有指向其他文件的链接，请先断开链接（把公式粘贴为数值）再用。"),
    ("xl/ctrlprops/", "表样里有复选框、按钮等控件，填写时会丢失，请删去控件后再用。"),
    ("xl/activex/", "表样里有复选框、按钮等控件，填写时会丢失，请删去控件后再用。"),
    ("xl/charts/", "表样里有图表，填写时会丢失，请删去图表后再用。"),
    ("xl/pivottables/", "表样里有数据透视表，不能填写，请只留要填的表。"),
    ("xl/media/", "表样里有图片，填写时会丢失，请删去图片（包括背景和页眉里的）后再用。"),
)
_SHAPE, _CONTROL = "表样里有文本框或图形，填写时会丢失，请把其中的文字移到单元格里再用。", _LOST_PARTS[1][1]
_LOST_EXTENSIONS = {
    "Data Validation extension": "引用其他工作表的下拉选项",
    "Conditional Formatting extension": "新式的条件格式（图标、数据条）",
}


def open_form(source: Path | bytes) -> tuple[Any, tuple[str, ...]]:
    """The workbook, and what small things of it a filled copy will not keep, each as a sentence.

    Raises Refusal, in one sentence with the cure, for what is no xlsx, is hostile, is protected, or would lose something seen.
    """
    from openpyxl import load_workbook

    content = read_content(source, FORM_LIMITS)
    _refuse_kind(content)
    _refuse_parts(content)
    try:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            book = load_workbook(io.BytesIO(content), rich_text=True)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError) as error:  # what openpyxl says of odd but readable files
        raise Refusal("这个表样的写法不规范，打不开；请用WPS或Excel打开后另存为xlsx再用。") from error
    _refuse_protected(book)
    lost = [name for start, name in _LOST_EXTENSIONS.items() if any(str(one.message).startswith(start) for one in told)]
    return book, tuple(f"表样里的{name}填写后不保留。" for name in lost)


def _refuse_kind(content: bytes) -> None:
    if content.startswith(_OLE) and _ENCRYPTED in content:
        raise Refusal("表样设了打开密码，请用WPS或Excel取消密码、另存后再用。")
    if not content.startswith(b"PK\x03\x04"):
        raise Refusal("表样须是xlsx文件，请用WPS或Excel把它另存为xlsx后再用。")


def _refuse_parts(content: bytes) -> None:
    names = {name.lower(): name for name in _names(content)}
    if any(name.endswith("vbaproject.bin") for name in names):
        raise Refusal("表样里有宏，请另存为不带宏的xlsx后再用。")
    if "xl/workbook.xml" not in names:
        raise Refusal("表样须是xlsx文件，请用WPS或Excel把它另存为xlsx后再用。")
    for start, sentence in _LOST_PARTS:
        if any(name.startswith(start) for name in names):
            raise Refusal(sentence)
    inspect_package(content, FORM_LIMITS)
    _refuse_drawn(content, names)


def _names(content: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return package.namelist()
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise Refusal("表样已损坏，读不出来；请向县里重新要一份。") from error


def _refuse_drawn(content: bytes, names: Mapping[str, str]) -> None:
    """What is drawn over the cells; notes are drawn too, and are kept."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for lower, name in names.items():
            if _DRAWN.fullmatch(lower) and b"Anchor" in package.read(name):
                raise Refusal(_SHAPE)
            if _VML.fullmatch(lower) and set(_VML_KIND.findall(package.read(name))) - {b"Note"}:
                raise Refusal(_CONTROL)


def _refuse_protected(book: Any) -> None:
    if book.security is not None and book.security.lockStructure:
        raise Refusal("表样的工作簿设了保护，请撤销工作簿保护后再用。")
    for sheet in book.worksheets:
        if sheet.protection.sheet:
            raise Refusal(f"表样的工作表“{sheet.title}”设了保护，请撤销工作表保护后再用。")
