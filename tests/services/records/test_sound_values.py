"""What cannot be is not taken: fewer than none, a year of five digits, figures in a name, days in an impossible order."""

from datetime import date

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.declare.value import parse
from libao_desk.registers.aftercare.codes import ReleaseSource
from libao_desk.registers.disputes.codes import DisputeState
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, Value
from tests.services.builders import a_dispute, change


@pytest.mark.parametrize(
    ("register", "key", "typed", "sentence"),
    [
        ("disputes", "people_count", "-3", "“涉及人数”不能是负数。"),
        ("receptions", "persons_count", "-2", "“接待人次”不能是负数。"),
        ("duties", "year", "20220", "“年度”应在1949到2100之间，不能是20220。"),
        ("duties", "copies", "0", "“份数”应在1到99之间，不能是0。"),
        ("corrections", "term_months", "20270219", "“矫正期限（月）”应在0到600之间，不能是20270219。"),
        ("corrections", "term_years", "9999", "“矫正期限（年）”应在0到50之间，不能是9999。"),
        ("corrections", "custody_days", "1000000", "“先行羁押日数”应在0到18300之间，不能是1000000。"),
        ("petitions", "duty_person", "镇长9", "“责任人”中有数字：“镇长9”，请写姓名；编号、电话、人数填在它们自己的栏里。"),
        ("petitions", "duty_person", "张３三", "“责任人”中有数字：“张３三”，请写姓名；编号、电话、人数填在它们自己的栏里。"),
    ],
)
def test_what_cannot_be_is_refused_as_it_is_typed(office: Office, register: str, key: str, typed: str, sentence: str) -> None:
    field = next(field for field in office.desk.book.get(register).fields if field.key == key)
    with pytest.raises(Refusal) as refusal:
        parse(field, typed, office.today)
    assert refusal.value.sentence == sentence


@pytest.mark.parametrize("key", ["person.name", "fetched_by"])
def test_a_round_sign_is_typed_as_a_part_of_a_name(office: Office, key: str) -> None:
    field = next(field for field in office.desk.book.get("aftercare").fields if field.key == key)
    assert parse(field, "重〇子", office.today) == "重〇子"


def test_a_step_is_not_carried_out_on_a_day_before_one_it_must_follow(office: Office) -> None:
    ref = a_dispute(office, started_on=date(2026, 1, 25))
    for event in ("accept", "start"):
        office.records.move(ref, event)
    wrong = "结案日2026-01-20早于开始调解日2026-01-25，请核对。"
    (offer,) = [offer for offer in office.records.open(ref).moves if offer.event == "agree"]
    assert offer.refusal == wrong
    with pytest.raises(Refusal, match=wrong):
        office.records.move(ref, "agree")
    assert office.records.catch_up(ref) == ()
    change(office, ref, started_on=date(2026, 1, 7))
    assert office.records.catch_up(ref) == ("达成协议",)


def test_an_agreement_before_its_case_is_told(office: Office) -> None:
    ref = a_dispute(office, effective_on=date(2026, 1, 2))
    told = office.records.open(ref).warnings
    assert "协议日期2026-01-02早于申请日2026-01-05，请核对。" in told
    assert sum("协议日期2026-01-02早于" in sentence for sentence in told) == 1


def test_steps_whose_days_are_typed_are_told_until_they_are_carried_out(office: Office) -> None:
    ref = a_dispute(office)
    told = "按已填的日期，“受理”“开始调解”“达成协议”已经发生，但还没有办理，请点“办理”中的“按已填日期办理”。"
    assert office.records.open(ref).warnings[0] == told
    office.records.catch_up(ref)
    view = office.records.open(ref)
    assert view.state is DisputeState.AGREED
    assert not any("还没有办理" in sentence for sentence in view.warnings)


def test_a_step_whose_day_nobody_typed_has_not_happened(office: Office) -> None:
    """Whoever leaves correction is here already; that he was handed over is still to be written down."""
    values: dict[str, Value] = {"person.name": "王丙三", "source": ReleaseSource.CORRECTION, "released_on": date(2026, 2, 3)}
    told = office.records.open(office.records.save(RecordDraft("aftercare", values=values))).warnings
    assert told == ("“衔接”还不能办理：办理“衔接”前须先填写：衔接日期、衔接情况。",)


def test_a_reason_why_a_step_waits_is_not_told_by_itself_as_well(office: Office) -> None:
    values: dict[str, Value] = {"received_on": date(2026, 2, 9), "registered_on": date(2026, 2, 8), "petitioner": "赵丁四"}
    told = office.records.open(office.records.save(RecordDraft("petitions", values=values))).warnings
    assert sum("登记日期2026-02-08早于收到日期2026-02-09" in sentence for sentence in told) == 1
