"""Money in figures and in capitals (大写金额; 支付结算办法附一)."""

import re
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from .errors import Refusal
from .text import squeeze, to_half_width

DIGITS = "零壹贰叁肆伍陆柒捌玖"
UNITS = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿", "万亿")
CENT = Decimal("0.01")
LIMIT = Decimal(10) ** 12
"""Amounts must stay below one trillion yuan (万亿)."""
_ONE_FORM = dict(zip("圆正弍貳叄参陸萬億○〇一二两三四五六七八九十百千", "元整贰贰叁叁陆万亿零零壹贰贰叁肆伍陆柒捌玖拾佰仟", strict=True))
"""Other forms of the signs, those of everyday writing (二万三千元) included."""
_CAPITAL_FORMS = re.compile("|".join(_ONE_FORM))
_CAPITALS = frozenset("零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整")
_CLIPPED = re.compile(r"[佰仟万亿][壹贰叁肆伍陆柒捌玖](?:元|整|$)")
"""三万五 may be 35,000 and 30,005: a figure after a unit that it skips wants its 零."""
_AMOUNT = re.compile(r"(?:人民币|rmb|cny)?[¥￥]?(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)([亿万千百])?元?(?:整|正)?", re.IGNORECASE)
_MIXED = re.compile(r"(?:人民币)?[¥￥]?((?:\d+[亿万千百]){1,4})(\d{2,4}(?:\.\d+)?)?元?(?:整|正)?")
"""Figures between units: 1万2千, 3万500元. One figure after a unit (3万5) is left out: it may be 5 yuan or 5,000."""
_BOTH_FORMS = re.compile(r"(人民币[^()（）]+)[(（]([¥￥][^()（）]+)[)）]")
"""As papers write it: in capitals, and in figures behind them."""
_UNITS = {"亿": 100_000_000, "万": 10_000, "千": 1_000, "百": 100, None: 1}


def parse_amount(text: str) -> Decimal:
    """Yuan from ¥16,409.02, 16409.02元, 1.5万元, 1万2千, full-width digits, 壹万陆仟肆佰零玖元零贰分, 二万元.

    Raises Refusal for what is no amount, is negative or has more than two decimals; for 16,40, where the comma may be meant for a point;
    for capitals and figures that are two sums.
    """
    cleaned = squeeze(to_half_width(text)).replace(" ", "").replace("，", ",")
    if (both := _BOTH_FORMS.fullmatch(cleaned)) is not None:
        first, second = parse_amount(both[1]), parse_amount(both[2])
        if first != second:
            raise Refusal(f"“{text}”的大写是{first}元，小写是{second}元，两个数不一样，请核对。")
        return first
    match = _AMOUNT.fullmatch(cleaned)
    for read in (_read_capitals, _read_mixed) if match is None else ():
        if (amount := read(cleaned)) is not None:
            return checked_amount(amount)
    if match is None:
        raise Refusal(f"“{text}”不是金额，可写成16409.02或1.5万元。")
    try:
        value = Decimal(match[1].replace(",", "")) * _UNITS[match[2]]
    except InvalidOperation:
        raise Refusal(f"“{text}”不是金额，可写成16409.02或1.5万元。") from None
    return checked_amount(value)


def _read_capitals(text: str) -> Decimal | None:
    """The amount written in capitals, None where the text is none.

    What was read must be written again as it stands: a slip in capitals is never taken for another sum.
    """
    written = _CAPITAL_FORMS.sub(lambda match: _ONE_FORM[match[0]], text.removeprefix("人民币").removeprefix(":"))
    if not set(written) <= _CAPITALS or set(written).isdisjoint(DIGITS if "元" in written else DIGITS[1:]) or _CLIPPED.search(written):
        return None
    is_whole = set(written) & set("万亿仟佰拾") and not set(written) & set("角分")  # 贰万: nobody counts fen so
    yuan, _, small = written.partition("元") if "元" in written or is_whole else ("", "", written)
    value = _read_groups(yuan) + Decimal(_digit_before(small, "角")) / 10 + Decimal(_digit_before(small, "分")) / 100
    if value >= LIMIT:
        return None
    plain = written.replace("零", "").removesuffix("整")
    again = capital_amount(value, prefix=False).replace("零", "").removesuffix("整")
    return value if plain in (again, again.removesuffix("元"), _everyday(again), _everyday(again).removesuffix("元")) else None


def _everyday(capitals: str) -> str:
    """拾伍元: in everyday writing ten is not told how often it is taken."""
    return capitals.removeprefix("壹") if capitals.startswith("壹拾") else capitals


def _read_mixed(text: str) -> Decimal | None:
    """1万2千 and the like; None where the units do not fall, or a part is no smaller than the unit before it."""
    match = _MIXED.fullmatch(text.replace(",", ""))
    if match is None:
        return None
    parts = [(Decimal(number), _UNITS[unit]) for number, unit in re.findall(r"(\d+)([亿万千百])", match[1])]
    parts += [(Decimal(match[2]), 1)] if match[2] else []
    falls = all(number * unit < before for (_, before), (number, unit) in pairwise(parts))
    return sum((number * unit for number, unit in parts), Decimal(0)) if falls else None


def _read_groups(yuan: str) -> Decimal:
    """The number before 元: each sign's value times its unit, groups of 万 and 亿 taken together."""
    total = group = digit = 0
    for sign in yuan:
        if sign in DIGITS:
            digit = DIGITS.index(sign)
        elif sign in UNITS:
            group, digit = group + (digit or 1) * 10 ** UNITS.index(sign), 0
        else:
            before = 0 if sign == GROUPS[1] else total
            total, group, digit = total - before + (before + group + digit) * 10 ** (4 * GROUPS.index(sign)), 0, 0
    return Decimal(total + group + digit)


def _digit_before(small: str, unit: str) -> int:
    place = small.find(unit)
    return DIGITS.find(small[place - 1]) if place > 0 and small[place - 1] in DIGITS else 0


def checked_amount(amount: Decimal) -> Decimal:
    """The amount with two decimals.

    Raises Refusal for a negative one, one of a trillion or more, or parts of a fen.
    """
    if amount < 0:
        raise Refusal("金额不能是负数。")
    if amount >= LIMIT:
        raise Refusal("金额过大，应小于一万亿元。")
    if amount != amount.quantize(CENT):
        raise Refusal(f"金额{amount.normalize():f}不足一分的部分不能入账，请保留两位小数。")
    return amount.quantize(CENT)


def capital_amount(amount: Decimal, *, prefix: bool = True) -> str:
    """The amount in capitals: 人民币壹万陆仟肆佰零玖元零贰分.

    Raises Refusal as `checked_amount` does; TypeError for anything but Decimal, since a float has no exact fen.
    """
    if not isinstance(amount, Decimal):
        raise TypeError("money is Decimal, never float")
    cents = int(checked_amount(amount) * 100)
    yuan, (jiao, fen) = cents // 100, divmod(cents % 100, 10)
    text = _yuan(yuan) + _small(yuan, jiao, fen)
    return ("人民币" if prefix else "") + text


def figures(amount: Decimal) -> str:
    """The amount in figures as on a paper: ¥16409.02."""
    return f"¥{checked_amount(amount):.2f}"


def _yuan(yuan: int) -> str:
    if yuan == 0:
        return ""
    text, zero = "", False
    for group in range(3, -1, -1):
        part = yuan // 10_000**group % 10_000
        if part == 0:
            zero = zero or bool(text)
            continue
        if text and (zero or part < 1000):
            text += "零"
        text += _group(part) + GROUPS[group]
        zero = False
    return text + "元"


def _group(part: int) -> str:
    text, zero = "", False
    for place in range(3, -1, -1):
        digit = part // 10**place % 10
        if digit == 0:
            zero = zero or bool(text)
            continue
        text += ("零" if zero else "") + DIGITS[digit] + UNITS[place]
        zero = False
    return text


def _small(yuan: int, jiao: int, fen: int) -> str:
    if jiao == 0 and fen == 0:
        return "整" if yuan else "零元整"
    if fen == 0:
        return f"{DIGITS[jiao]}角整"
    if jiao == 0:
        return ("零" if yuan else "") + f"{DIGITS[fen]}分"
    return f"{DIGITS[jiao]}角{DIGITS[fen]}分"
