"""What a sheet may be at most, and the look into its zip directory and XML before any reader touches it (压缩炸弹等恶意文件)."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from libao_desk.core.errors import Refusal

from .hidden import Hidden
from .xml_scan import CountingScan, DocumentTypeFound, OdsScan, TooMuch, WorkbookScan, WorksheetScan, XmlBroken

MEGABYTE = 1 << 20
_CHUNK = 1 << 18
_MANIFEST = "meta-inf/manifest.xml"
LOCKED = "文件设了打开密码，读不出来；请在WPS或Excel里取消密码、另存后再导入。"
_BROKEN = "文件已损坏，读不出来；请用WPS或Excel打开后另存为xlsx再导入。"


@dataclass(frozen=True)
class SheetLimits:
    """Upper limits of a sheet; the defaults leave an honest ledger of a county ten times its room."""

    file_bytes: int = 30 * MEGABYTE
    unpacked_bytes: int = 200 * MEGABYTE
    ratio: int = 150
    """Unpacked to packed, asked only of a part beyond ten megabytes: blank formatted rows pack well in honest files too."""
    entries: int = 2_000
    rows: int = 60_000
    columns: int = 500
    cells: int = 2_000_000
    """Rows times columns of the used range, since a reader keeps the whole rectangle in memory."""
    strings: int = 400_000
    seconds: float = 30.0
    memory_bytes: int = 1024 * MEGABYTE
    """Address space of the reading process (Linux)."""


DEFAULT_LIMITS = SheetLimits()


@dataclass(frozen=True)
class PackageFacts:
    """What the look into a package found that the reader will not tell."""

    from_1904: bool = False
    lost: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By sheet name and address: why a cell that looks filled reads empty (公式没有保存结果、公式出错)."""
    merged: Mapping[str, Sequence[tuple[int, int, int, int]]] = field(default_factory=dict)
    """By sheet name: merged ranges as (top, left, bottom, right), from 1, where the reader does not tell them."""
    hidden: Mapping[str, Hidden] = field(default_factory=dict)
    """By sheet name: rows and columns that nobody sees."""
    is_ods: bool = False


def check_size(size: int, limits: SheetLimits) -> None:
    """Refuse a file that is too large to be a ledger."""
    if size > limits.file_bytes:
        raise Refusal(f"文件有{size // MEGABYTE}MB，超过{limits.file_bytes // MEGABYTE}MB的上限；请只保留要导入的工作表后再试。")
    if size == 0:
        raise Refusal("文件是空的（0字节），请重新取得该文件。")


def check_extent(rows: int, columns: int, limits: SheetLimits) -> None:
    """Refuse a used range that no ledger has, naming what is too much."""
    if columns > limits.columns:
        raise Refusal(f"工作表用到了第{columns}列，超过{limits.columns}列的上限；请删除右边多余的列后再导入。")
    if rows > limits.rows:
        raise Refusal(f"工作表用到了第{rows}行，超过{limits.rows}行的上限；请删除多余的行或分成几个文件导入。")
    if rows * columns > limits.cells:
        raise Refusal(f"工作表范围有{rows}行×{columns}列，超出上限；请删除空白的行和列后再导入。")


def inspect_package(content: bytes, limits: SheetLimits) -> PackageFacts:
    """Look through a zip package (xlsx, ods) as a stream and refuse what is hostile or not readable.

    Raises Refusal for bombs, overlapping or doubled entries, document types and entities, macros, external links, encryption
    and ranges beyond the limits.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = package.infolist()
            _check_directory(members, len(content), limits)
            _check_kind({member.filename for member in members})
            parts = _Parts(content, members, limits)
            return _inspect_ods(parts) if "content.xml" in parts.names else _inspect_xlsx(parts)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as broken:
        raise Refusal(_BROKEN) from broken
    except XmlBroken as broken:
        raise Refusal(_BROKEN) from broken
    except DocumentTypeFound:
        raise Refusal("文件的XML里含有文档类型或实体定义，正常的表格没有这些，已拒绝读取。") from None
    except TooMuch as much:
        raise Refusal(f"工作表里的内容超出上限（{much}），请分成几个文件导入。") from None


def _check_directory(members: list[zipfile.ZipInfo], size: int, limits: SheetLimits) -> None:
    if len(members) > limits.entries:
        raise Refusal(f"压缩包里有{len(members)}个部件，正常的表格没有这么多，已拒绝读取。")
    if len({member.filename.lower() for member in members}) != len(members):
        raise Refusal("压缩包里有重名的部件，正常的表格没有，已拒绝读取。")
    if any(member.flag_bits & 1 for member in members):
        raise Refusal("文件已加密，请在WPS或Excel里取消密码后再导入。")
    _check_places(members, size)
    _check_sizes(members, limits)


def _check_places(members: list[zipfile.ZipInfo], size: int) -> None:
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < end or member.header_offset + member.compress_size > size:
            raise Refusal("压缩包里的部件互相重叠，是压缩炸弹的做法，已拒绝读取。")
        end = member.header_offset + 30 + member.compress_size


def _check_sizes(members: list[zipfile.ZipInfo], limits: SheetLimits) -> None:
    if sum(member.file_size for member in members) > limits.unpacked_bytes:
        raise Refusal(f"文件展开后超过{limits.unpacked_bytes // MEGABYTE}MB，疑为压缩炸弹，已拒绝读取。")
    for member in members:
        if member.file_size > 10 * MEGABYTE and member.file_size > limits.ratio * max(member.compress_size, 1):
            raise Refusal(f"部件{member.filename}展开后是压缩时的{limits.ratio}倍以上，疑为压缩炸弹，已拒绝读取。")


def _check_kind(names: set[str]) -> None:
    lower = {name.lower() for name in names}
    if any(name.endswith("vbaproject.bin") or name.startswith(("basic/", "scripts/")) for name in lower):
        raise Refusal("文件里有宏，不能导入；请另存为不带宏的xlsx后再导入。")
    if any(name.startswith("xl/externallinks/") for name in lower):
        raise Refusal("文件里有指向其他文件的链接；请把这些公式复制后“粘贴为数值”，另存后再导入。")
    if "xl/workbook.bin" in lower:
        raise Refusal("这是xlsb格式，请另存为xlsx后再导入。")
    if "content.xml" not in lower and "xl/workbook.xml" not in lower:
        raise Refusal("这不是电子表格文件（压缩包里没有工作簿），请选择xlsx、xls、et、ods或csv文件。")


class _Parts:
    """The parts of a package, unpacked piece by piece, never trusting the sizes that the directory states."""

    def __init__(self, content: bytes, members: list[zipfile.ZipInfo], limits: SheetLimits) -> None:
        self._content = content
        self._members = {member.filename.lower(): member for member in members}
        self._left = limits.unpacked_bytes
        self.limits = limits

    @property
    def names(self) -> frozenset[str]:
        """Names of all parts, in small letters, since readers do not heed case."""
        return frozenset(self._members)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The part's bytes; raises Refusal as soon as it is larger than stated or all parts together pass the limit."""
        member = self._members[name]
        packed = self._packed(member)
        if member.compress_type == zipfile.ZIP_STORED:
            yield packed
            return
        if member.compress_type != zipfile.ZIP_DEFLATED:
            raise Refusal(_BROKEN)
        inflater, stated = zlib.decompressobj(-15), member.file_size
        while packed and not inflater.eof:
            piece = inflater.decompress(packed, _CHUNK)
            self._left -= len(piece)
            stated -= len(piece)
            if stated < 0:
                raise Refusal(f"部件{member.filename}比压缩包目录里写的大，疑为压缩炸弹，已拒绝读取。")
            if self._left < 0:
                raise Refusal(f"文件展开后超过{self.limits.unpacked_bytes // MEGABYTE}MB，疑为压缩炸弹，已拒绝读取。")
            yield piece
            packed = inflater.unconsumed_tail

    def _packed(self, member: zipfile.ZipInfo) -> bytes:
        head = self._content[member.header_offset : member.header_offset + 30]
        if len(head) < 30 or head[:4] != b"PK\x03\x04":
            raise Refusal(_BROKEN)
        start = member.header_offset + 30 + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
        return self._content[start : start + member.compress_size]


def _inspect_xlsx(parts: _Parts) -> PackageFacts:
    workbook = WorkbookScan()
    for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
        if name in parts.names:
            workbook.read(parts.chunks(name))
    titles = {posixpath.normpath(posixpath.join("/xl", target))[1:].lower(): title for title, target in workbook.sheets()}
    lost: dict[str, Mapping[str, str]] = {}
    hidden: dict[str, Hidden] = {}
    for name in sorted(parts.names):
        if name in titles or name.startswith("xl/worksheets/sheet"):
            sheet = WorksheetScan(4 * parts.limits.cells)
            sheet.read(parts.chunks(name))
            check_extent(sheet.rows, sheet.columns, parts.limits)
            title = titles.get(name, name)
            lost[title], hidden[title] = sheet.lost, sheet.hidden.found()
        elif name.endswith((".xml", ".rels", ".vml")):
            CountingScan(_elements(name, parts.limits)).read(parts.chunks(name))
    return PackageFacts(workbook.from_1904, lost, hidden=hidden)


def _elements(name: str, limits: SheetLimits) -> int:
    """Each shared text is two elements, more where its letters differ in looks."""
    return 2 * limits.strings if name == "xl/sharedstrings.xml" else 4 * limits.strings


def _inspect_ods(parts: _Parts) -> PackageFacts:
    if _MANIFEST in parts.names and b"encryption-data" in b"".join(parts.chunks(_MANIFEST)):
        raise Refusal(LOCKED)
    scan = OdsScan(4 * parts.limits.cells)
    scan.read(parts.chunks("content.xml"))
    check_extent(scan.rows, scan.columns, parts.limits)
    for name in sorted(parts.names - {"content.xml"}):
        if name.endswith(".xml"):
            CountingScan(4 * parts.limits.strings).read(parts.chunks(name))
    hidden = {title: place.found() for title, place in scan.hidden.items()}
    return PackageFacts(lost=scan.lost, merged=scan.merged, hidden=hidden, is_ods=True)
