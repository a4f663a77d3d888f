"""What a paper (文书) says, as plain values: printing draws them, registers compose them, and neither knows how the other works."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum


class Face(Enum):
    """The type faces of official papers (字体)."""

    FANG = "仿宋"
    KAI = "楷体"
    HEI = "黑体"
    SONG = "宋体"
    TITLE = "小标宋"


class Size(Enum):
    """Type sizes (字号) with their height in points, printing sizes (`GB/T 9704-2012`: body 3号, title 2号)."""

    TWO = 21.0  # 二号
    SMALL_TWO = 18.0  # 小二
    THREE = 15.75  # 三号
    FOUR = 13.75  # 四号
    SMALL_FOUR = 12.0  # 小四
    FIVE = 10.5  # 五号
    SMALL_FIVE = 9.0  # 小五


class Style(Enum):
    """What a paragraph is (段落样式): headings keep with the paragraph that follows."""

    BODY = "正文"  # 仿宋
    HEADING = "一级标题"  # 黑体, "一、…"
    SUBHEADING = "二级标题"  # 楷体, "（一）…"


class Align(Enum):
    """Where the lines of a paragraph stand (对齐)."""

    JUSTIFY = "两端对齐"
    LEFT = "左对齐"
    CENTRE = "居中"
    RIGHT = "右对齐"


class Numbering(Enum):
    """How clauses are counted (条款序号)."""

    CHINESE = "一、"
    BRACKETED = "（一）"
    ARABIC = "1."
    NONE = ""


class Footer(Enum):
    """The page number at the foot (页码)."""

    PAGE_OF = "第 x 页 共 y 页"
    DASHED = "— x —"  # GB/T 9704-2012 7.5: odd pages right, even pages left
    NONE = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line in one manner: `whole` text (amounts, dates, numbers) is never split between two lines."""

    text: str
    underline: bool = False
    face: Face | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """A rule to be filled in by hand (填空线), `chars` characters of the line's size wide."""

    chars: float = 4


Text = str | tuple[str | Run | Blank, ...]
"""What a line of a paper may be: a plain string, or strings, runs and blanks in their order."""


def whole(text: str) -> Run:
    """Text that stays on one line: an amount, a date, an ID number."""
    return Run(text, whole=True)


def filled(value: str | None, chars: float = 4) -> Run | Blank:
    """The value underlined, or a rule of `chars` characters where there is none (空白处留填空线)."""
    return Blank(chars) if value is None or not value.strip() else Run(value, underline=True)


def plain(text: Text) -> str:
    """The words alone, a blank as ＿＿."""
    if isinstance(text, str):
        return text
    return "".join("＿＿" if isinstance(part, Blank) else part.text if isinstance(part, Run) else part for part in text)


@dataclass(frozen=True, slots=True)
class Title:
    """The paper's title (标题): 2号小标宋, centred."""

    text: str
    size: Size = Size.TWO


@dataclass(frozen=True, slots=True)
class RedHead:
    """The issuing organ in red, the document number under it and a red rule (发文机关标志、发文字号; `GB/T 9704-2012` 7.2)."""

    organ: str
    number: Text


@dataclass(frozen=True, slots=True)
class NumberLine:
    """The paper's number (编号), right unless said otherwise."""

    text: Text
    align: Align = Align.RIGHT


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph (段落); `indent` is the first line's, in characters; a line break in the text starts a new one.

    `is_room`: a rule to write on, of which a form to fill by hand may have fewer or more (留白).
    """

    text: Text
    style: Style = Style.BODY
    indent: float = 2
    align: Align = Align.JUSTIFY
    size: Size = Size.THREE
    keep_with_next: bool = False
    is_room: bool = False


@dataclass(frozen=True, slots=True)
class Clauses:
    """Numbered clauses (条款): 一、… 二、…, each a paragraph."""

    items: tuple[Text, ...]
    numbering: Numbering = Numbering.CHINESE
    first: int = 1


@dataclass(frozen=True, slots=True)
class Field:
    """A label and its underlined value (填写项); None prints the rule alone; `weight` shares out the width the labels leave."""

    label: str
    value: str | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Fields:
    """Rows of labelled values as on a form (填写栏); the fields of a row share its line, a long value runs on below itself."""

    rows: tuple[tuple[Field, ...], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table (单元格): None is an empty cell, `span` the columns it covers, `lines` its least height in lines."""

    text: Text | None
    span: int = 1
    align: Align = Align.LEFT
    lines: float = 1
    face: Face | None = None


@dataclass(frozen=True, slots=True)
class FactsTable:
    """A ruled table (表格): `header` repeats on each page, `widths` are shares of the block's width (equal when empty).

    `tight`: its rows stand close, so that a long one takes fewer pages; `first` rows of it stay on one page with its heads.
    """

    rows: tuple[tuple[Cell | Text | None, ...], ...]
    header: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    size: Size = Size.SMALL_FOUR
    tight: bool = False
    first: int = 0


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """The values of one series of a chart (数据系列), one for each label; None is no value."""

    name: str
    values: tuple[Decimal | int | None, ...]


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart (统计图): bars beside their labels, or `upright` columns over them; `full` is the end of the scale where it is fixed."""

    title: str
    labels: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    unit: str = ""
    upright: bool = False
    full: int | None = None


@dataclass(frozen=True, slots=True)
class Space:
    """Blank lines (空行)."""

    lines: float = 1


@dataclass(frozen=True, slots=True)
class Signature:
    """A place to sign (签名处): the label, then room for the hand, `lines` high; `name` is printed only where law wants it."""

    label: str
    name: str | None = None
    lines: float = 1.5


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Rows of one or two places to sign (签名栏); it never starts a page alone: two lines of the body go with it."""

    rows: tuple[tuple[Signature, ...], ...]


@dataclass(frozen=True, slots=True)
class DateLine:
    """The paper's date (成文日期): 2020年12月31日, or blanks to fill by hand when None."""

    on: date | None = None
    align: Align = Align.RIGHT


@dataclass(frozen=True, slots=True)
class SealArea:
    """Room for a seal (印章): a clear circle of 45 mm over the unit's name and date; `text` such as （人民调解委员会印章）."""

    text: str
    unit: str | None = None
    on: date | None = None
    dated: bool = True


@dataclass(frozen=True, slots=True)
class CutLine:
    """A dashed line to cut along (裁切线), with a word such as 回执 or 存根 in it."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The rest starts a new page (换页)."""


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page (不跨页), unless they are longer than a page."""

    blocks: tuple[Block, ...]


Block = (
    Title
    | RedHead
    | NumberLine
    | Paragraph
    | Clauses
    | Fields
    | FactsTable
    | ChartBlock
    | Space
    | SignatureBlock
    | SealArea
    | DateLine
    | CutLine
    | PageBreak
    | Together
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper (文书): what it says, and what stands around the text block.

    `title` also names the PDF, so it holds no person's name. `copies` is how many are signed. A `draft` bears 草稿 on each page.
    `straddle_seal` notes （骑缝章） at the outer edge of a paper of several pages; `initials` adds a line for the initials of those
    called `signer` on each page but the last; `code` is the check code printed small in the foot. `by_hand` is an empty form to fill in.
    """

    title: str
    blocks: tuple[Block, ...]
    copies: int = 1
    footer: Footer = Footer.PAGE_OF
    draft: bool = False
    straddle_seal: bool = False
    initials: bool = False
    signer: str = "当事人"
    code: str | None = None
    by_hand: bool = False
