"""Records through their one door: typed, saved, moved, and two windows on one record."""

from collections.abc import Callable
from datetime import date

import pytest

from libao_desk.core.citizen_id import make_citizen_id
from libao_desk.core.errors import ChangedMeanwhile, Refusal
from libao_desk.declare.value import parse
from libao_desk.people.officers import Role
from libao_desk.registers.aftercare.codes import ReleaseSource
from libao_desk.registers.disputes.codes import DisputeState, Outcome, Source
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, Ref, RowDraft, Value, clashes, draft_of, rebased
from libao_desk.services.records.past import PastStates
from tests.services.builders import a_dispute, a_person, change, concluded

S = DisputeState


def test_what_was_typed_is_what_is_stored(office: Office) -> None:
    ref = a_dispute(office)
    view = office.records.open(ref)
    assert view.number == "TJ2026-0001"
    assert view.values["facts"] == "双方因排水沟发生争执。"
    assert view.values["outcome"] is Outcome.WRITTEN
    assert [row.values["person"].label for row in view.parts["parties"]] == ["张试甲一", "李试乙一"]  # type: ignore[union-attr]  # references
    assert view.handler == Ref(office.officer.id or 0, "")
    assert view.state is S.APPLIED
    assert view.ahead == ("受理", "开始调解", "达成协议")


def test_a_half_filled_record_says_what_is_missing(office: Office) -> None:
    view = office.records.open(office.records.save(RecordDraft("disputes", values={"facts": "先记一笔。"})))
    assert "卷号" in view.missing
    assert "纠纷简要情况" not in view.missing
    (offer,) = [move for move in view.moves if move.event == "accept"]
    assert "受理日" in offer.missing
    with pytest.raises(Refusal, match=r"前须先填写：.*受理日"):
        office.records.move(view.ref, "accept")


def test_moves_follow_the_course_and_stand_in_the_history(office: Office) -> None:
    ref = concluded(office)
    view = office.records.open(ref)
    assert view.state is S.AGREED
    assert [(line.event, line.happened_on, line.by) for line in view.history] == [
        ("apply", date(2026, 1, 5), office.officer.name),
        ("accept", date(2026, 1, 6), office.officer.name),
        ("start", date(2026, 1, 7), office.officer.name),
        ("agree", date(2026, 1, 20), office.officer.name),
    ]
    assert [line.source for line in view.history] == [None, S.APPLIED, S.ACCEPTED, S.IN_PROGRESS]
    with pytest.raises(Refusal, match="当前状态"):
        office.records.move(ref, "accept")


def test_catching_up_carries_out_what_the_dates_say_and_stops_where_it_is_refused(office: Office) -> None:
    whole = a_dispute(office, 1)
    assert office.records.catch_up(whole) == ("受理", "开始调解", "达成协议")
    assert office.records.open(whole).state is S.AGREED
    assert office.records.catch_up(whole) == ()
    lame = a_dispute(office, 2, source=None)
    assert office.records.catch_up(lame) == ()
    view = office.records.open(lame)
    assert view.state is S.APPLIED
    assert (view.ahead, view.stopped) == ((), "“受理”还不能办理：办理“受理”前须先填写：案件来源。")


def test_only_the_steps_that_nothing_forbids_are_offered_at_once(office: Office) -> None:
    ref = a_dispute(office, amount=None)
    assert office.records.open(ref).ahead == ("受理", "开始调解")
    assert office.records.catch_up(ref) == ("受理", "开始调解")
    assert office.records.open(ref).stopped == "“达成协议”还不能办理：各条款金额合计1200.00元，与协议涉及金额（未填）不一致。"


def test_nothing_is_moved_on_a_day_that_has_not_come(office: Office) -> None:
    ref = a_dispute(office)
    with pytest.raises(Refusal, match="晚于今天"):
        office.records.move(ref, "accept", happened_on=date(2026, 3, 3))


def test_a_record_entered_late_has_todays_state_today(office: Office) -> None:
    """Typed without a date on 2 March, then the dates of January: its birth goes back to the first, its state is never turned round."""
    ref = office.records.save(RecordDraft("disputes", values={"facts": "先记一笔。"}))
    late = a_dispute(office, 2)
    draft, full = draft_of(office.records.open(ref)), office.records.open(late)
    draft.values |= {key: value for key, value in full.values.items() if key not in ("facts", "case_no")}
    office.records.save(draft)
    office.records.move(ref, "accept")
    register = office.desk.book.get("disputes")
    with office.desk.read() as session:
        record = session.get_one(register.model, ref.id)
        assert PastStates(session, register, office.today).of(record) is S.ACCEPTED
        assert PastStates(session, register, date(2026, 1, 6)).of(record) is S.ACCEPTED
        assert PastStates(session, register, date(2026, 1, 5)).of(record) is S.APPLIED
        assert PastStates(session, register, date(2026, 1, 4)).of(record) is None
    assert [line.target for line in office.records.open(ref).history] == [S.APPLIED, S.ACCEPTED]


def test_two_windows_change_different_data_and_both_are_kept(office: Office) -> None:
    ref = a_dispute(office)
    one, other = draft_of(office.records.open(ref)), draft_of(office.records.open(ref))
    one.values["facts"], other.values["note"] = "改过的经过。", "第二窗口的备注。"
    one.parts["sessions"].append(RowDraft(values={"held_on": date(2026, 1, 8)}))
    other.parts["sessions"].append(RowDraft(values={"held_on": date(2026, 1, 9)}))
    office.records.save(one)
    office.records.save(other)
    view = office.records.open(ref)
    assert (view.values["facts"], view.values["note"]) == ("改过的经过。", "第二窗口的备注。")
    assert [row.values["held_on"] for row in view.parts["sessions"]] == [date(2026, 1, 8), date(2026, 1, 9)]


def test_two_windows_on_one_datum_the_second_is_told_and_keeps_what_it_typed(office: Office) -> None:
    ref = a_dispute(office)
    one, other = draft_of(office.records.open(ref)), draft_of(office.records.open(ref))
    one.values["facts"], other.values["facts"], other.values["note"] = "甲的说法。", "乙的说法。", "备注"
    office.records.save(one)
    with pytest.raises(ChangedMeanwhile, match="纠纷简要情况"):
        office.records.save(other)
    view = office.records.open(ref)
    assert (view.values["facts"], view.values["note"]) == ("甲的说法。", None)
    (clash,) = clashes(other, view)
    assert (clash.key, clash.theirs, clash.mine) == ("facts", "甲的说法。", "乙的说法。")
    office.records.save(rebased(other, view, (clash,)))
    view = office.records.open(ref)
    assert (view.values["facts"], view.values["note"]) == ("甲的说法。", "备注")


def test_a_row_that_another_window_removed_is_not_brought_back(office: Office) -> None:
    ref = a_dispute(office)
    one, other = draft_of(office.records.open(ref)), draft_of(office.records.open(ref))
    one.parts["terms"][0].removed = True
    other.parts["terms"][0].values["act"] = "改写"
    office.records.save(one)
    with pytest.raises(ChangedMeanwhile, match="协议条款"):
        office.records.save(other)
    assert office.records.open(ref).parts["terms"] == ()


def test_a_row_that_both_windows_removed_is_gone(office: Office) -> None:
    ref = a_dispute(office)
    one, other = draft_of(office.records.open(ref)), draft_of(office.records.open(ref))
    one.parts["terms"][0].removed = other.parts["terms"][0].removed = True
    other.values["note"] = "备注"
    office.records.save(one)
    office.records.save(other)
    assert office.records.open(ref).parts["terms"] == ()
    assert office.records.open(ref).values["note"] == "备注"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("１２", 12), ("1,200", 1200), ("12人", 12), ("12.0", 12), ("²", None), ("--5", None), ("九", None), ("9" * 30, None)],
)
def test_a_whole_number_is_read_as_meant_or_refused(office: Office, typed: str, meant: int | None) -> None:
    field = next(field for field in office.desk.book.get("disputes").fields if field.key == "people_count")
    if meant is None:
        with pytest.raises(Refusal, match="应为整数"):
            parse(field, typed, office.today)
    else:
        assert parse(field, typed, office.today) == meant


def test_a_window_that_never_touched_the_handler_leaves_the_new_one(office: Office) -> None:
    ref = a_dispute(office)
    colleague = Ref(office.officers.add("郑试庚", Role.OFFICER, "另一个人的口令-26"), "郑试庚")
    one, other = draft_of(office.records.open(ref)), draft_of(office.records.open(ref))
    one.handler = colleague
    other.values["note"] = "只写了备注"
    office.records.save(one)
    office.records.save(other)
    assert office.records.open(ref).handler == colleague


def test_a_reference_to_somebody_who_is_gone_is_refused(office: Office) -> None:
    ref = a_dispute(office)
    with pytest.raises(Refusal, match="已不存在"):
        change(office, ref, committee=Ref(999, "没有的调委会"))


def test_one_person_has_one_card(office: Office) -> None:
    number = make_citizen_id("320699", date(1970, 3, 5), 1)
    a_person(office, "张试丙", id_no=number)
    with pytest.raises(Refusal, match="只建一张卡"):
        a_person(office, "另一个", id_no="".join(chr(ord(sign) + 0xFEE0) for sign in number))


def test_a_record_is_found_by_any_number_however_typed(office: Office) -> None:
    ref = a_dispute(office)
    for typed in ("TJ2026-0001", "tj2026-0001", " ＴＪ２０２６－０００１ ", "（2026）人调字第001号", "(2026)人调字第001号"):
        assert office.records.find("disputes", typed) == ref
    a_dispute(office, 2, case_no="（2026）人调字第001号")
    with pytest.raises(Refusal, match="有多条"):
        office.records.find("disputes", "（2026）人调字第001号")


def test_a_refused_save_takes_no_number_and_leaves_no_person(office: Office) -> None:
    with pytest.raises(Refusal):
        office.records.save(RecordDraft("disputes", parts={"sessions": [RowDraft(values={"place": "村部"})]}))
    assert office.records.open(a_dispute(office)).number == "TJ2026-0001"


def test_what_an_officer_may_not_do_is_refused_at_every_door(office: Office) -> None:
    ref = a_dispute(office)
    office.desk.rights = type(office.desk.rights)(Role.READER, None)
    acts: tuple[Callable[[], object], ...] = (
        lambda: office.records.save(RecordDraft("disputes")),
        lambda: office.records.move(ref, "accept"),
        lambda: office.records.catch_up(ref),
        lambda: office.documents.issue("mediation-agreement", ref),
        lambda: office.lists.rows("disputes", [ref.id], reveal=True),
        lambda: office.officers.new_recovery_code(),
    )
    for act in acts:
        with pytest.raises(Refusal, match="无权"):
            act()
    assert office.records.open(ref).state is S.APPLIED
    office.desk.rights = type(office.desk.rights)(Role.OFFICER, frozenset({"corrections"}))
    looks: tuple[Callable[[], object], ...] = (
        lambda: office.records.open(ref),
        lambda: office.records.find("disputes", "TJ2026-0001"),
        lambda: office.audit.of(ref),
    )
    for act in looks:
        with pytest.raises(Refusal, match="其他登记册"):
            act()
    assert office.search.find("张试甲").hits == ()
    assert [task for task in office.todo.on() if task.register == "disputes"] == []


@pytest.mark.parametrize(
    ("source", "is_asked"), [(None, True), (Source.APPLICATION, True), (Source.INITIATIVE, False), (Source.ENTRUSTED, False)]
)
def test_a_mediation_that_nobody_applied_for_lacks_no_day_of_application(office: Office, source: Source | None, is_asked: bool) -> None:
    view = office.records.open(office.records.save(RecordDraft("disputes", values={"source": source})))
    assert ("申请日" in view.missing) is is_asked


@pytest.mark.parametrize(
    ("register", "values", "label", "is_asked"),
    [
        ("corrections", {}, "原判刑期（年）", True),
        ("corrections", {"sentence_months": 2}, "原判刑期（年）", False),
        ("corrections", {"sentence_months": 0}, "原判刑期（年）", True),
        ("aftercare", {}, "服刑场所", True),
        ("aftercare", {"source": ReleaseSource.DETENTION}, "服刑场所", True),
        ("aftercare", {"source": ReleaseSource.CORRECTION}, "服刑场所", False),
    ],
)
def test_nothing_is_lacking_that_the_rest_of_the_record_rules_out(
    office: Office, register: str, values: dict[str, Value], label: str, is_asked: bool
) -> None:
    view = office.records.open(office.records.save(RecordDraft(register, values={"person.name": "张甲三", **values})))
    assert (label in view.missing) is is_asked
