"""Late work pressed for from the to-do list, and the list of overdue work."""

from datetime import date, timedelta
from typing import Any

import pytest

from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.declare.clock import Whose
from libao_desk.registers.petitions.codes import PetitionKind
from libao_desk.services.never_recorded import WordsNeverRecorded
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, RowDraft, Value, draft_of
from libao_desk.services.todo.todo import Task
from tests.conftest_office import DAY, DIRECTOR
from tests.services.closings import a_subject, ended
from tests.services.test_never_recorded import RULES

TARGET = next(rule["words"][0] for rule in RULES if "责任目标" in rule["reason"])
"""A promise that nobody will petition."""
RECEIVED = DAY - timedelta(days=40)
PETITIONER = "赵乙四"


def late_task(office: Office) -> Task:
    """A petitioner who should have been told weeks ago."""
    values: dict[str, Value] = {"received_on": RECEIVED, "registered_on": RECEIVED, "entered_on": RECEIVED, "petitioner": PETITIONER}
    office.records.save(RecordDraft("petitions", values=values | {"kind": PetitionKind.APPEAL}))
    return next(task for task in office.todo.on() if task.duty.clock == "P02")


def issued(office: Office, task: Task) -> RecordRef:
    """The notice that presses for it, issued today."""
    draft = office.todo.press(task)
    draft.values |= {"reply_due_on": DAY + timedelta(days=7), "issued_on": DAY}
    ref = office.records.save(draft)
    office.records.move(ref, "issue")
    return ref


def test_a_notice_takes_over_everything_but_the_person(office: Office) -> None:
    task = late_task(office)
    values = office.todo.press(task).values
    assert (values["case_number"], values["clock"], values["addressee"]) == (task.number, "P02", DIRECTOR)
    assert values["reply_due_on"] == date(2026, 3, 9)  # five working days from Monday 2026-03-02
    assert (values["last_day"], values["days_late"]) == (task.duty.last_day, task.days_late)
    assert PETITIONER not in "".join(str(value) for value in values.values())


def test_what_is_not_late_or_not_ours_is_not_pressed_for(office: Office) -> None:
    late_task(office)
    early = next(task for task in office.todo.on() if not task.days_late)
    with pytest.raises(Refusal, match="只有本所职责且已逾期的事项才能督办"):
        office.todo.press(early)


def test_the_overdue_list_names_the_notice_and_the_day_it_was_done(office: Office) -> None:
    task = late_task(office)
    month = Period.parse("2026-03")
    office.desk.clock = FixedClock(date(2026, 3, 31))
    before = office.rosters.table("overdue", month)
    (row,) = [row for row in before.rows if row[3] == "P02"]
    assert before.ended == ()
    assert (row[1], row[2], row[9], row[10]) == ("信访登记", task.number, "", None)
    office.desk.clock = FixedClock(DAY)
    ref = issued(office, task)
    result = office.documents.issue("supervision-notice", ref)
    assert result.number == "李司督〔2026〕1号"
    draft = draft_of(office.records.open(ref))
    draft.values |= {"handled_result": "已告知。", "replied_on": DAY}
    office.records.save(draft)
    office.records.move(ref, "reply")
    after = office.rosters.table("overdue", month)
    (row,) = [row for row in after.rows if row[3] == "P02"]  # answered, and late all the same
    assert (row[9], row[10], after.ended) == ("李司督〔2026〕1号", DAY, ())
    assert PETITIONER not in str(office.rosters.table("overdue", month).rows)


def test_what_was_pressed_for_and_done_before_the_end_stands_in_a_block_below(office: Office) -> None:
    task = late_task(office)
    ref = issued(office, task)
    number = office.documents.issue("supervision-notice", ref).number
    done = DAY + timedelta(days=3)
    petition = draft_of(office.records.open(task.ref))
    petition.values |= {"notified_on": done}
    office.records.save(petition)
    answer = draft_of(office.records.open(ref))
    answer.values |= {"handled_result": "已告知。", "replied_on": done}
    office.desk.clock = FixedClock(date(2026, 5, 31))
    office.records.save(answer)
    office.records.move(ref, "reply")

    def listed(period: str) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
        table = office.rosters.table("overdue", Period.parse(period))
        late, below = ([row[1:] for row in rows if row[3] == "P02"] for rows in (table.rows, table.ended))
        return late, below

    days = (task.duty.trigger_on, task.duty.last_day)
    late, (row,) = listed("2026-03")
    assert late == []
    assert row == ("信访登记", task.number, "P02", task.duty.title, *days, (done - days[1]).days, DIRECTOR, number, done)
    (before,), below = listed("2026-02")
    assert (before[4:], below) == ((*days, (date(2026, 2, 28) - days[1]).days, DIRECTOR, "", None), [])
    assert listed("2026-04") == ([], [])
    month = Period.parse("2026-03")
    assert office.rosters.write("overdue", month).rows == len(office.rosters.table("overdue", month).rows)


def test_the_overdue_list_names_a_matter_by_the_number_its_own_roster_has(office: Office) -> None:
    on_trial = a_subject(office, "张甲一", date(2026, 1, 5), case_no="（2026）海矫字第012号", term_to=date(2026, 3, 10))
    unnumbered = a_subject(office, "李乙二", date(2026, 1, 6), term_to=date(2026, 3, 10))
    march = Period.parse("2026-03")
    rows = [row for row in office.rosters.table("overdue", march).rows if row[1] == "社区矫正"]
    own = office.records.open(unnumbered).number
    assert {row[2] for row in rows} == {"（2026）海矫字第012号", own}
    assert office.records.open(on_trial).number != own
    assert "张甲一" not in str(rows)


def test_what_was_pressed_for_is_named_like_what_is_late(office: Office) -> None:
    subject = a_subject(office, "张甲一", date(2026, 1, 5), case_no="（2026）海矫字第012号")
    number = office.records.open(subject).number
    task = next(one for one in office.todo.on() if one.number == number and one.days_late)
    office.documents.issue("supervision-notice", issued(office, task))
    ended(office, subject, DAY)
    office.desk.clock = FixedClock(date(2026, 3, 31))
    table = office.rosters.table("overdue", Period.parse("2026-03"))
    assert [row[2] for row in table.ended if row[1] == "社区矫正"] == ["（2026）海矫字第012号"]
    assert "社区矫正" not in str(table.rows)


def test_a_void_notice_presses_for_nothing(office: Office) -> None:
    task = late_task(office)
    ref = issued(office, task)
    office.records.move(ref, "void", reason="事项已办结")
    (row,) = [row for row in office.rosters.table("overdue", Period.parse("2026-02")).rows if row[3] == "P02"]
    assert (row[9], row[10]) == ("", None)


def test_no_petitions_cannot_be_typed_as_a_duty(office: Office) -> None:
    rows = [RowDraft(values={"position": 1, "text": f"实现{TARGET}。"})]
    with pytest.raises(WordsNeverRecorded, match="信访事项按期办结"):
        office.records.save(RecordDraft("duties", parts={"items": rows}))


def test_all_late_work_is_pressed_for_once(office: Office) -> None:
    task = late_task(office)
    late = [one for one in office.todo.on() if one.days_late]
    refs = office.todo.press_all(late)
    assert len(refs) == len(set(refs)) == len([one for one in late if one.duty.whose is Whose.OURS])
    assert office.todo.press_all(late) == refs
    view = office.records.open(refs[[one for one in late if one.duty.whose is Whose.OURS].index(task)])
    assert (view.values["case_number"], view.values["clock"], view.values["last_day"]) == (
        task.number,
        task.duty.clock,
        task.duty.last_day,
    )


def test_nothing_late_is_nothing_to_press_for(office: Office) -> None:
    late_task(office)
    with pytest.raises(Refusal, match="没有逾期的本所职责"):
        office.todo.press_all([one for one in office.todo.on() if not one.days_late])
