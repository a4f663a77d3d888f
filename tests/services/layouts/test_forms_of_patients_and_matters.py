"""County forms of guardianship, petitions and disputes: what they ask of patient, guardian and matter, and to which copy it is told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from shutil import copytree

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.core.period import Period
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.registers.guardianship.model import GuardianshipCase
from libao_desk.registers.petitions.codes import PetitionKind
from libao_desk.registers.petitions.model import PetitionMatter
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from libao_desk.services.rosters.rosters import RosterTable

from .test_layouts import a_form

LEVEL = "等级"
NOVEMBER, YEAR = Period(2020, 11, 1), Period(2020, 1, 12)


@pytest.fixture(scope="module")
def year_end(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path, book: RegisterBook) -> Iterator[Office]:
    """The invented office on the last day of its year."""
    folder = tmp_path_factory.mktemp("forms") / "office"
    copytree(demo_folder, folder)
    with Office.unlock(folder, book, FixedClock(demo.TODAY), demo.PASSPHRASE) as office:
        office.desk.actor = replace(office.desk.actor, name="冯测试")
        yield office


def patients_form() -> bytes:
    """A form of two rows of heads, the patient's columns beside the guardian's."""
    return a_form(
        ["以奖代补审核表"],
        ["编号", "村（居）", "患者", "", "", "", "监护人", "", "", "补助金额（元）", "签名"],
        ["", "", "姓名", "性别", "身份证号", f"危险{LEVEL}", "姓名", "身份证号", "联系电话", "", ""],
        merged=("A1:K1", "A2:A3", "B2:B3", "C2:F2", "G2:I2", "J2:J3", "K2:K3"),
    )


def cells(table: RosterTable, title: str) -> list[object]:
    place = [column.title for column in table.roster.columns].index(title) + 1
    return [row[place] for row in table.rows]


def test_a_form_has_the_patients_columns_and_the_guardians_apart(year_end: Office) -> None:
    draft = year_end.layouts.read("guardianship", patients_form())
    assert [draft.keys.get(column, "") for column in range(2, 12)] == [
        "村（居）", "患者（内部版）", "患者性别（内部版）", "患者身份证号（内部版）", "危险性评估等级（内部版）",
        "监护人", "监护人身份证号", "电话", "应发金额", "",
    ]  # fmt: skip
    assert not draft.forbidden


def test_under_the_patients_head_nothing_of_the_guardian_stands(year_end: Office) -> None:
    form = a_form(["审核表"], ["序号", "患者", "", "监护人"], ["", "姓名", "联系电话", "姓名"], merged=("A2:A3", "B2:C2"))
    draft = year_end.layouts.read("guardianship", form)
    assert draft.keys.get(3, "") == ""


def test_the_patients_data_stand_in_the_internal_copy_alone(year_end: Office) -> None:
    draft = year_end.layouts.read("guardianship", patients_form())
    year_end.layouts.save(draft, "审核表")
    sent, whole = (
        load_workbook(BytesIO(year_end.layouts.fill("guardianship", "审核表", NOVEMBER, full=full, reason="核对").data)).active
        for full in (False, True)
    )
    assert sent is not None
    assert whole is not None
    with year_end.desk.read() as session:
        cases = {case.guardian.name: case for case in session.scalars(sa.select(GuardianshipCase)) if case.guardian is not None}
        seen = 0
        for row, internal in zip(sent.iter_rows(4, values_only=True), whole.iter_rows(4, values_only=True), strict=True):
            case = cases.get(str(row[6]))
            if case is None or case.patient is None or case.patient.is_minor_on(date(2020, 11, 30)):
                continue
            assert case.guardian is not None
            assert row[2:6] == (None,) * 4
            told = (case.patient.sex, case.risk_level)
            assert internal[2:5] == (case.patient.name, told[0] and told[0].label, case.patient.id_no)
            assert internal[5] == (told[1] and told[1].label)
            assert "*" in str(row[7])
            assert internal[7] == case.guardian.id_no
            seen += 1
    assert seen > 5


def test_nothing_leads_to_a_patient_who_is_a_minor(year_end: Office) -> None:
    table = year_end.rosters.table("guardianship", YEAR, full=True, is_for_form=True)
    with year_end.desk.work("改年龄") as session:
        case = session.scalars(sa.select(GuardianshipCase).where(GuardianshipCase.number == table.rows[0][1])).one()
        assert case.patient is not None
        case.patient.birth_date = date(2006, 5, 5)
    table = year_end.rosters.table("guardianship", YEAR, full=True, is_for_form=True)
    for title in ("患者身份证号（内部版）", "危险性评估等级（内部版）", "监护人身份证号", "患者性别（内部版）"):
        assert cells(table, title)[0] == ""


def test_the_amount_due_is_what_is_entered_and_not_paid_before_the_period(year_end: Office) -> None:
    with year_end.desk.work("改批准日期") as session:
        case = session.scalars(sa.select(GuardianshipCase).order_by(GuardianshipCase.number).limit(1)).one()
        case.rewards[0].approved_on = date(2020, 11, 20)
        amount = case.rewards[0].amount
    before, month = (year_end.rosters.table("guardianship", Period(2020, month, 1), is_for_form=True) for month in (11, 12))
    assert (cells(before, "应发金额")[0], cells(before, "已发金额")[0]) == (amount, None)
    assert not any(cells(before, "应发金额")[1:])  # approved later than the month: nothing was known of it
    assert cells(month, "应发金额") == cells(month, "已发金额")


def test_a_petition_form_says_who_is_to_answer_and_how_it_was_answered(year_end: Office) -> None:
    form = a_form(["信访台账"], ["序号", "登记编号", "信访人", "内容类别", "主要诉求", "责任单位", "责任人", "办理结果"], [1])
    draft = year_end.layouts.read("petitions", form)
    assert [draft.keys.get(column, "") for column in range(1, 9)] == [
        ":serial", "编号", "", "领域", "诉求（内部版）", "责任单位", "责任人", "处理结果",
    ]  # fmt: skip


def test_what_petitioners_ask_is_told_inside_alone_without_a_name_and_never_of_a_secret_matter(year_end: Office) -> None:
    with year_end.desk.work("改诉求") as session:
        first, second = session.scalars(sa.select(PetitionMatter).order_by(PetitionMatter.number).limit(2)).all()
        first.kind, first.is_confidential, first.petitioner, first.request = PetitionKind.APPEAL, None, "访试一", "访试一要求退还押金"
        second.is_confidential, second.request = True, "要求查处"
        numbers = [first.number, second.number]
    sent, whole = (year_end.rosters.table("petitions", YEAR, full=full, is_for_form=True) for full in (False, True))
    assert not any(cells(sent, "诉求（内部版）"))
    told = dict(zip(cells(whole, "编号"), cells(whole, "诉求（内部版）"), strict=True))
    assert [told.get(number, "") for number in numbers] == ["信访人要求退还押金", ""]


def test_what_a_dispute_is_about_is_told_inside_alone(year_end: Office) -> None:
    form = a_form(["登记簿"], ["序号", "卷号", "简要案情"], [1])
    assert year_end.layouts.read("disputes", form).keys[3] == "简要情况（内部版）"
    sent, whole = (year_end.rosters.table("disputes", NOVEMBER, full=full, is_for_form=True) for full in (False, True))
    assert not any(cells(sent, "简要情况（内部版）"))
    with year_end.desk.read() as session:
        facts = {case.case_no: case.facts for case in session.scalars(sa.select(DisputeCase))}
    told = [(number, text) for number, text in zip(cells(whole, "卷号"), cells(whole, "简要情况（内部版）"), strict=True) if text]
    assert told
    assert all(text == facts[str(number)] for number, text in told)


def test_a_leading_number_without_a_serial_beside_it_counts_the_rows_and_this_is_told(year_end: Office) -> None:
    draft = year_end.layouts.read("guardianship", patients_form())
    assert draft.keys[1] == ":serial"
    assert any("按序号填写" in note for note in draft.notes)
    beside = year_end.layouts.read("guardianship", a_form(["监护台账"], ["序号", "编号", "监护人"], [1]))
    assert [beside.keys[column] for column in (1, 2, 3)] == [":serial", "案号", "监护人"]
    own = year_end.layouts.read("corrections", a_form(["花名册"], ["编号", "姓名", "性别"]))
    assert own.keys[1] == "编号"


def test_a_title_of_another_period_is_doubted_and_a_column_without_a_word_is_told(year_end: Office) -> None:
    layouts = year_end.layouts
    form = a_form(["调解卷宗移交清单（第三季度）"], ["卷号", "当事人", "以案定补等级"], [""], ["小计"])
    layouts.save(layouts.read("disputes", form), "清单")
    report = layouts.fill("disputes", "清单", NOVEMBER)
    assert report.doubt == "表样标题写的是“第三季度”，填的是2020年11月，请核对。"
    draft = layouts.opened("disputes", "清单")
    assert layouts.shown(draft, year_end.rosters.table("disputes", NOVEMBER, is_for_form=True), NOVEMBER).doubt == report.doubt
    assert layouts.fill("disputes", "清单", Period(2020, 7, 3)).doubt == ""
    layouts.save(layouts.read("guardianship", patients_form()), "补助")
    assert "患者/性别" in layouts.fill("guardianship", "补助", NOVEMBER).blank


def test_a_row_of_totals_counts_people_as_people(year_end: Office) -> None:
    layouts = year_end.layouts
    form = a_form(["花名册"], ["序号", "姓名", "性别"], [1], [2], ["合计：    人"], ["填报人："])
    layouts.save(layouts.read("corrections", form), "合计")
    report = layouts.fill("corrections", "合计", NOVEMBER)
    told = [str(row[0].value) for row in load_workbook(BytesIO(report.data)).active.iter_rows()]
    assert told[-2] == f"合计：{report.rows}人"
