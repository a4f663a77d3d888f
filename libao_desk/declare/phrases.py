"""Turns of phrase that papers of every register share (文书常用写法): days, rooms to write in, sections, what is still wanted."""

from collections.abc import Iterable, Mapping
from datetime import date

from libao_desk.core.dates import official_date

from .blocks import Align, Blank, Block, NumberLine, Paragraph, Run, Space, Style, Text, Title, whole

LINE = 28
"""Characters in a line of the text block (`GB/T 9704-2012` 5.2.3)."""
HAN = "〇一二三四五六七八九"
OPEN_BLANK = "＿"
"""A blank that nobody has filled, in a text that is to be typed."""


def day_or_blank(day: date | None) -> Text:
    """2020年12月31日, never split between two lines; rules to write the day on where there is none."""
    return (Blank(3), "年", Blank(2), "月", Blank(2), "日") if day is None else (whole(official_date(day)),)


def day_or_empty(day: date | None) -> str | None:
    """2020年12月31日 for a cell of a table, which stays empty where there is none."""
    return None if day is None else official_date(day)


def ticked(choices: Iterable[object], chosen: object = None) -> tuple[str | Run, ...]:
    """A choice as forms offer it, to be ticked by hand where none is made yet: ☑属实　□不属实."""
    boxes = [whole(f"{'☑' if choice == chosen else '□'}{choice}") for choice in choices]
    return tuple(part for box in boxes for part in (box, "　"))[:-1]


def yes_or_no(answer: bool | None, yes: str = "是", no: str = "否") -> tuple[str | Run, ...]:
    """The two boxes of a question: ☑是　□否."""
    return ticked((yes, no), None if answer is None else yes if answer else no)


def room(lines: int) -> tuple[Paragraph, ...]:
    """Rules across the page, to write `lines` lines on by hand (留白)."""
    return tuple(Paragraph((Blank(LINE),), indent=0, align=Align.LEFT, is_room=True) for _ in range(lines))


def opened_room(opening: str, chars: float, lines: int = 1) -> tuple[Paragraph, ...]:
    """The same after an opening (经查，＿), which stands before a rule of `chars` characters."""
    return (Paragraph((opening, Blank(chars)), align=Align.LEFT, is_room=True), *room(lines - 1))


def said(text: str | None, lines: int = 2) -> tuple[Block, ...]:
    """What was typed, or room for it."""
    return (Paragraph(text.strip()),) if text and text.strip() else room(lines)


def section(title: str, text: str | None, lines: int = 2) -> tuple[Block, ...]:
    """A heading with what was typed under it, or with room for it (一、…)."""
    return (Paragraph(title, style=Style.HEADING, keep_with_next=True), *said(text, lines))


def official_head(number: Text | None, title: str) -> tuple[Block, ...]:
    """The head of an official paper without its organ in red: 发文字号 in the middle, 标题, a blank line (`GB/T 9704-2012` 7.2.5, 7.3)."""
    numbered = () if number is None else (NumberLine(number, align=Align.CENTRE),)
    return (*numbered, Title(title), Space())


def addressed(name: str | None, chars: float = 10) -> Paragraph:
    """To whom an official paper goes (主送机关), flush left with a colon (`GB/T 9704-2012` 7.3.2); a rule where it is not known yet."""
    return Paragraph(f"{name}：" if name else (Blank(chars), "："), indent=0, align=Align.LEFT)


def han_count(count: int) -> str:
    """A number below a hundred as papers write it: 三, 十, 十二, 二十."""
    tens, ones = divmod(count, 10)
    return ("" if tens == 0 else "十" if tens == 1 else HAN[tens] + "十") + (HAN[ones] if ones else "")


def lacking(values: Mapping[str, object]) -> tuple[str, ...]:
    """The labels whose value is missing and would print as a blank, in their order."""
    return tuple(label for label, value in values.items() if not value)
