"""What is left to be done in the data (缺项、缺号、草稿、未确认的设置、久不使用的人员)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from libao_desk.declare.path import FieldPath, Kind, path
from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.people.models import Officer
from libao_desk.services.records.typing_journal import TYPED
from libao_desk.services.settings import Settings
from libao_desk.services.withheld import visible
from libao_desk.store.numbers import broken_series
from libao_desk.store.trail_tables import ENTRY, LINE

from .finding import Finding, Fix, Look, Severity

UNUSED = timedelta(days=180)


def incomplete(look: Look) -> Finding:
    """Open records that lack what they are to have."""
    counts = [(register.title, _incomplete(look, register)) for register in look.desk.book if look.desk.may(register.key, Action.LIST)]
    told = "、".join(f"{title}{count}条" for title, count in counts if count)
    why = "缺的内容会让名册、统计和文书不全；打开记录，上方列着缺哪几项，点一下就到那一格。"
    return Finding("incomplete", "缺项的记录", Severity.INFO if told else Severity.GOOD, told or "未办结的记录没有缺项", why)


def numbers(look: Look) -> Finding:
    """Series of numbers with gaps."""
    titles = {register.key: register.title for register in look.desk.book}
    broken = [f"{titles.get(series, '文书')}{year}年" for series, year in broken_series(look.session)]
    why = "本软件发的编号不会断号；断了，就是有人绕过本程序动过数据，请核验，查明是哪一处。"
    told = f"编号台账断号：{'、'.join(dict.fromkeys(broken))}" if broken else "没有断号"
    return Finding("numbers", "编号", Severity.CRITICAL if broken else Severity.GOOD, told, why, Fix.VERIFY if broken else None)


def drafts(look: Look) -> Finding:
    """What this officer typed and never saved."""
    mine = TYPED.c.officer_id.is_not_distinct_from(look.desk.actor.officer_id)
    count = look.session.connection().execute(sa.select(sa.func.count()).select_from(TYPED).where(mine)).scalar() or 0
    why = "草稿还不是登记，名册和统计里没有；下次解锁时会问是否接着填，不要的选“丢弃”。"
    return Finding("drafts", "没有保存的草稿", Severity.INFO if count else Severity.GOOD, f"{count}份" if count else "没有", why)


def local_values(look: Look) -> Finding:
    """Local values that nobody has confirmed."""
    offices = {setting.key for register in look.desk.book for setting in register.settings}
    count = sum(view.confirmed_by is None for view in Settings(look.desk).views() if view.setting.key in offices)
    why = "期限、标准、文号格式等各地不同，没有确认的按软件默认值算；请对照本地文件逐项确认。"
    told = f"{count}项还没有确认" if count else "都已确认"
    return Finding("local-values", "本地规定", Severity.INFO if count else Severity.GOOD, told, why, Fix.LOCAL_VALUES if count else None)


def officers(look: Look) -> Finding:
    """Officers whose passphrase still opens the office and who have not been here for long."""
    active = look.session.execute(sa.select(Officer.id, Officer.name).where(Officer.active, Officer.slot_id.is_not(None))).all()
    idle = [name for officer, name in active if not _is_seen(look, officer)]
    why = "离岗的人口令还能打开台账；先移交工作，再在“工作人员”里停用。"
    told = f"{len(idle)}人{UNUSED.days}天没有使用过" if idle else "都在使用"
    severity, fix = (Severity.INFO, Fix.OFFICERS) if idle else (Severity.GOOD, None)
    return Finding("officers", "久不使用的口令", severity, told, why, fix, "、".join(idle))


def _is_seen(look: Look, officer: int) -> bool:
    """Whether he did something of late, or somebody entered him or gave him other rights."""
    acts = sa.select(ENTRY.c.at).where(ENTRY.c.officer_id == officer)
    told = sa.select(ENTRY.c.at).join(LINE, ENTRY.c.seq == LINE.c.entry_seq)
    told = told.where(LINE.c.table_name == Officer.__tablename__, LINE.c.row_id == str(officer))
    last = (look.session.connection().execute(one.order_by(ENTRY.c.seq.desc()).limit(1)).scalar() for one in (acts, told))
    return any(at is not None and look.today - at.astimezone().date() <= UNUSED for at in last)


def _incomplete(look: Look, register: Register) -> int:
    """How many open records lack one of their own data; what it has in some cases, or comes with a later step, is not asked."""
    model: Any = register.model
    lacking = [column.is_(None) for column in _wanted(register)]
    if not lacking:
        return 0
    open_ones = (model.state.not_in(register.closed), *visible(look.desk, register))
    return look.session.scalar(sa.select(sa.func.count()).select_from(model).where(*open_ones, sa.or_(*lacking))) or 0


def _wanted(register: Register) -> Iterator[Any]:
    later = {path(need) for transition in register.transitions for need in transition.needs}
    sometimes = {path(one.field) for one in register.wanted_where} | later
    for field in register.fields:
        if field.wanted and len(field.attributes) == 1 and field not in sometimes and field.kind is not Kind.ROWS:
            yield from _columns(field)


def _columns(field: FieldPath) -> Iterator[Any]:
    """The column that holds it, of a reference its key."""
    yield from field.last.property.local_columns if field.kind is Kind.REFERENCE else field.last.property.columns


PROBES = (incomplete, numbers, drafts, local_values, officers)
