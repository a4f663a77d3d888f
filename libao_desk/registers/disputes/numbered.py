"""Lists whose entries are numbered (编号列出的姓名): 1、张三 2、李四, ①张三②李四, 一、张三 二、李四; a number counts only in its turn."""

import re

from libao_desk.core.text import HAN

JOIN = "、"
_CIRCLED = re.compile(r"\s*[①-⒛㈠-㈩]\s*[、.．]?\s*")
_FIGURES = re.compile(rf"(?:[(（]\s*(\d{{1,2}})\s*[)）]\s*[、.．]?|(?<![\d.])(\d{{1,2}})\s*[、.．)）])\s*(?={HAN})")
_IN_HAN = re.compile(rf"(?:^|(?<=[\s；;，,、：:])|(?<=\n))[(（]?([一二三四五六七八九十]{{1,2}})[)）]?[、.．]\s*(?={HAN})")
_STARTS_IN_HAN = re.compile(r"\s*(?:[(（]一[)）]|一[、.．])")


def without_list_marks(text: str) -> str:
    """The text with a mark between entries in place of their numbers; an age or the number of a group is none of these."""
    text = _CIRCLED.sub(JOIN, text)
    if _STARTS_IN_HAN.match(text):
        return _IN_HAN.sub(JOIN, text)
    plain, end, before = "", 0, 0
    for found in _FIGURES.finditer(text):
        number = int(found[1] or found[2])
        if number in (1, before + 1) or not text[: found.start()].strip():
            plain += text[end : found.start()] + JOIN
            end, before = found.end(), number
    return plain + text[end:]
