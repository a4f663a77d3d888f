"""Makes a record far too full: every text as long as a clerk in a hurry pastes it, every part with more rows than a page holds."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import RelationshipProperty

from libao_desk.declare.field import FACT, Fact, Text
from libao_desk.declare.register import Register

ROWS = 10
NAME = "阿依古丽·买买提·试验·样例"
PLACE = "江苏省海安市李堡镇试验村民委员会第十二村民小组沿河路一百二十八号之三幢二单元四〇一室（原试验乡政府旧址北侧）"
LINE = "海安市李堡镇自然资源和规划建设综合服务中心（村镇建设管理办公室）第一工作组"
PATTERN = f"（{{y}}）{LINE}调字第{{n:03d}}号"
SENTENCE = (
    "2020年11月3日，双方在“试验村村民委员会”（原试验乡政府旧址）约定给付人民币壹万陆仟肆佰零玖元零贰分（¥16409.02）；"
    "收款人公民身份号码320699198005060010，电话19900000001，依据《样例办法》第二十三条。"
)
LONG = "".join(f"{'试' * (number % 5)}{SENTENCE}" for number in range(3))
"""Three times the same, each beginning elsewhere in its line, so that the ends of lines meet every place of the sentence."""

_TEXTS = {Text.NAME: NAME, Text.ADDRESS: PLACE, Text.LINE: LINE, Text.LONG: LONG}


def stretch(record: Any, register: Register) -> None:
    """Lengthen what is typed in a record, in its people and in its parts; codes, numbers and days stay as they are."""
    _lengthen(record)
    for other in _related(record):
        _lengthen(other)
    for part in register.parts:
        rows = getattr(record, part.key)
        while rows and len(rows) < ROWS:
            rows.append(_copy(rows[-1]))
        for row in rows:
            for one in (row, *_related(row)):
                _lengthen(one)


def _lengthen(row: Any) -> None:
    for column in sa.inspect(type(row)).column_attrs:
        fact = column.columns[0].info.get(FACT)
        value = getattr(row, column.key)
        if isinstance(fact, Fact) and isinstance(value, str) and type(value) is str and fact.text in _TEXTS:
            setattr(row, column.key, PATTERN if column.key.endswith("pattern") else _TEXTS[fact.text])


def _references(row: Any) -> Iterator[RelationshipProperty[Any]]:
    return (each for each in sa.inspect(type(row)).relationships if not each.uselist)


def _related(row: Any) -> list[Any]:
    """The people and units a row points at; the record it belongs to is not among them."""
    found = [getattr(row, each.key) for each in _references(row) if FACT in each.info]
    return [other for other in found if other is not None]


def _copy(row: Any) -> Any:
    """A row with the same data."""
    mapper = sa.inspect(type(row))
    keys = [column.key for column in mapper.column_attrs if not column.columns[0].primary_key and not column.columns[0].foreign_keys]
    keys += [each.key for each in _references(row) if FACT in each.info]
    return type(row)(**{key: getattr(row, key) for key in keys})
