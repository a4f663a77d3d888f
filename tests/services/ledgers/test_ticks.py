"""Ticks under the entries of a code list: the head over the tick is what the row says."""

from pathlib import Path

import pytest

from libao_desk.services.ledgers.importing import ImportPlan
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger

from .test_ledgers import counts, refused

TOP: list[Cell] = [
    "序号",
    "受理时间",
    "甲方",
    "乙方",
    "纠纷类型",
    None,
    None,
    "案情简介",
    "调解结果",
    None,
    None,
    "协议形式",
    None,
    "结案时间",
]
BELOW: list[Cell] = [*[None] * 4, "婚姻家庭", "邻里", "其他", None, "成功", "不成功", "转诉讼", "书面", "口头", None]
MERGED = [(2, n, 3, n) for n in (1, 2, 3, 4, 8, 14)] + [(2, 5, 2, 7), (2, 9, 2, 11), (2, 12, 2, 13)]


def row(*, kind: str = "√--", result: str = "---", form: str = "--") -> list[Cell]:
    """A dispute with signs in its three groups."""
    signs: list[list[Cell]] = [[None if sign == "-" else sign for sign in one] for one in (kind, result, form)]
    return [1, "2020-03-02", "勾试甲", "勾试乙", *signs[0], "争执", *signs[1], *signs[2], "2020-03-09"]


def looked(office: Office, folder: Path, *rows: list[Cell], suffix: str = "xlsx") -> ImportPlan:
    """What the import of these rows would do."""
    return office.importing.examine("disputes", Ledger(("2020年台账",), (TOP, BELOW), list(rows), MERGED).write(folder / f"l.{suffix}"))


CASES = [
    ("√--", "√--", "√-", "婚姻家庭纠纷", "达成书面协议"),
    ("-√-", "✓--", "-√", "邻里纠纷", "达成口头协议"),
    ("--√", "-√-", "--", "其他纠纷", "调解不成"),
    ("-1-", "×是×", "××", "邻里纠纷", "调解不成"),
]


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
@pytest.mark.parametrize(("kind", "result", "form", "said_kind", "said_result"), CASES)
def test_the_head_over_a_tick_is_what_the_row_says(
    office: Office, tmp_path: Path, kind: str, result: str, form: str, said_kind: str, said_result: str, suffix: str
) -> None:
    plan = looked(office, tmp_path, row(kind=kind, result=result, form=form), suffix=suffix)
    assert counts(plan) == {"new": 1}
    values = plan.rows[0].values
    assert values["dispute_type"].label == said_kind
    assert values["outcome"].label == said_result


def test_two_ticks_or_another_sign_are_refused(office: Office, tmp_path: Path) -> None:
    found = refused(looked(office, tmp_path, row(kind="√√-"), row(kind="三--"), row(result="--√")))
    assert "打了几个√（婚姻家庭、邻里）" in found["E4"]
    assert "应打√或空着，现为“三”" in found["E5"]
    assert "没有“转诉讼”这一项" in found["K6"]


def test_a_petitions_form_is_ticked(office: Office, tmp_path: Path) -> None:
    head: list[list[Cell]] = [["登记日期", "信访人", "反映事项", "信访形式", None, None], [None, None, None, "来信", "来访", "来电"]]
    sheet = Ledger(("2020年台账",), head, [["2020-03-02", "勾试甲", "修路", None, "√", None]], [(2, 4, 2, 6)])
    plan = office.importing.examine("petitions", sheet.write(tmp_path / "l.xlsx"))
    assert plan.rows[0].values["channel"].label == "来访"
    assert plan.heads == ("登记日期", "信访人", "反映事项", "信访形式")
