"""The ledger of the next month: a record on file goes as far as a new row with the same cells would, and no further."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from libao_desk.registers.disputes.codes import DisputeState
from libao_desk.services.ledgers.importing import ImportPlan, Severity
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordView, RowDraft, draft_of
from tests.services.builders import change
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said
from tests.services.undoing.test_undoing import everything

from .test_ledgers import counts

HEAD: list[Cell] = [
    "案号",
    "调委会",
    "受理日期",
    "当事人",
    "调解员",
    "纠纷类型",
    "案件来源",
    "调解结果",
    "协议形式",
    "结案日期",
    "履行情况",
]
ON_FILE = "（2020）人调字第991号"
NEW = "（2020）人调字第992号"
ENDS: dict[str, tuple[list[Cell], DisputeState]] = {
    "written": (["成功", "书面", "2020-03-09", None], DisputeState.AGREED),
    "performed": (["成功", "书面", "2020-03-09", "2020.3.20已履行"], DisputeState.PERFORMED),
    "on the spot": (["成功", "口头", "2020-03-09", "即时履行"], DisputeState.PERFORMED),
    "failed": (["调解不成", None, "2020-03-09", None], DisputeState.FAILED),
    "stopped": (["终止", None, "2020-03-09", None], DisputeState.FAILED),
    "without a day": (["成功", "书面", None, None], DisputeState.ACCEPTED),
}
WRITTEN = ENDS["written"][0]


def line(number: str, who: str, *end: Cell) -> list[Cell]:
    """A case as a township's ledger writes it."""
    first: list[Cell] = [number, "李堡镇人民调解委员会", "2020-03-02", f"{who}甲、{who}乙", "调试甲", "邻里纠纷", "当事人申请"]
    return [*first, *end, *[None] * (4 - len(end))]


def looked(office: Office, folder: Path, *rows: list[Cell]) -> ImportPlan:
    """What the import of these lines would do."""
    return office.importing.examine("disputes", Ledger(("2020年台账",), (HEAD,), list(rows)).write(folder / "l.xlsx"))


def brought(office: Office, folder: Path, *rows: list[Cell]) -> None:
    """Import them."""
    assert office.importing.store(looked(office, folder, *rows)).stored


def on_file(office: Office, number: str) -> RecordView:
    """The record with an official number."""
    return office.records.open(office.records.find("disputes", number))


def course(office: Office, number: str) -> list[str]:
    """Its states with their days."""
    return [f"{move.happened_on} {move.target.label}" for move in on_file(office, number).history]


@pytest.mark.parametrize("end", ENDS)
def test_a_case_on_file_ends_as_a_new_row_does(office: Office, tmp_path: Path, end: str) -> None:
    cells, state = ENDS[end]
    brought(office, tmp_path, line(ON_FILE, "续试"))
    brought(office, tmp_path, line(ON_FILE, "续试", *cells), line(NEW, "新试", *cells))
    assert on_file(office, ON_FILE).state is on_file(office, NEW).state is state
    assert course(office, ON_FILE) == course(office, NEW)
    assert counts(looked(office, tmp_path, line(ON_FILE, "续试", *cells))) == {"same": 1}


@pytest.mark.parametrize("end", ENDS)
def test_what_is_told_of_a_new_row_is_told_of_a_case_on_file(office: Office, tmp_path: Path, end: str) -> None:
    cells, _ = ENDS[end]
    brought(office, tmp_path, line(ON_FILE, "续试"))
    told = said(looked(office, tmp_path, line(ON_FILE, "续试", *cells)), Severity.NOTE)
    new = said(looked(office, tmp_path, line(NEW, "新试", *cells)), Severity.NOTE)
    assert {note for note in told if "将办理" not in note} == set(new)


def test_the_steps_are_told_before_they_are_carried_out(office: Office, tmp_path: Path) -> None:
    brought(office, tmp_path, line(ON_FILE, "续试"))
    told = said(looked(office, tmp_path, line(ON_FILE, "续试", *WRITTEN)), Severity.NOTE)
    assert "J3 将办理：开始调解（2020-03-09）、达成协议（2020-03-09）。" in told


def test_what_was_typed_in_the_program_and_speaks_against_it_stops_it(office: Office, tmp_path: Path) -> None:
    brought(office, tmp_path, line(ON_FILE, "续试"))
    draft = draft_of(on_file(office, ON_FILE))
    draft.parts["terms"] = [RowDraft(values={"position": 1, "performer": "续试甲", "act": "支付材料费", "amount": Decimal(1200)})]
    office.records.save(draft)
    plan = looked(office, tmp_path, line(ON_FILE, "续试", *WRITTEN))
    (halted,) = [note for note in said(plan, Severity.NOTE) if "不能随导入办理" in note]
    assert "应办理“达成协议”" in halted
    assert "各条款金额合计1200.00元，与协议涉及金额（未填）不一致。状态到“调解中”为止，请在软件中补办。" in halted
    assert office.importing.store(plan).stored
    view = on_file(office, ON_FILE)
    assert (view.state, len(view.parts["terms"])) == (DisputeState.IN_PROGRESS, 1)


def test_what_only_the_program_holds_is_not_carried_out_with_a_row(office: Office, tmp_path: Path) -> None:
    brought(office, tmp_path, line(ON_FILE, "续试"))
    draft = draft_of(on_file(office, ON_FILE))
    draft.values |= {"outcome": looked(office, tmp_path, line(ON_FILE, "续试", *WRITTEN)).rows[0].values["outcome"]}
    office.records.save(draft)
    plan = looked(office, tmp_path, line(ON_FILE, "续试", None, None, "2020-03-09"))
    assert [note for note in said(plan, Severity.NOTE) if "不能随导入办理" in note and "前须先填写" in note]


def test_taking_the_later_ledger_back_opens_the_case_again(office: Office, tmp_path: Path) -> None:
    brought(office, tmp_path, line(ON_FILE, "续试"))
    before = everything(office)
    brought(office, tmp_path, line(ON_FILE, "续试", *ENDS["performed"][0]))
    assert on_file(office, ON_FILE).state is DisputeState.PERFORMED
    office.undoing.undo(office.undoing.imports()[0].seq)
    assert everything(office) == before


def test_a_case_whose_day_was_put_right_keeps_its_result_with_its_state(office: Office, tmp_path: Path) -> None:
    """Taken back value by value it stayed settled without a result: concluded for nobody, and to be filed."""
    brought(office, tmp_path, line(ON_FILE, "续试"))
    brought(office, tmp_path, line(ON_FILE, "续试", *WRITTEN))
    view = on_file(office, ON_FILE)
    change(office, view.ref, concluded_on=date(2020, 3, 10))
    seq = office.undoing.imports()[0].seq
    (told,) = office.undoing.look(seq)
    office.undoing.undo(seq, leave_touched=True)
    after = on_file(office, ON_FILE)
    assert (after.state, after.values["outcome"], after.values["concluded_on"]) == (view.state, view.values["outcome"], date(2020, 3, 10))
    assert all(label in told.stays or label in told.obstacle for label in ("调解结果", "结案日"))


def test_two_later_ledgers_are_taken_back_in_either_order(office: Office, tmp_path: Path) -> None:
    brought(office, tmp_path, line(ON_FILE, "续试"))
    before = everything(office)
    brought(office, tmp_path, line(ON_FILE, "续试", *WRITTEN))
    earlier = office.undoing.imports()[0].seq
    brought(office, tmp_path, line(ON_FILE, "续试", *ENDS["performed"][0]))
    later = office.undoing.imports()[0].seq
    (line_of_undoing,) = office.undoing.look(earlier)
    assert "办理经过" in line_of_undoing.stays or "状态" in line_of_undoing.stays
    office.undoing.undo(earlier, leave_touched=True)
    assert course(office, ON_FILE)[-1] == "2020-03-20 已履行"
    office.undoing.undo(later)
    assert everything(office) == before
