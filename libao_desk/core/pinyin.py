"""Pinyin of names (拼音), for sorting and for finding by initials."""

from dataclasses import dataclass
from functools import cache
from itertools import islice, product

SURNAMES = {
    "单": "shan", "仇": "qiu", "区": "ou", "查": "zha", "曾": "zeng", "解": "xie", "盖": "ge", "朴": "piao", "任": "ren", "华": "hua",
    "缪": "miao", "乐": "yue", "宓": "mi", "覃": "qin", "翟": "zhai", "召": "shao", "繁": "po", "员": "yun", "黑": "he", "尹": "yin",
    "冼": "xian", "贠": "yun", "秘": "bi", "薄": "bo", "纪": "ji", "宁": "ning", "哈": "ha", "那": "na", "葛": "ge", "燕": "yan",
    "应": "ying", "卜": "bu", "重": "chong", "种": "chong", "洗": "xian", "撒": "sa", "折": "she", "句": "gou", "车": "che", "石": "shi",
}  # fmt: skip
"""How a sign is read as a surname where that differs from, or could be taken for, its common reading."""
DOUBLE_SURNAMES = {
    "尉迟": ("yu", "chi"), "长孙": ("zhang", "sun"), "万俟": ("mo", "qi"), "令狐": ("ling", "hu"), "澹台": ("tan", "tai"),
    "单于": ("chan", "yu"), "宇文": ("yu", "wen"), "鲜于": ("xian", "yu"), "皇甫": ("huang", "fu"), "夏侯": ("xia", "hou"),
}  # fmt: skip
MOST_COMBINATIONS = 4


@dataclass(frozen=True)
class PinyinKey:
    """A name's pinyin in one run of small letters, its initials, and other ways to read it."""

    full: str
    initials: str
    alternatives: tuple[tuple[str, str], ...] = ()


@cache
def pinyin_key(name: str) -> PinyinKey:
    """How a name is read, its surname as a surname; signs without a reading stand for themselves."""
    signs = [sign for sign in name.lower() if sign.isalnum()]
    readings = [_readings(sign) for sign in signs]
    double = DOUBLE_SURNAMES.get(name[:2])
    if double and len(signs) > 2:
        readings[:2] = [(double[0],), (double[1],)]
    elif signs and signs[0] in SURNAMES:
        readings[0] = (SURNAMES[signs[0]],)
    ways = [("".join(way), "".join(reading[0] for reading in way)) for way in islice(product(*readings), MOST_COMBINATIONS) if way]
    if not ways:
        return PinyinKey("", "")
    unique = tuple(dict.fromkeys(ways))
    return PinyinKey(*unique[0], unique[1:])


def _readings(sign: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin

    found = pinyin(sign, style=Style.NORMAL, heteronym=True, errors=lambda text: text)
    return tuple(dict.fromkeys(reading.replace("ü", "v") for reading in found[0]))[:2]
