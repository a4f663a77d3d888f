"""What the word of a state says of an end (终止的说法): that a record is over, and how it came to be: 病故 is a death, and kept as one."""

import re

from libao_desk.core.text import to_half_width, without_blanks
from libao_desk.declare.code import Code
from libao_desk.declare.path import path
from libao_desk.declare.register import Register
from libao_desk.people.codes import DEATH

_OVER = re.compile(
    rf"解除|解矫|终止|终结|迁出|期满|注销|死亡|{'|'.join(DEATH.split())}|逝世|收监|撤销缓刑|撤销假释|撤缓|撤假|赦|移交|移出|转出|减少"
    "|办结|结案|退出|撤管|除名|不在册|不在矫|不在帮"
)
_GOING_ON = re.compile(r"未|即将|拟|将要|在矫(?<!不在矫)|在册(?<!不在册)|在帮(?<!不在帮)|新增|增加|接收")
YES, NO = frozenset("是 √ 在 y yes".split()), frozenset("否 × 不 不在 n no".split())
"""What stands below 是否在册."""


def plain_word(text: str) -> str:
    """A word in the form in which words are compared."""
    return without_blanks(to_half_width(text)).lower()


def says_over(text: str) -> bool:
    """Whether a heading or the word of a state says that something has come to its end."""
    return _OVER.search(text) is not None and _GOING_ON.search(text) is None


def way_of_end(register: Register, text: str) -> Code | None:
    """The one way of ending that the word of a state names, None where it names none or several."""
    if register.end is None:
        return None
    word = plain_word(text)
    words = {way: frozenset(map(plain_word, (way.label, *way.also))) for way in path(register.end.way).choices}
    exact = [way for way, own in words.items() if word in own]
    found = exact or [way for way, own in words.items() if says_over(text) and any(one in word for one in own)]
    return found[0] if len(found) == 1 else None
