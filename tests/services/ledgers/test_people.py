"""People and villages of a ledger: one card for one human being, nobody renamed by another's number, and where each of them lives."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from libao_desk.people.models import Person, Village
from libao_desk.services.ledgers.importing import Verdict
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.sample_ledgers import id_no, mended_corrections, mended_disputes

from .test_ledgers import counts, refused


@pytest.mark.parametrize("batch", [1, 200])
def test_one_human_being_of_several_rows_has_one_card_whenever_they_are_written(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr("libao_desk.services.ledgers.importing.BATCH", batch)
    ledger = mended_disputes()
    name, number = ledger.rows[0][2], ledger.rows[0][4]
    for row in (ledger.rows[3], ledger.rows[4]):
        row[2], row[4] = name, number
    office.importing.store(office.importing.examine("disputes", ledger.write(tmp_path / "l.xlsx")))
    (found,) = office.people.find(str(number))
    assert len(office.people.card(found.ref.id)) == 3
    assert office.desk.file.verify_trail().sound


def test_what_a_later_row_says_of_somebody_met_before_is_kept(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two former cases of one man in one ledger: his telephone stands in the second row only."""
    monkeypatch.setattr("libao_desk.services.ledgers.importing.BATCH", 1)
    head = (["矫正编号", "姓名", "身份证号", "联系电话", "罪名"],)
    rows: list[list[Cell]] = [
        ["（2019）矫字第1号", "张试甲", id_no(1), None, "盗窃罪"],
        ["（2020）矫字第2号", "张试甲", id_no(1), "13800000001", "诈骗罪"],
    ]
    plan = office.importing.examine("corrections", Ledger(("社区矫正对象台账",), head, rows, []).write(tmp_path / "l.xlsx"))
    assert counts(plan) == {"new": 2}
    office.importing.store(plan)
    (found,) = office.people.find("13800000001")
    assert len(office.people.card(found.ref.id)) == 2


@pytest.mark.parametrize("register", ["disputes", "corrections"])
def test_a_plan_whose_storing_failed_is_stored_whole_the_next_time(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, register: str
) -> None:
    """What was filled to try a row is written once: after a failure it bears ids of rows that are not there."""
    monkeypatch.setattr("libao_desk.services.ledgers.importing.BATCH", 2)
    ledger = {"disputes": mended_disputes, "corrections": mended_corrections}[register]()
    plan = office.importing.examine(register, ledger.write(tmp_path / "l.xlsx"))
    whole = office.records.enter_all
    calls: list[int] = []

    def fails_later(*args: Any) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise RuntimeError("the second batch")
        whole(*args)

    with monkeypatch.context() as patched:
        patched.setattr(office.records, "enter_all", fails_later)
        with pytest.raises(RuntimeError, match="the second batch"):
            office.importing.store(plan)
    assert not office.lists.count(office.desk.book.get(register))
    office.importing.store(plan)
    assert counts(office.importing.examine(register, ledger.write(tmp_path / "l.xlsx"))) == {"same": counts(plan)["new"]}


NAMELESS: list[tuple[str, list[str], list[list[Cell]]]] = [
    ("corrections", ["姓名", "罪名", "矫正期限起", "矫正期限止"], [["尤无证", "盗窃罪", "2020-01-06", "2022-01-05"]]),
    ("aftercare", ["姓名", "释放日期", "现住地"], [["尤无证", "2020-05-06", "试验村1组"]]),
    ("disputes", ["受理日期", "当事人", "纠纷类型"], [["2020-05-06", "毕九", "邻里纠纷"], ["2020-05-06", "毕十", "邻里纠纷"]]),
]


@pytest.mark.parametrize(("register", "head", "rows"), NAMELESS, ids=[register for register, _, _ in NAMELESS])
def test_rows_without_any_number_are_the_same_the_second_time(
    office: Office, tmp_path: Path, register: str, head: list[str], rows: list[list[Cell]]
) -> None:
    file = Ledger(("台账",), (head,), rows, []).write(tmp_path / "l.xlsx")
    office.importing.store(office.importing.examine(register, file))
    assert counts(office.importing.examine(register, file)) == {"same": len(rows)}
    rows[0][0] = "2020-07-08" if register == "disputes" else "尤又无证"
    assert counts(office.importing.examine(register, Ledger(("台账",), (head,), rows, []).write(file))).get("new") == 1


NAMES = (["矫正编号", "姓名", "身份证号", "联系电话"],)


def test_a_number_that_is_another_s_is_a_conflict_and_renames_nobody(office: Office, tmp_path: Path) -> None:
    office.importing.store(office.importing.examine("corrections", mended_corrections().write(tmp_path / "l.xlsx")))
    rows: list[list[Cell]] = [
        ["（2021）矫字第1号", "郭新名", id_no(1), "19900000077"],
        ["（2021）矫字第2号", "张试甲", id_no(1), None],
        ["（2021）矫字第3号", "郑庚七", id_no(12), None],
        ["（2021）矫字第4号", "马壬九", id_no(12), None],
    ]
    plan = office.importing.examine("corrections", Ledger(("社区矫正对象台账",), NAMES, rows, []).write(tmp_path / "m.xlsx"))
    assert counts(plan) == {"new": 2, "conflict": 2}
    told = refused(plan)
    assert "“郭新名”的证件号与已登记的“张试甲”相同" in told["C3"]
    assert "“马壬九”的证件号与第5行的“郑庚七”相同" in told["C6"]
    dispute = mended_disputes()
    dispute.rows[0][0], dispute.rows[0][2] = "（2021）人调字第1号", "郭新名"
    (one,) = [row for row in office.importing.examine("disputes", dispute.write(tmp_path / "d.xlsx")).rows if row.number == 5]
    assert one.verdict is Verdict.CONFLICT


def test_a_record_s_own_person_may_be_named_otherwise(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "l.xlsx"
    rows: list[list[Cell]] = [["（2021）矫字第1号", "张试甲", id_no(1), None]]
    office.importing.store(office.importing.examine("corrections", Ledger(("社区矫正对象台账",), NAMES, rows, []).write(file)))
    rows[0][1] = "张试佳"
    plan = office.importing.examine("corrections", Ledger(("社区矫正对象台账",), NAMES, rows, []).write(file))
    assert [row.changes for row in plan.rows] == [("姓名：张试甲 → 张试佳",)]


def test_a_head_in_yuan_is_not_overruled_by_the_title(office: Office, tmp_path: Path) -> None:
    ledger = Ledger(("台账（单位：万元）",), (["案号", "申请人", "协议金额（元）"],), [["2020-1", "张试甲", 3500]], [])
    (row,) = office.importing.examine("disputes", ledger.write(tmp_path / "l.xlsx")).rows
    assert row.values["amount"] == Decimal(3500)


@pytest.mark.parametrize(("title", "head"), [("台账", "协议金额（万元）"), ("台账（单位：万元）", "协议金额")])
def test_amounts_in_ten_thousands_are_yuan_afterwards(office: Office, tmp_path: Path, title: str, head: str) -> None:
    rows: list[list[Cell]] = [["2020-1", "张试甲", "3.5"], ["2020-2", "李试乙", 12], ["2020-3", "王试丙", "500元"]]
    plan = office.importing.examine("disputes", Ledger((title,), (["案号", "申请人", head],), rows, []).write(tmp_path / "l.xlsx"))
    assert [row.values["amount"] for row in plan.rows] == [Decimal(35000), Decimal(120000), Decimal(500)]
    assert "原表以万元计，读作35,000.00元" in " ".join(problem.sentence for problem in plan.problems)


VILLAGES = ("杨庄村", "新庄村")


def under_villages(*rows: Sequence[Cell]) -> Ledger:
    """A ledger whose villages stand above their people."""
    return Ledger(("社区矫正对象台账",), (["矫正编号", "姓名", "罪名", "备注栏"],), [list(row) for row in rows], [])


def villages_of(office: Office) -> dict[str, str]:
    """The village of each person, by name."""
    with office.desk.read() as session:
        return {one.name: one.village.name if one.village else "" for one in session.scalars(sa.select(Person))}


def test_people_below_a_village_live_there(office: Office, tmp_path: Path) -> None:
    with office.desk.work("名册") as session:
        session.add_all(Village(name=name) for name in VILLAGES)
    ledger = under_villages(
        ["（2020）矫字第1号", "张试甲", "盗窃罪", None],
        ["一、杨庄村（2人）", None, None, None],
        ["（2020）矫字第2号", "李试乙", "盗窃罪", None],
        ["（2020）矫字第3号", "王试丙", "盗窃罪", None],
        [None, None, None, "只有备注"],
        ["（二）李堡镇新庄村委会：1人", None, None, None],
        ["（2020）矫字第4号", "赵试丁", "盗窃罪", None],
        ["外来人员", None, None, None],
        ["（2020）矫字第5号", "钱试戊", "盗窃罪", None],
        ["新庄村", None, None, None],
        [None, None, None, "槐例村：2人"],
        ["（2020）矫字第6号", "孙试己", "盗窃罪", None],
    )
    file = ledger.write(tmp_path / "l.xlsx")
    plan = office.importing.examine("corrections", file)
    assert counts(plan) == {"new": 6}
    said = [problem.sentence for problem in plan.problems]
    assert "第4行是村（居）名，下面各行的村（居）按此填写。" in said
    assert any("第10行像是小标题" in sentence for sentence in said)
    assert plan.heads[-1] == "小标题中的村（居）"
    office.importing.store(plan)
    assert villages_of(office) == {
        "张试甲": "", "李试乙": "杨庄村", "王试丙": "杨庄村", "赵试丁": "新庄村", "钱试戊": "", "孙试己": "槐例村",
    }  # fmt: skip
    assert counts(office.importing.examine("corrections", file)) == {"same": 6}


def test_a_village_is_known_as_people_write_it(office: Office, tmp_path: Path) -> None:
    with office.desk.work("名册") as session:
        session.add_all(Village(name=name) for name in (*VILLAGES, "试验社区"))
    written = ("杨庄", "李堡镇新庄村", "杨庄村委会", "试验", "新庄村", "别处村")
    rows: list[list[Cell]] = [[f"（2021）矫字第{n}号", f"张试{'甲乙丙丁戊己'[n]}", village] for n, village in enumerate(written)]
    file = Ledger(("台账",), (["矫正编号", "姓名", "村（居）"],), rows, []).write(tmp_path / "l.xlsx")
    plan = office.importing.examine("corrections", file)
    assert "村（居）：“杨庄”读作“杨庄村”，下同。" in [problem.sentence for problem in plan.problems]
    office.importing.store(plan)
    assert list(villages_of(office).values()) == ["杨庄村", "新庄村", "杨庄村", "试验社区", "新庄村", "别处村"]
    assert counts(office.importing.examine("corrections", file)) == {"same": 6}


def test_the_clerk_may_leave_villages_above_out(office: Office, tmp_path: Path) -> None:
    with office.desk.work("名册") as session:
        session.add_all(Village(name=name) for name in VILLAGES)
    file = under_villages(["杨庄村", None, None, None], ["（2020）矫字第2号", "李试乙", "盗窃罪", None]).write(tmp_path / "l.xlsx")
    office.importing.store(office.importing.examine("corrections", file, chosen={"小标题中的村（居）": ""}))
    assert villages_of(office) == {"李试乙": ""}


def test_a_number_that_is_another_s_is_told_by_its_own_cell_not_by_the_telephone_s(office: Office, tmp_path: Path) -> None:
    office.importing.store(office.importing.examine("corrections", mended_corrections().write(tmp_path / "l.xlsx")))
    heads: list[Cell] = ["卷号", "当事人", "当事人电话", "当事人身份证号"]
    rows: list[list[Cell]] = [["（2021）人调字第1号", "郭新名、郑庚七", "19900000001、无", id_no(1)]]
    plan = office.importing.examine("disputes", Ledger(("登记簿",), [heads], rows, []).write(tmp_path / "d.xlsx"))
    assert list(refused(plan)) == ["D3"]
