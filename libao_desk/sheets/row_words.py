"""What a row says that reckons over the rows above it, and what heads the column that numbers them (合计行、序号列)."""

import re

SERIAL_HEADS = frozenset({"序号", "序", "no", "no.", "行号", "顺序号"})
_SUM = re.compile(
    r"(?:本页|本月|本表|全镇|总|人民币|金额|实发|应发|小写)?(?:合计|总计|小计|共计|累计)(?:人民币|总?金额|总额)?(?:[:(（].*)?"
    r"|(?:合计|总计|小计|共计|累计|共)[\d,]+[人名户件起条].*"
)
_SUM_IN_FRONT = re.compile(r"(?:总数|汇总|计|总金额|总额):?")
_BESIDE_THE_SUM = re.compile(r".{0,8}大写.*|合计人数:?|人数合计:?|平均[数值]?:?|[人户]均:?")


def is_sum(word: str) -> bool:
    """Whether a word means a row of totals wherever in the row it stands."""
    return _SUM.fullmatch(word) is not None


def heads_sum(word: str) -> bool:
    """Whether a word among the first of a row means that the sums of its columns stand in it."""
    return is_sum(word) or _SUM_IN_FRONT.fullmatch(word) is not None


def heads_reckoning(word: str) -> bool:
    """Whether a word among the first of a row means that it says something of all rows above, be it no sum of theirs."""
    return heads_sum(word) or _BESIDE_THE_SUM.fullmatch(word) is not None
