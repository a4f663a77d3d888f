"""Entries as clerks write them: amounts beside a penalty, months of birth, days that have not come, units in a head."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from libao_desk.registers.corrections.codes import AccessoryPenalty as Penalty
from libao_desk.services.ledgers.importing import Severity
from libao_desk.services.never_recorded import entries_meant
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said

from .test_ledgers import counts, refused
from .test_words import looked

SUBJECT: dict[str, Cell] = {"姓名": "岳试甲", "报到日期": "2025-03-04"}
CASE: dict[str, Cell] = {"申请人": "重试甲", "被申请人": "重试乙", "受理日期": "2025-03-04"}


@pytest.mark.parametrize(
    ("text", "found", "left_out"),
    [
        ("罚金", (Penalty.FINE,), ""),
        ("罚金5000元", (Penalty.FINE,), "5000元"),
        ("罚金5,000元", (Penalty.FINE,), "5,000元"),
        ("并处罚金人民币二千元", (Penalty.FINE,), "人民币二千元"),
        ("并处罚金1万元；剥夺政治权利一年", (Penalty.FINE, Penalty.DEPRIVATION_OF_RIGHTS), "1万元、一年"),
    ],
)
def test_the_penalty_is_read_and_its_amount_told(
    office: Office, tmp_path: Path, text: str, found: tuple[Penalty, ...], left_out: str
) -> None:
    plan = looked(office, tmp_path, "corrections", **SUBJECT, 附加刑=text)
    assert plan.rows[0].values["accessory"] == found
    assert [note for note in said(plan, Severity.NOTE) if "附加刑" in note] == (
        [f"C3 附加刑：C3的“{text}”读作“{'、'.join(one.label for one in found)}”，{left_out}未导入。"] if left_out else []
    )


def test_the_penalty_in_the_words_of_the_sentence_is_its_own_datum(office: Office, tmp_path: Path) -> None:
    values = looked(office, tmp_path, "corrections", **SUBJECT, 原判刑罚="有期徒刑三年，缓刑四年，并处罚金5000元").rows[0].values
    assert (values["sentence_years"], values["term_years"], values["accessory"]) == (3, 4, (Penalty.FINE,))


@pytest.mark.parametrize(
    ("register", "head", "text", "key", "label"),
    [
        ("corrections", "文化程度", "文盲", "person.education", "其他"),
        ("corrections", "矫正类别", "缓刑人员", "category", "缓刑"),
        ("guardianship", "治疗情况", next(iter(entries_meant())), "treatment", "居家药物治疗"),
    ],
)
def test_a_plain_word_is_an_entry(office: Office, tmp_path: Path, register: str, head: str, text: str, key: str, label: str) -> None:
    whom: dict[str, Cell] = {"患者姓名": "康试一"} if register == "guardianship" else SUBJECT
    assert looked(office, tmp_path, register, **whom, **{head: text}).rows[0].values[key].label == label


@pytest.mark.parametrize("text", ["198001", 198001, "1980.01", "1980年1月"])
def test_a_month_of_birth_is_told_and_stops_nothing(office: Office, tmp_path: Path, text: Cell) -> None:
    plan = looked(office, tmp_path, "corrections", **SUBJECT, 出生年月=text)
    assert counts(plan) == {"new": 1}
    assert any("只写了年月" in note for note in said(plan, Severity.NOTE))


@pytest.mark.parametrize("text", ["无", "未回访", "待回访"])
def test_a_day_that_has_not_come_is_none(office: Office, tmp_path: Path, text: str) -> None:
    plan = looked(office, tmp_path, "disputes", **CASE, 回访日期=text)
    assert counts(plan) == {"new": 1}
    assert "visited_on" not in plan.rows[0].texts


def test_a_visit_on_a_day_to_come_is_told(office: Office, tmp_path: Path) -> None:
    notes = said(looked(office, tmp_path, "disputes", **CASE, 回访日期="2032.3.5"), Severity.NOTE)
    assert "D3 回访日：2032-03-05晚于今天，请核对。" in notes


@pytest.mark.parametrize("text", ["昨天", "今天"])
def test_yesterday_of_a_ledger_is_no_day(office: Office, tmp_path: Path, text: str) -> None:
    (sentence,) = refused(looked(office, tmp_path, "disputes", **CASE | {"受理日期": text})).values()
    assert f"“{text}”要看表是哪一天写的" in sentence


@pytest.mark.parametrize(("head", "yuan"), [("协议涉及金额（千元）", 5000), ("协议涉及金额（万元）", 50000), ("协议涉及金额（元）", 5)])
def test_an_amount_is_in_the_unit_of_its_head(office: Office, tmp_path: Path, head: str, yuan: int) -> None:
    values: dict[str, Any] = looked(office, tmp_path, "disputes", **CASE, **{head: 5}).rows[0].values
    assert values["amount"] == Decimal(yuan)


def test_who_moved_away_is_over_from_the_day_beside_the_word(office: Office, tmp_path: Path) -> None:
    (row,) = looked(office, tmp_path, "guardianship", 患者姓名="康试一", 状态="外迁2025-05-06").rows
    assert date(2025, 5, 6) in row.values.values()


@pytest.mark.parametrize(
    ("register", "head", "text", "key", "value"),
    [
        ("corrections", "考验期（月）", 24, "term_months", 24),
        ("corrections", "刑期（月）", 18, "sentence_months", 18),
        ("corrections", "判处刑罚", "拘役三个月，缓刑六个月", "sentence_months", 3),
        ("disputes", "调解金额", 500, "amount", Decimal(500)),
        ("disputes", "赔偿金额（元）", "500元", "amount", Decimal(500)),
        ("aftercare", "是否人户分离", "是", "is_listed_twice", True),
        ("aftercare", "原服刑监所", "示安监狱", "prison", "示安监狱"),
    ],
)
def test_a_head_of_the_same_family_is_known(
    office: Office, tmp_path: Path, register: str, head: str, text: Cell, key: str, value: object
) -> None:
    row = CASE if register == "disputes" else SUBJECT if register == "corrections" else {"姓名": "释试一", "释放日期": "2020-03-02"}
    assert looked(office, tmp_path, register, **row, **{head: text}).rows[0].values[key] == value


def test_the_same_address_as_above_is_one(office: Office, tmp_path: Path) -> None:
    head: list[Cell] = [*CASE, "当事人住址"]
    rows: list[list[Cell]] = [[*CASE.values(), "枫例村1组、枫例村2组"], ["重试丙", "重试丁", "2025-03-05", "同上"]]
    plan = office.importing.examine("disputes", Ledger(("台账",), (head,), rows).write(tmp_path / "l.xlsx"))
    assert counts(plan) == {"new": 2}
    assert plan.rows[1].texts["parties_addresses"] == plan.rows[0].texts["parties_addresses"]
