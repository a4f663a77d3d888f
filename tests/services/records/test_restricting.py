"""A record that names its readers is to be found by nobody else, in no list, sheet or count, and no sheet silently lacks it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.people.codes import Role
from libao_desk.services.ledgers.rows import Verdict
from libao_desk.services.lists.query import ListQuery
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, draft_of
from tests.services.builders import a_dispute
from tests.services.closings import a_subject
from tests.services.ledger_files import Cell, Ledger
from tests.services.sample_ledgers import id_no
from tests.services.staff import hire, sit

MARCH = Period.parse("2026-03")
WHY = "涉及个人隐私，知悉范围限于办案人员"
DIRECTOR = 1


class Staff:
    """The director, the officer named, a colleague, and a record with one that is linked to it."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.named, self.colleague = hire(office, "郑试庚"), hire(office, "钱试辛")
        self.ref = a_subject(office, "张甲三", id_no=id_no(1))
        self.dispute = a_dispute(office)
        office.links.join(self.ref, self.dispute, "由此引发")
        office.restricting.name(self.ref, {self.named}, WHY)


@pytest.fixture
def staff(office: Office) -> Staff:
    """An office with a record for one officer alone."""
    return Staff(office)


def _seen(office: Office, staff: Staff) -> dict[str, bool]:
    """By door, whether the record shows there."""
    ref = staff.ref
    person = next(iter(office.people.find("张甲三")), None)
    lines = office.statistics.report(MARCH).figures
    return {
        "list": ref.id in office.lists.ids("corrections", ListQuery()),
        "rows": ref.id in office.lists.rows("corrections", [ref.id]),
        "count": office.lists.count(office.desk.book.get("corrections")) == 1,
        "find": bool(office.search.find("张甲三").hits),
        "find number": bool(office.search.find("JZ2026-001").hits),
        "people": person is not None,
        "to-do": any(task.record == ref for task in office.todo.on(horizon=400)),
        "links": any(link.ref == ref for link in office.links.of(staff.dispute)),
        "trail of the other": any("JZ2026-001" in f"{line.old}{line.new}" for line in office.audit.of(staff.dispute)),
        "figures": any(ref in one.value.behind for one in lines),
    }


def _doors(office: Office, ref: RecordRef) -> tuple[Callable[[], object], ...]:
    return (
        lambda: office.records.open(ref),
        lambda: office.records.save(replace(RecordDraft("corrections"), id=ref.id)),
        lambda: office.records.catch_up(ref),
        lambda: office.attachments.of(ref),
        lambda: office.audit.of(ref),
        lambda: office.documents.offers(ref),
        lambda: office.attempts.of(ref),
        lambda: office.links.of(ref),
        lambda: office.restricting.of(ref),
        lambda: office.restricting.name(ref, (), WHY),
    )


@pytest.mark.parametrize("who", ["director", "named"])
def test_the_director_and_who_is_named_see_it_everywhere(office: Office, staff: Staff, who: str) -> None:
    sit(office, staff.named if who == "named" else DIRECTOR)
    assert all(_seen(office, staff).values()), _seen(office, staff)
    view = office.records.open(staff.ref)
    assert view.cautions[0] == "仅限指定人员查阅：郑试庚；经办人、所长也可查阅，不得转告他人"
    assert len(office.rosters.table("corrections", MARCH).rows) == 1


def test_nobody_else_sees_it_anywhere(office: Office, staff: Staff) -> None:
    sit(office, staff.colleague)
    assert not any(_seen(office, staff).values()), _seen(office, staff)
    for door in _doors(office, staff.ref):
        with pytest.raises(Refusal, match="仅限指定人员查阅"):
            door()
    with pytest.raises(Refusal, match="没有编号为"):
        office.links.find(staff.dispute, "JZ2026-001")


def test_it_is_counted_in_the_figures_of_everybody(office: Office, staff: Staff) -> None:
    figures = {}
    for who in (DIRECTOR, staff.colleague):
        sit(office, who)
        figures[who] = [one.value.value for one in office.statistics.report(MARCH).figures]
    assert figures[DIRECTOR] == figures[staff.colleague]


def test_a_roster_and_a_closing_that_would_lack_it_are_refused(office: Office, staff: Staff, tmp_path: Path) -> None:
    sit(office, staff.colleague)
    with pytest.raises(Refusal, match="中有1名仅限指定人员查阅，由您导出会缺行"):
        office.rosters.write("corrections", MARCH)
    assert office.rosters.table("disputes", Period.parse("2026-01")).rows
    assert not office.closing.may()
    with pytest.raises(Refusal, match="台账中有1条记录仅限指定人员查阅"):
        office.closing.close(Period.parse("2026-02"), tmp_path / "out")
    sit(office, DIRECTOR)
    assert office.closing.close(Period.parse("2026-02"), tmp_path / "out").files


def test_a_sheet_out_has_it_not_and_a_sheet_in_makes_no_second_of_it(office: Office, staff: Staff, tmp_path: Path) -> None:
    sit(office, staff.colleague)
    head = ("姓名", "公民身份号码", "矫正类别", "生效日期")
    row: list[Cell] = ["张甲三", id_no(1), "缓刑", date(2026, 1, 12)]
    plan = office.importing.examine("corrections", Ledger(("社区矫正对象台账",), (head,), [row]).write(tmp_path / "in.xlsx"))
    assert any("这一行是仅限指定人员查阅的记录" in problem.sentence for problem in plan.problems)
    assert plan.count(Verdict.NEW) == 0
    with pytest.raises(Refusal, match="没有可以送出的记录"):
        office.sheet_out.write("corrections")


def test_the_handler_sees_it_and_may_set_the_mark_and_no_other_officer(office: Office, staff: Staff) -> None:
    draft = draft_of(office.records.open(staff.ref))
    draft.handler = next(one for one in office.people.choices("officer") if one.id == staff.colleague)
    office.records.save(draft)
    sit(office, staff.colleague)
    assert all(_seen(office, staff).values())
    office.restricting.name(staff.ref, {staff.named}, WHY)
    sit(office, staff.named)
    with pytest.raises(Refusal, match="由所长或者这条记录的经办人办理"):
        office.restricting.name(staff.ref, (), WHY)


def test_lifting_the_mark_opens_the_record_and_the_trail_keeps_both(office: Office, staff: Staff) -> None:
    office.restricting.name(staff.ref, (), "案件已办结，无需再限定")
    sit(office, staff.colleague)
    assert all(_seen(office, staff).values())
    acts = [(line.act, line.reason) for line in office.audit.of(staff.ref)]
    assert ("社区矫正：限定查阅人员", WHY) in acts
    assert ("社区矫正：取消限定查阅人员", "案件已办结，无需再限定") in acts
    assert office.keeping.verify().sound


def test_only_officers_who_see_the_register_are_named_and_a_reason_is_asked(office: Office, staff: Staff) -> None:
    outsider = hire(office, "吴试壬", Role.OFFICER, ("disputes",))
    assert outsider not in {one.id for one in office.restricting.of(staff.ref).choices}
    for officers, reason, why in (({outsider}, WHY, "本来就能查看"), ({999}, WHY, "本来就能查看"), ({staff.named}, " ", "请写明")):
        with pytest.raises(Refusal, match=why):
            office.restricting.name(staff.ref, officers, reason)
