"""Ledgers in: every trouble named by its cell, nothing stored until all is answered, and the second import that changes nothing."""

import tomllib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.core.paths import resource
from libao_desk.core.period import Period
from libao_desk.services.ledgers.importing import ImportPlan, Severity, Verdict
from libao_desk.services.ledgers.judging.judging import Judge
from libao_desk.services.lists.query import ListQuery
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import Ref, draft_of
from tests.services.ledger_files import Ledger
from tests.services.sample_ledgers import MENDED, corrections_ledger, disputes_ledger, id_no, mended_corrections, mended_disputes


def refused(plan: ImportPlan) -> dict[str, str]:
    """The sentence of each cell that stops a row."""
    return {problem.cell: problem.sentence for problem in plan.problems if problem.severity is Severity.REFUSED}


def counts(plan: ImportPlan) -> dict[str, int]:
    """How many rows of each verdict there are."""
    return {verdict.value: plan.count(verdict) for verdict in Verdict if plan.count(verdict)}


def ids(office: Office, register: str) -> list[int]:
    """Every record of a register."""
    return list(office.lists.ids(register, ListQuery()))


CORRECTION_CELLS = {"C6": "校验位", "C8": "后几位已经丢失", "H9": "2月没有30日", "C10": "出现两次"}
DISPUTE_CELLS = {
    "B6": "2月没有30日",
    "E8": "校验位",
    "E9": "后几位已经丢失",
    "A10": "出现两次",
    "F11": "没有“没有这种纠纷”这一项",
    "H11": "一百多",
}
CASES: list[tuple[str, Callable[[], Ledger], Callable[[], Ledger], dict[str, str], int]] = [
    ("corrections", corrections_ledger, mended_corrections, CORRECTION_CELLS, 4),
    ("disputes", disputes_ledger, mended_disputes, DISPUTE_CELLS, 5),
]
ledgers = pytest.mark.parametrize(("register", "broken", "mended", "cells", "rows"), CASES, ids=["corrections", "disputes"])


@ledgers
@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods", ".csv"])
def test_every_trouble_is_named_by_its_cell_and_nothing_is_stored(
    office: Office,
    tmp_path: Path,
    register: str,
    broken: Callable[[], Ledger],
    mended: Callable[[], Ledger],
    cells: dict[str, str],
    rows: int,
    suffix: str,
) -> None:
    file = broken().write(tmp_path / f"台账{suffix}")
    plan = office.importing.examine(register, file)
    found = refused(plan)
    said = {cell: word for cell, word in cells.items() if not (suffix == ".csv" and "丢失" in word)}
    assert found.keys() >= said.keys()
    for cell, word in said.items():
        assert word in found[cell], (cell, found[cell])
    assert len(plan.rows) == rows + 1
    result = office.importing.store(plan)
    assert not result.stored
    assert ids(office, register) == []
    mended().write(file)
    again = office.importing.examine(register, file)
    assert refused(again) == {}
    assert office.importing.store(again).stored
    assert len(ids(office, register)) == rows
    third = office.importing.examine(register, file)
    assert counts(third) == {"same": rows}
    assert office.importing.store(third).stored_rows == 0


def test_a_cell_that_fills_rows_is_named_too(office: Office, tmp_path: Path) -> None:
    ledger = mended_disputes()
    ledger.rows[-2][10] = "已回访"
    found = refused(office.importing.examine("disputes", ledger.write(tmp_path / "l.xlsx")))
    assert list(found) == ["K10"]
    assert "已回访" in found["K10"]


def test_what_was_stored_is_what_the_ledger_said(office: Office, tmp_path: Path) -> None:
    plan = office.importing.examine("disputes", mended_disputes().write(tmp_path / "l.xlsx"))
    office.importing.store(plan)
    view = office.records.open(office.records.find("disputes", "（2020）人调字第003号"))
    assert view.values["accepted_on"] == date(2020, 3, 5)
    assert view.values["amount"] == Decimal("3000.00")
    assert [_name(row.values["person"]) for row in view.parts["parties"]] == ["钱试戊", "孙试己"]
    assert [row.values["held_on"] for row in view.parts["return_visits"]] == [date(2020, 3, 20)]
    assert [(line.target.value, line.happened_on) for line in view.history][-1][1] == date(2020, 3, 9)
    hit = office.people.find(MENDED)
    assert [found.ref.label for found in hit] == ["钱试戊"]


def _name(value: Any) -> str:
    assert isinstance(value, Ref)
    return value.label


def test_one_human_being_of_two_ledgers_has_one_card(office: Office, tmp_path: Path) -> None:
    for register, ledger in (("corrections", mended_corrections()), ("disputes", mended_disputes())):
        office.importing.store(office.importing.examine(register, ledger.write(tmp_path / f"{register}.xlsx")))
    (found,) = office.people.find(id_no(1))
    assert {one.register for one in office.people.card(found.ref.id)} == {"corrections", "disputes"}


def test_a_changed_row_says_which_field_from_what_to_what(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "l.xlsx"
    office.importing.store(office.importing.examine("disputes", mended_disputes().write(file)))
    ledger = mended_disputes()
    ledger.rows[0][7], ledger.rows[0][3] = 1500, "李试乙、新来的"
    ledger.rows[3][2] = "钱试戊"
    plan = office.importing.examine("disputes", ledger.write(file))
    assert counts(plan) == {"same": 4, "changed": 1}
    (row,) = [row for row in plan.rows if row.verdict is Verdict.CHANGED]
    assert "协议涉及金额：1,200.00 → 1,500.00" in row.changes
    assert "被申请人：李试乙 → 李试乙、新来的" in row.changes
    assert len(row.changes) == 2
    assert office.importing.store(plan).stored_rows == 1
    assert counts(office.importing.examine("disputes", file)) == {"same": 5}


def test_only_what_is_accepted_is_stored(office: Office, tmp_path: Path) -> None:
    file = corrections_ledger().write(tmp_path / "l.xlsx")
    plan = office.importing.examine("corrections", file)
    result = office.importing.store(plan, accept=(Verdict.NEW,))
    assert (result.stored, result.stored_rows) == (True, plan.count(Verdict.NEW))
    assert len(ids(office, "corrections")) == 1
    ledger = mended_corrections()
    ledger.rows[0][5] = "抢夺罪"
    mixed = office.importing.examine("corrections", ledger.write(file))
    assert counts(mixed) == {"new": 3, "changed": 1}
    assert office.importing.store(mixed, accept=(Verdict.CHANGED,)).stored_rows == 1
    assert counts(office.importing.examine("corrections", file)) == {"new": 3, "same": 1}


def test_two_records_with_one_number_are_a_conflict(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "l.xlsx"
    office.importing.store(office.importing.examine("disputes", mended_disputes().write(file)))
    draft = draft_of(office.records.open(office.records.find("disputes", "（2020）人调字第002号")))
    draft.values["case_no"] = "（2020）人调字第001号"
    office.records.save(draft)
    plan = office.importing.examine("disputes", file)
    assert plan.count(Verdict.CONFLICT) == 1
    assert "2条已有记录相同" in refused(plan)["A5"]
    assert not office.importing.store(plan).stored


def test_columns_that_are_never_recorded_are_dropped_unread_and_named(office: Office, tmp_path: Path) -> None:
    with resource("never_recorded.toml").open("rb") as file:
        rules = tomllib.load(file)["rule"]
    for register, ledger in (("disputes", mended_disputes()), ("corrections", mended_corrections())):
        forbidden = [rule["columns"][0] for rule in rules]
        width = len(ledger.head[0])
        ledger.head = [[*ledger.head[0], *forbidden], [*ledger.head[1], *[None] * len(forbidden)]]
        for row in ledger.rows:
            row.extend(["不该读到的内容"] * len(forbidden))
        ledger.merged += [(3, width + n, 4, width + n) for n in range(1, len(forbidden) + 1)]
        plan = office.importing.examine(register, ledger.write(tmp_path / f"{register}.xlsx"))
        notes = [problem.sentence for problem in plan.problems if problem.severity is Severity.NOTE]
        for header, rule in zip(forbidden, rules, strict=True):
            assert f"“{header}”列未导入：{rule['reason']}" in notes
        assert office.importing.store(plan).stored
        for found in ids(office, register):
            assert "不该读到的内容" not in repr(office.records.open(office.records.find(register, _number(office, register, found))))


def _number(office: Office, register: str, record_id: int) -> str:
    with office.desk.read() as session:
        return str(session.get_one(office.desk.book.get(register).model, record_id).number)


def test_a_file_that_is_another_ledger_is_refused(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "l.csv"
    file.write_text("菜名,价格\n青菜,3\n", encoding="utf-8")
    with pytest.raises(Refusal, match=r"表头|列名"):
        office.importing.examine("disputes", file)
    file.write_text("", encoding="utf-8")
    with pytest.raises(Refusal):
        office.importing.examine("disputes", file)


class _Cancelled(Exception):
    """The clerk pressed Cancel."""


def test_a_cancel_is_heard_while_the_file_is_opened(office: Office, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def cancel(done: int, whole: int) -> None:
        told.append((done, whole))
        raise _Cancelled

    with pytest.raises(_Cancelled):
        office.importing.examine("disputes", mended_disputes().write(tmp_path / "l.xlsx"), progress=cancel)
    assert told == [(0, 0)]


def test_an_import_that_fails_half_way_leaves_nothing_not_even_a_number(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("libao_desk.services.ledgers.importing.BATCH", 2)
    plan = office.importing.examine("disputes", mended_disputes().write(tmp_path / "l.xlsx"))
    before = office.keeping.verify()
    told: list[tuple[int, int]] = []

    def cancel(done: int, whole: int) -> None:
        told.append((done, whole))
        if done >= 4:
            raise _Cancelled

    with pytest.raises(_Cancelled):
        office.importing.store(plan, progress=cancel)
    assert told == [(2, 5), (4, 5)]
    assert ids(office, "disputes") == []
    assert office.search.find("张试甲").hits == ()
    assert office.people.find("张试甲") == ()
    assert office.keeping.verify() == before
    assert office.importing.store(plan).stored_rows == 5
    assert _number(office, "disputes", ids(office, "disputes")[0]) == "TJ2020-0001"


def test_what_changed_since_the_sheet_was_looked_at_is_not_run_over(office: Office, tmp_path: Path) -> None:
    file = mended_disputes().write(tmp_path / "l.xlsx")
    first, second = (office.importing.examine("disputes", file) for _ in range(2))
    assert office.importing.store(first).stored_rows == 5
    with pytest.raises(Refusal, match="重新检查"):
        office.importing.store(second)
    assert len(ids(office, "disputes")) == 5
    ledger = mended_disputes()
    ledger.rows[0][7] = 1500
    plan = office.importing.examine("disputes", ledger.write(file))
    draft = draft_of(office.records.open(office.records.find("disputes", "（2020）人调字第001号")))
    draft.values["amount"] = Decimal("1800.00")
    office.records.save(draft)
    with pytest.raises(Refusal, match="重新检查"):
        office.importing.store(plan)
    assert office.records.open(office.records.find("disputes", "（2020）人调字第001号")).values["amount"] == Decimal("1800.00")


def test_while_nothing_has_changed_no_row_is_judged_twice(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    again: list[int] = []
    monkeypatch.setattr(Judge, "refuse_stale", lambda _judge, rows: again.extend(row.number for row in rows))
    file = mended_disputes().write(tmp_path / "l.xlsx")
    office.importing.store(office.importing.examine("disputes", file))
    assert again == []


def test_full_width_digits_and_blanks_are_put_in_order(office: Office, tmp_path: Path) -> None:
    ledger = mended_corrections()
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in id_no(1))
    ledger.rows[0][2] = f" {wide[:6]} {wide[6:]}"
    ledger.rows[0][3] = "１９９　０００００００１"
    plan = office.importing.examine("corrections", ledger.write(tmp_path / "l.xlsx"))
    assert refused(plan) == {}
    assert any(problem.cell == "C5" and "已整理" in problem.sentence for problem in plan.problems)
    office.importing.store(plan)
    (found,) = office.people.find(id_no(1))
    assert office.people.find("19900000001")[0].ref == found.ref


def test_our_own_number_says_which_record_it_is_and_an_older_one_is_kept(office: Office, tmp_path: Path) -> None:
    ledger = Ledger(("排查台账",), (["编号", "排查日期", "排查地点", "排查人员"],), [[None, date(2026, 1, 5), "杨庄村", "冯测试"]])
    file = tmp_path / "l.xlsx"
    office.importing.store(office.importing.examine("sweeps", ledger.write(file)))
    number = _number(office, "sweeps", 1)
    ledger.rows = [[number.lower(), date(2026, 1, 6), "杨庄村", "冯测试"], [number, date(2026, 1, 7), "杨庄村", "冯测试"]]
    plan = office.importing.examine("sweeps", ledger.write(file))
    assert counts(plan) == {"changed": 1, "conflict": 1}
    assert plan.rows[0].changes == ("排查日期：2026-01-05 → 2026-01-06",)
    assert "出现两次" in refused(plan)["A4"]
    old = Ledger(("登记簿",), (["编号", "受理日", "当事人"],), [["（2019）人调字第7号", date(2019, 3, 5), "张试甲、李试乙"]])
    office.importing.store(office.importing.examine("disputes", old.write(file)))
    view = office.records.open(office.records.find("disputes", "（2019）人调字第7号"))
    assert (view.number, view.values["case_no"]) == ("TJ2019-0001", "（2019）人调字第7号")
    assert counts(office.importing.examine("disputes", file)) == {"same": 1}


def test_a_name_that_was_hidden_is_not_imported_as_a_name(office: Office, tmp_path: Path) -> None:
    ledger = mended_disputes()
    ledger.rows[0][2] = "张某某"
    people = mended_corrections()
    people.rows[0][1] = "张某某"
    for register, sheet, cell in (("disputes", ledger, "C5"), ("corrections", people, "B5")):
        plan = office.importing.examine(register, sheet.write(tmp_path / "l.xlsx"))
        assert "隐去的姓名" in refused(plan)[cell]
        assert len(refused(plan)) == 1


def test_a_roster_of_ours_comes_back_as_the_same(office: Office, tmp_path: Path) -> None:
    office.importing.store(office.importing.examine("disputes", mended_disputes().write(tmp_path / "l.xlsx")))
    report = office.rosters.write("disputes", Period.parse("2020"))
    (tmp_path / "r.xlsx").write_bytes(report.data)
    plan = office.importing.examine("disputes", tmp_path / "r.xlsx")
    assert (counts(plan), report.rows) == ({"same": 5}, 5)
