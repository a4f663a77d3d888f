"""Rows that are not as the trail told them last (逐条核对), each in a sentence that names the record and no person."""

from collections.abc import Iterator
from itertools import islice

import sqlalchemy as sa
from sqlalchemy.orm import Session, class_mapper

from libao_desk.declare.part import Part
from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.services.book import RegisterBook
from libao_desk.services.desk import Desk
from libao_desk.services.records.audit import column_label, owner_key
from libao_desk.services.schema import all_migrations
from libao_desk.store import numbers
from libao_desk.store.base import Base
from libao_desk.store.recorder import table_of
from libao_desk.store.rows_as_told import Difference, RowDifference, differences

MOST = 20
"""So many are told one by one: whoever changed more has changed too much to be put right by hand."""
TITLES = {
    "appraisal_list": "档案鉴定清单",
    "attachment": "附件",
    "committee": "调解组织",
    "committee_member": "调解员",
    "correction_sheet": "更正表",
    "destroyed_record": "已销毁档案的登记",
    "destruction": "档案销毁清册",
    "frozen_roster": "月结存档的花名册",
    "issued_paper": "已出具的文书",
    "month_closing": "月结",
    "officer": "工作人员",
    "officer_register": "工作人员的登记册权限",
    "office_setting": "本所的设置",
    "organisation": "单位",
    "own_day": "自定的工作日、休息日",
    "person": "人员卡片",
    "person_merge": "人员合并",
    "phrase": "常用语",
    "record_link": "记录之间的关联",
    "record_transition": "办理过程",
    "roster_layout": "表样",
    "village": "村（居）",
}
"""What the tables are called that belong to no register."""
ELSEWHERE = "其他登记册的一条记录"
"""For an officer who may not see that register."""
SAYS = {
    Difference.CHANGED: "与操作记录中最后一次写入的不同",
    Difference.MISSING: "按操作记录应当还在，现在没有了",
    Difference.UNTOLD: "没有写入它的操作记录",
}
WHO = "（有人绕过本程序改动了数据文件）"


def row_problems(desk: Desk) -> Iterator[str]:
    """Every row that somebody changed, took out or put in past the program, one sentence each; past `MOST` only how many more."""
    found = differences(desk.file, all_migrations(desk.book))
    for one in islice(found, MOST):
        with desk.read() as session:
            yield f"{_named(session, desk, one)}{SAYS[one.difference]}{WHO}"
    rest = sum(1 for _ in found)
    if rest:
        yield f"另有{rest}处这样的改动"
    with desk.read() as session:
        broken = tuple(numbers.broken_series(session))
    titles = {register.key: register.title for register in desk.book}
    yield from (f"编号台账（{titles.get(series, series)}，{year}年）有缺号或与下一个编号不符{WHO}" for series, year in broken)
    for register in desk.book:
        with desk.read() as session:
            wrong = tuple(islice(_numbers_otherwise(session, register), MOST))
        named = (number if desk.may(register.key, Action.VIEW) else ELSEWHERE for number in wrong)
        yield from (f"编号台账中{one}的登记与档案不符{WHO}" for one in named)


def _numbers_otherwise(session: Session, register: Register) -> Iterator[str]:
    """The numbers of records that the ledger of numbers does not know as theirs, or knows of records that bear another, or none."""
    table = table_of(class_mapper(register.model))
    as_bytes = (sa.cast(table.c.number, sa.LargeBinary), table.c.id)  # what was put there may be no text at all
    records = {(number.decode(errors="replace"), row_id) for number, row_id in session.connection().execute(sa.select(*as_bytes))}
    ledger = {(one.text or "", one.record_id) for one in numbers.borne_by(session, register.key)}
    yield from sorted({number for number, _ in records ^ ledger})


def _named(session: Session, desk: Desk, found: RowDifference) -> str:
    register, part = _place(desk.book, found.table)
    if register is not None and not desk.may(register.key, Action.VIEW):
        return ELSEWHERE
    mapper = next((one for one in Base.registry.mappers if table_of(one).name == found.table), None)
    labels = [] if mapper is None else [column_label(mapper, name) for name in found.columns if name in mapper.column_attrs]
    what = "、".join(f"“{label}”" for label in dict.fromkeys(labels) if label)
    return f"{_row_named(session, register, part, found)}{f'的{what}' if what else ''}"


def _place(book: RegisterBook, table: str) -> tuple[Register | None, Part | None]:
    """The register that a table belongs to, and the part of its records whose rows it holds."""
    for register in book:
        if register.model.__tablename__ == table:
            return register, None
        for part in register.parts:
            if part.model.__tablename__ == table:
                return register, part
    return None, None


def _row_named(session: Session, register: Register | None, part: Part | None, found: RowDifference) -> str:
    if register is None:
        return f"{TITLES.get(found.table, f'数据表{found.table}')}（内部编号{found.row_id}）"
    if part is None:
        return _record(session, register, found.row_id)
    return f"{_record(session, register, _owner(session, part, found.row_id))}的{part.label}（内部编号{found.row_id}）"


def _record(session: Session, register: Register, row_id: object) -> str:
    table = table_of(class_mapper(register.model))
    as_bytes = sa.select(sa.cast(table.c.number, sa.LargeBinary)).where(table.c.id == row_id)  # what was put there may be no text at all
    number = session.connection().execute(as_bytes).scalar()
    return f"{register.title}{'的一条记录' if number is None else number.decode(errors='replace')}"


def _owner(session: Session, part: Part, row_id: str) -> object:
    table = table_of(class_mapper(part.model))
    return session.connection().execute(sa.select(table.c[owner_key(part)]).where(table.c.id == row_id)).scalar()
