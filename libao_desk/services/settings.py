"""Local values (本地设置) and the office's own working days, each with who confirmed it and when."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from libao_desk.core.calendar import WorkCalendar
from libao_desk.core.errors import ChangedMeanwhile, Refusal
from libao_desk.core.text import without_blanks
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.number import is_pattern, refuse_pattern
from libao_desk.declare.setting import Setting, SettingValues
from libao_desk.people.access import Action
from libao_desk.store.base import Base
from libao_desk.store.recorder import Change
from libao_desk.store.trail import entries_for
from libao_desk.store.trail_ends import began_on

from .desk import Desk
from .never_recorded import refuse_free_text
from .withheld import refuse_readers

OFFICE_NAME = Setting("office.name", "单位名称", "李堡司法所", "首次使用时填写")
TOWNSHIP = Setting("office.township", "乡镇（街道）名称", "李堡镇", "首次使用时填写")
COUNTY = Setting("office.county", "县（市、区）名称", "海安市", "首次使用时填写")
DIVISION = Setting("office.division", "乡镇行政区划代码", "320685103", "首次使用时填写")
IDLE_MINUTES = Setting("desk.idle_minutes", "无操作自动锁定", 15, "本软件默认", unit="分钟")
BUNDLED_FONTS = Setting("print.bundled_fonts", "只用软件自带字体打印", False, "本软件默认；各台电脑打印结果一致")
EMERGENCY_LOOKS = Setting("desk.emergency_looks", "开放应急查阅", True, "本软件默认；每次写明理由、留痕并告知所长")
LASTING = timedelta(days=30)
"""A local value that stood for less was a slip put right."""
BESIDE = "safety."
"""How keys begin of what is kept beside the local values and is none: when a backup was last made."""
OFFICE_SETTINGS: tuple[Setting[Any], ...] = (OFFICE_NAME, TOWNSHIP, COUNTY, DIVISION, IDLE_MINUTES, BUNDLED_FONTS, EMERGENCY_LOOKS)


_OFFICE = re.compile(
    r"(?:(?P<county>.{2,}?[市县区旗])(?:司法局)?)*(?P<place>.{2,}?)(?P<rank>镇|乡|街道|苏木)?(?:人民政府|办事处)?司法(?:所|办)"
)
_SIGNS = COUNTY.default[0] + TOWNSHIP.default[0]
UNTOLD_TOWNSHIP = "本镇"
"""What papers say where the office's name does not tell the township, until the setting does."""


def places_of(office_name: str) -> tuple[str, str]:
    """(township, county) that an office's name tells: 东桥镇司法所 is of 东桥镇, 李堡司法所 of 李堡镇.

    The county is empty where the name says none.
    """
    found = _OFFICE.fullmatch(without_blanks(office_name))
    if found is None:
        return UNTOLD_TOWNSHIP, ""
    return f"{found['place']}{found['rank'] or '镇'}", found["county"] or ""


def of_place(setting: Setting[str], county: str, township: str) -> str:
    """A number pattern as an office of that place has it to begin with: 海李调字 of 海安市李堡镇 is 云青调字 of 云川县青石镇."""
    sign = "" if township == UNTOLD_TOWNSHIP else township[0]
    if _SIGNS in setting.default:
        return setting.default.replace(_SIGNS, county[0] + sign, 1)
    return sign + setting.default.removeprefix(_SIGNS[1])


class OfficeSetting(Base):
    """One local value as the office set it."""

    __tablename__ = "office_setting"

    key: Mapped[str] = mapped_column(sa.String(80), primary_key=True)
    value: Mapped[Any] = mapped_column(sa.JSON)
    confirmed_by: Mapped[str | None] = mapped_column(sa.String(50))
    confirmed_on: Mapped[date | None]


class OwnDay(Base):
    """A day that the office's own table makes a working day or a day off (节假日安排)."""

    __tablename__ = "own_day"

    day: Mapped[date] = mapped_column(primary_key=True)
    is_working: Mapped[bool]
    source: Mapped[str] = mapped_column(sa.String(120), default="")


@dataclass(frozen=True)
class SettingView:
    """A setting with the value in force and who confirmed it."""

    setting: Setting[Any]
    value: bool | int | str
    confirmed_by: str | None
    confirmed_on: date | None


def office_facts(session: Session) -> OfficeFacts:
    """Calendar and local values as stored."""
    own = {row.day: row.is_working for row in session.scalars(sa.select(OwnDay))}
    values = {row.key: row.value for row in session.scalars(sa.select(OfficeSetting))}
    own_values = {key: value for key, value in values.items() if not key.startswith(BESIDE)}
    return OfficeFacts(WorkCalendar(own), SettingValues(own_values, _earlier(session, own_values)))


def _earlier(session: Session, keys: Collection[str]) -> dict[str, list[tuple[date, object]]]:
    """What the settings were before, as the trail tells; the first that lasted counts for the time before the office kept its books."""
    if not keys:
        return {}
    table, begun = OfficeSetting.__tablename__, began_on(session)
    values = defaultdict[str, list[tuple[date, object]]](lambda: [(begun or date.min, None)])
    for entry in entries_for(session, *((table, key) for key in keys)):
        day = entry.at.astimezone().date()
        for change in entry.changes:
            if change.kind is Change.NEW:
                values[change.row_id].append((day, change.new["value"]))
            elif change.kind is Change.RETIRED:
                values[change.row_id].append((day, None))
            elif change.column == "value":
                values[change.row_id].append((day, change.new))
    return {key: _lasted(course) for key, course in values.items()}


def _lasted(course: Sequence[tuple[date, object]]) -> list[tuple[date, object]]:
    """(until, value) of those that stood for a while: what was soon put right was a slip, or the office was being set up."""
    spans = pairwise(course)
    return [(until, value) for (since, value), (until, _) in spans if until - since >= LASTING]


def store_value(session: Session, setting: Setting[Any], value: bool | int | str, *, by: str | None = None, on: date | None = None) -> None:
    """Set one value inside the caller's act.

    Raises Refusal where the value is not of the setting's kind, not among its choices or out of its bounds.
    """
    if type(value) is not type(setting.default):
        raise Refusal(f"“{setting.title}”的值不正确。")
    if setting.choices and value not in setting.choices:
        raise Refusal(f"“{setting.title}”只能是：{'、'.join(setting.choices)}。")
    if is_pattern(setting.default) and isinstance(value, str):
        refuse_pattern(value, setting.default)
    if not setting.is_fit(value):
        least, most = setting.bounds
        raise Refusal(f"“{setting.title}”只能填{least}到{most}{setting.unit}。")
    row = session.get(OfficeSetting, setting.key)
    if row is None:
        row = OfficeSetting(key=setting.key)
        session.add(row)
    row.value, row.confirmed_by, row.confirmed_on = value, by, on


class Settings:
    """The settings page's door."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @property
    def declared(self) -> tuple[Setting[Any], ...]:
        """Every setting of the office and of its registers, in order."""
        return OFFICE_SETTINGS + tuple(setting for register in self.desk.book for setting in register.settings)

    def views(self) -> tuple[SettingView, ...]:
        """Every setting with its value and confirmation."""
        facts = self.desk.facts()
        with self.desk.read() as session:
            rows = {row.key: (row.confirmed_by, row.confirmed_on) for row in session.scalars(sa.select(OfficeSetting))}
        return tuple(SettingView(s, facts.setting(s), *rows.get(s.key, (None, None))) for s in self.declared)

    def value(self, setting: Setting[Any]) -> Any:
        """The value in force."""
        return self.desk.facts().setting(setting)

    def change(
        self, setting: Setting[Any], value: bool | int | str, *, confirmed: bool = False, seen: bool | int | str | None = None
    ) -> None:
        """Set a value; `confirmed` notes the officer and the day as "confirmed by / on". `seen` is what stood there as it was typed over.

        Raises Refusal where the value will not do, as more readers of reports on wrongdoing than may be named or words that are never
        recorded; ChangedMeanwhile where another has set it since it was seen.
        """
        self.desk.allow("", Action.SETTINGS)
        if isinstance(value, str):
            refuse_free_text(setting.title, value)
        with self.desk.work(f"设置：{setting.title}") as session:
            now = office_facts(session).setting(setting)
            if seen is not None and now not in (seen, value):
                raise ChangedMeanwhile(f"您填写期间，“{setting.title}”已被他人改为“{now}”，请核对后再保存。")
            by, on = (self.desk.actor.name, self.desk.today) if confirmed else (None, None)
            refuse_readers(self.desk, session, setting, value)
            store_value(session, setting, value, by=by, on=on)
        self.desk.forget_facts()

    def set_day(self, day: date, is_working: bool | None, source: str = "") -> None:
        """Make a day a working day or a day off by the office's own table; None removes the entry."""
        self._set_days(f"节假日安排：{day:%Y-%m-%d}", {day: is_working}, source)

    def set_days(self, days: Mapping[date, bool], source: str = "", *, seen: Mapping[date, bool] | None = None) -> None:
        """A year's plan in one act; `seen` is the office's own table as it was typed.

        Raises ChangedMeanwhile where another has set one of the days since it was seen, and otherwise.
        """
        self._set_days(f"节假日安排（{len(days)}天）", days, source, seen)

    def _set_days(self, act: str, days: Mapping[date, bool | None], source: str, seen: Mapping[date, bool] | None = None) -> None:
        self.desk.allow("", Action.SETTINGS)
        with self.desk.work(act) as session:
            now = {row.day: row.is_working for row in session.scalars(sa.select(OwnDay).where(OwnDay.day.in_(days)))}
            if seen is not None and any(now.get(day) not in (seen.get(day), days[day]) for day in days):
                raise ChangedMeanwhile("您填写期间，节假日安排已被他人改动，请核对后再保存。")
            for day, is_working in days.items():
                row = session.get(OwnDay, day)
                if is_working is None:
                    if row is not None:
                        session.delete(row)
                elif row is None:
                    session.add(OwnDay(day=day, is_working=is_working, source=source))
                else:
                    row.is_working, row.source = is_working, source
        self.desk.forget_facts()

    def own_days(self) -> tuple[tuple[date, bool, str], ...]:
        """The office's own table, in order."""
        with self.desk.read() as session:
            return tuple((row.day, row.is_working, row.source) for row in session.scalars(sa.select(OwnDay).order_by(OwnDay.day)))
