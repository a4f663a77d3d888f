"""Names of people (姓名): kept as the ID card prints them, shown masked where a list needs no more."""

import re
from functools import lru_cache

from .errors import Refusal
from .line_fillers import asks_who_signs, is_filler
from .name_words import COMPOUND
from .text import HAN, compact, squeeze, without_blanks

MIDDLE_DOT = "·"
_OTHER_DOTS = str.maketrans(dict.fromkeys("・•‧．●∙⋅", MIDDLE_DOT))
_PRIVATE_USE = str.maketrans({"\ue863": "䶮"})
"""Signs that old systems kept in the private use area, with the code point the standard has since given them."""
_BLANK_BETWEEN_HAN = re.compile(r"(?<=[^\x00-\xff]) (?=[^\x00-\xff])")
_COMPOUND = re.compile(COMPOUND)
LONGEST = 50
_NO_NAME = frozenset({"无", "暂无", "没有", "未填", "空", "n/a", "na", "null", "none", "双方", "双方当事人"})
"""What stands in a name's place and says nothing that anybody must be told."""
_NOBODY = frozenset(
    "匿名 匿名信 匿名者 匿名信访 未署名 不署名 没有署名 佚名 不详 不明 姓名不详 未知 村民 居民 群众 全体村民 全体居民 全体业主 等 等人"
    " 见附件 详见附件 见附表 附后 名单附后 见卷宗 见案卷".split()
)
"""What stands in a name's place where nobody knows the name, or it is written elsewhere."""
_CROSSES = re.compile(r"[xX×ｘＸ✕✖╳○◯〇□]+")
_MARKS = re.compile(r"[*＊×✕✖╳○◯□#＃△▲★☆※?？。“”\"：:!！<>《》【】\[\]{}=＝+＋@&％%￥$…~～—–―─_|\\]+|[一二三四五六七八九十]{2,}周?岁")
"""Signs of which no name has any."""


def normalise_name(text: str) -> str:
    """A name as stored: no blanks between Han signs, one kind of middle dot, rare signs untouched.

    Raises Refusal for a name of more than 50 signs or with a dot at its end.
    """
    name = squeeze(text).translate(_OTHER_DOTS).translate(_PRIVATE_USE)
    name = _BLANK_BETWEEN_HAN.sub("", name)
    name = re.sub(rf"\s*{MIDDLE_DOT}\s*", MIDDLE_DOT, name)
    if name.startswith(MIDDLE_DOT) or name.endswith(MIDDLE_DOT):
        raise Refusal(f"姓名“{text}”的首尾不能是间隔号。")
    if len(name) > LONGEST:
        raise Refusal(f"姓名不能超过{LONGEST}个字。")
    return name


def says_no_name(text: str) -> bool:
    """Whether 无 or the like stands where a name would."""
    return compact(text).lower() in _NO_NAME


@lru_cache(maxsize=512)  # asked of a name when its cell is read, and again when it is taken apart
def is_nobody(text: str) -> bool:
    """Whether a text stands where a name would and is nobody's: 无, 未知, 匿名, 全体村民, 见附件, XX, 以下空白, 制表人."""
    word = without_blanks(text).strip("()（）")
    if says_no_name(word) or word in _NOBODY or _CROSSES.fullmatch(word) is not None:
        return True
    return is_filler(word) or asks_who_signs(word)


def refuse_figures(name: str, label: str = "姓名") -> None:
    """Raise Refusal for a name that holds digits."""
    if any(sign.isdigit() for sign in name):
        raise Refusal(f"“{label}”中有数字：“{name}”，请写姓名；编号、电话、人数填在它们自己的栏里。")


def refuse_marks(name: str) -> None:
    """Raise Refusal for a name that holds a sign of which no name has any."""
    if (mark := _MARKS.search(name)) is not None:
        raise Refusal(f"“{name}”中有“{mark[0]}”，不是姓名中的字，请改成真实、完整的姓名。")


_SEVERAL = re.compile(rf"[、；;]|(?<={HAN})[,，/](?={HAN})")
_BRACKETS = re.compile(r"[()（）]")


def refuse_no_name(name: str) -> None:
    """Raise Refusal for what is typed as a person's name and is none: 无, 冯未？, 冯、乙, 张三（已故）."""
    if is_nobody(name):
        raise Refusal(f"“{name}”不是姓名，请写真实、完整的姓名；没有这个人的，留空。")
    refuse_marks(name)
    if _SEVERAL.search(name):
        raise Refusal(f"“{name}”像是几个人，一张卡片只登记一个人的姓名。")
    if _BRACKETS.search(name):
        raise Refusal(f"“{name}”中有括号，姓名只写本名，括号里的写在别名、备注等栏里。")
    if MIDDLE_DOT * 2 in name:
        raise Refusal(f"“{name}”中的间隔号重复了，请改正。")


UNNAMED = "某某"
"""What stands for the name itself on such papers."""


def published_name(name: str) -> str:
    """王某某 on papers that leave the office: the surname alone."""
    signs = 2 if len(name) > 2 and _COMPOUND.match(name) else 1
    return name[:signs] + UNNAMED if name else ""


def differ_by_a_sign(one: str, other: str) -> bool:
    """Whether two names of one length differ in one sign alone: more likely a slip than two people, where something else speaks for it."""
    return len(one) == len(other) > 1 and sum(ours != theirs for ours, theirs in zip(one, other, strict=True)) == 1


def are_alike(one: str, other: str) -> bool:
    """Whether two names differ in one sign alone, or in the order of two that stand together."""
    if differ_by_a_sign(one, other):
        return True
    apart = [at for at, (ours, theirs) in enumerate(zip(one, other, strict=False)) if ours != theirs]
    is_swap = len(one) == len(other) and len(apart) == 2 and apart[1] == apart[0] + 1
    return is_swap and (one[apart[0]], one[apart[1]]) == (other[apart[1]], other[apart[0]])


def likenesses(name: str) -> tuple[str, ...]:
    """Keys of which a name shares at least one with itself and with every name that is alike."""
    return (*(f"{name[:at]}?{name[at + 1 :]}" for at in range(len(name))), "".join(sorted(name)))
