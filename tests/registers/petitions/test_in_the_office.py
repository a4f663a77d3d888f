"""The petition log in a real office file: a report that only named officers see, an old ledger read twice, a month made again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree

import openpyxl
import pytest

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.people.codes import Role
from libao_desk.registers.petitions.codes import PetitionKind, PetitionState
from libao_desk.registers.petitions.settings import REPORT_READERS
from libao_desk.services.book import RegisterBook
from libao_desk.services.ledgers.importing import Verdict
from libao_desk.services.lists.query import Filter, ListQuery
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Value, draft_of
from libao_desk.services.settings import store_value
from libao_desk.store import trail
from tests.conftest_office import DIRECTOR
from tests.services.test_never_recorded import RULES


def a_report(office: Office) -> RecordRef:
    values: dict[str, Value] = {
        "received_on": date(2026, 2, 2),
        "kind": PetitionKind.REPORT,
        "duty_unit": "样例纪检机构",
        "system_no": "样2026001",
    }
    return office.records.save(RecordDraft("petitions", values=values))


def sit_down(office: Office, role: Role, name: str = "李试员") -> None:
    """Another officer at the desk."""
    office.desk.rights = type(office.desk.rights)(role)
    office.desk.actor = replace(office.desk.actor, name=name)


def test_a_report_shows_at_no_door_but_to_those_named(office: Office) -> None:
    ref = a_report(office)
    month = Period.parse("2026-02")
    assert list(office.lists.ids("petitions", ListQuery())) == [ref.id]
    assert office.search.find("样2026001").hits
    assert len(office.rosters.table("petitions", month).rows) == 1
    sit_down(office, Role.OFFICER)
    for look in (office.records.open, office.audit.of, office.attachments.of, office.documents.offers):
        with pytest.raises(Refusal, match="“检举控告”类记录只由指定人员（所长）登记和查阅"):
            look(ref)
    with pytest.raises(Refusal, match="检举控告"):
        office.records.move(ref, "register")
    assert list(office.lists.ids("petitions", ListQuery())) == []
    assert office.lists.rows("petitions", [ref.id]) == {}
    assert office.search.find("样2026001").hits == ()
    assert [task for task in office.todo.on(horizon=10_000) if task.record == ref] == []
    assert office.rosters.table("petitions", month).rows == ()
    (received,) = [value for value in office.statistics.compute(month) if value.name == "petitions.received"]
    assert (received.value, received.behind) == (1, ())


def test_papers_are_numbered_without_gaps_and_the_matter_keeps_its_number(office: Office) -> None:
    day = date(2026, 3, 2)
    values: dict[str, Value] = {"received_on": day, "accepted_on": day, "petitioner": "张甲三", "kind": PetitionKind.APPEAL}
    first, second = (office.records.save(RecordDraft("petitions", values=values | {"system_no": no})) for no in ("样1", "样2"))
    issued = [office.documents.issue(kind, ref).number for ref in (first, second) for kind in ("petition-notice", "petition-opinion")]
    assert issued == ["李信访告〔2026〕1号", "李信访答〔2026〕1号", "李信访告〔2026〕2号", "李信访答〔2026〕2号"]
    kept = office.records.open(second).values
    assert (kept["notice_no"], kept["opinion_no"]) == ("李信访告〔2026〕2号", "李信访答〔2026〕2号")
    assert office.search.find("李信访告〔2026〕2号").hits[0].ref == second


def test_the_office_names_its_two_readers(office: Office) -> None:
    ref = a_report(office)
    for name in ("李试员", "王试员"):
        office.officers.add(name, Role.OFFICER, f"{name}的口令-2026")
    office.settings.change(REPORT_READERS, "李试员、王试员")
    with pytest.raises(Refusal, match="指定人员（李试员、王试员）"):
        office.records.open(ref)
    sit_down(office, Role.OFFICER)
    assert office.records.open(ref).values["is_confidential"] is True


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        (f"{DIRECTOR}、李试员，王试员", f"“检举控告事项查阅人”最多指定两人，现在写了3人：{DIRECTOR}、李试员、王试员。"),
        ("李试员、王误写", "“检举控告事项查阅人”只能指定在用的工作人员，名册中没有：王误写。"),
    ],
)
def test_no_more_than_two_officers_of_the_office_are_named(office: Office, named: str, sentence: str) -> None:
    for name in ("李试员", "王试员"):
        office.officers.add(name, Role.OFFICER, f"{name}的口令-2026")
    office.settings.change(REPORT_READERS, f"{DIRECTOR} 李试员、李试员")
    with pytest.raises(Refusal) as refused:
        office.settings.change(REPORT_READERS, named)
    assert refused.value.sentence == sentence
    assert office.settings.value(REPORT_READERS) == f"{DIRECTOR} 李试员、李试员"


def test_a_third_name_of_an_older_file_opens_nothing(office: Office) -> None:
    ref = a_report(office)
    with office.desk.work("旧设置") as session:
        store_value(session, REPORT_READERS, f"{DIRECTOR}、李试员、王试员")
    office.desk.forget_facts()
    assert office.records.open(ref).number
    sit_down(office, Role.OFFICER, "王试员")
    with pytest.raises(Refusal, match="指定人员"):
        office.records.open(ref)


def test_who_named_the_readers_and_whom_before_is_in_the_trail(office: Office) -> None:
    office.officers.add("李试员", Role.OFFICER, "李试员的口令-2026")
    office.settings.change(REPORT_READERS, DIRECTOR)
    office.settings.change(REPORT_READERS, "李试员")
    office.settings.change(REPORT_READERS, "")
    with office.desk.read() as session:
        entries = list(trail.entries_for(session, ("office_setting", REPORT_READERS.key)))
    assert {(entry.act, entry.officer_name) for entry in entries} == {("设置：检举控告事项查阅人", DIRECTOR)}
    changed = [
        (one.old, one.new) for entry in sorted(entries, key=lambda entry: entry.seq) for one in entry.changes if one.column == "value"
    ]
    assert changed == [(DIRECTOR, "李试员"), ("李试员", "")]


def test_what_one_may_not_see_one_cannot_make(office: Office) -> None:
    appeal = office.records.save(RecordDraft("petitions", values={"kind": PetitionKind.APPEAL}))
    sit_down(office, Role.OFFICER)
    with pytest.raises(Refusal, match="检举控告"):
        a_report(office)
    draft = draft_of(office.records.open(appeal))
    draft.values["kind"] = PetitionKind.REPORT
    with pytest.raises(Refusal, match="检举控告"):
        office.records.save(draft)
    assert office.records.open(appeal).values["kind"] is PetitionKind.APPEAL


NEVER = next(rule["columns"][0] for rule in RULES if "信访人" in rule["reason"])
"""A column of marks on petitioners, which no sheet brings in."""
HEADS = (
    "登记编号",
    "收到日期",
    "登记日期",
    "录入日期",
    "来源",
    "类别",
    "领域",
    "信访人",
    "责任单位",
    "告知日期",
    "受理日期",
    "办结日期",
    NEVER,
)
ROWS = (
    ("X-1", "2025.3.3", "2025.3.3", "2025.3.3", "来访", "申诉求决", "交通", "张试甲", "样例站", "2025.3.5", "2025.3.5", "2025.4.1", "是"),
    ("X-2", "2025年3月4日", "2025-03-04", "2025-03-04", "网上", "建议意见", "教育", "", "样例办", None, None, None, "否"),
)


def a_ledger(folder: Path, *more: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in (HEADS, *ROWS, *more):
        book.active.append(list(row))
    book.save(folder / "台账.xlsx")
    return folder / "台账.xlsx"


def test_an_old_ledger_comes_in_once_and_never_its_marks_on_petitioners(office: Office, tmp_path: Path) -> None:
    source = a_ledger(tmp_path)
    plan = office.importing.examine("petitions", source)
    assert [row.verdict for row in plan.rows] == [Verdict.NEW, Verdict.NEW]
    assert [problem.sentence for problem in plan.problems if NEVER in problem.sentence]
    office.importing.store(plan)
    first = office.records.open(office.records.find("petitions", "X-1"))
    assert (first.state, first.number) == (PetitionState.ANSWERED, "LX2025-0001")
    assert office.records.open(office.records.find("petitions", "X-2")).state is PetitionState.REGISTERED
    assert [row.verdict for row in office.importing.examine("petitions", source).rows] == [Verdict.SAME, Verdict.SAME]


def test_a_report_in_a_ledger_is_refused_to_whoever_may_not_see_it(office: Office, tmp_path: Path) -> None:
    source = a_ledger(
        tmp_path, ("X-3", "2025.3.6", "2025.3.6", "2025.3.6", "来信", "检举控告", "干部作风", "", "样例纪检", None, None, None, "")
    )
    sit_down(office, Role.OFFICER)
    plan = office.importing.examine("petitions", source)
    assert [row.verdict for row in plan.rows] == [Verdict.NEW, Verdict.NEW, Verdict.REFUSED]
    assert plan.rows[2].refusals[0][1] == "“检举控告”类记录只由指定人员（所长）登记和查阅。"
    sit_down(office, Role.DIRECTOR, DIRECTOR)
    assert office.importing.examine("petitions", source).rows[2].verdict is Verdict.NEW


@pytest.fixture
def year_end(tmp_path: Path, demo_folder: Path, book: RegisterBook) -> Iterator[Office]:
    """The invented office on its last day."""
    folder = tmp_path / "office"
    copytree(demo_folder, folder)
    with Office.unlock(folder, book, FixedClock(demo.TODAY), demo.PASSPHRASE) as opened:
        yield opened


def test_the_year_has_its_four_rates_and_no_late_duty(year_end: Office) -> None:
    found = {value.name.removeprefix("petitions."): value for value in year_end.statistics.compute(Period.parse("2020"))}
    rates = ("registered_rate", "notified_on_time_rate", "closed_on_time_rate", "satisfied_rate")
    assert [found[name].value for name in ("received", *rates)] == [26, 100, 100, 100, 100]
    assert [task.duty.clock for task in year_end.todo.on() if task.register == "petitions" and task.days_late] == []


def test_june_made_again_in_december_is_the_june_of_its_last_day(year_end: Office) -> None:
    june = Period.parse("2020-06")
    in_hand = {value.name: value.value for value in year_end.statistics.compute(june)}["petitions.in_hand"]
    open_then = [
        row for month in ("2020-04", "2020-05", "2020-06") for row in year_end.rosters.table("petitions", Period.parse(month)).rows
    ]
    assert in_hand is not None
    assert 0 < in_hand < len(open_then)
    assert {row[13] for row in year_end.rosters.table("petitions", june).rows} == {None}


def test_no_list_can_be_made_by_petitioner(office: Office) -> None:
    """Neither shown nor sorted nor filtered by: petitioning is a right, and nobody keeps count (信访工作条例 17, 18)."""
    office.records.save(RecordDraft("petitions", values={"petitioner": "赵乙四", "contact": "19900000009", "petitioner_address": "样例村"}))
    register = office.desk.book.get("petitions")
    for key in ("petitioner", "petitioner_address", "contact"):
        (field,) = [field for field in register.fields if field.key == key]
        with pytest.raises(Refusal, match="没有名为"):
            office.lists.ids("petitions", ListQuery(sort=key))
        with pytest.raises(Refusal, match="没有名为"):
            office.lists.ids("petitions", ListQuery(filters=(Filter(key, contains="赵"),)))
        with pytest.raises(Refusal, match="没有名为"):
            office.lists.rows("petitions", [1], columns=[field])
    assert office.search.find("赵乙四").hits == office.search.find("19900000009").hits == ()
