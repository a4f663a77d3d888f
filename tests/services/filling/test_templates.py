"""The template of every register: read by the import without a question, its sample passed over, nothing in it that is never recorded."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from libao_desk.app.found_registers import load_registers
from libao_desk.core.errors import Refusal
from libao_desk.declare.field import Sensitivity, Text
from libao_desk.declare.path import FieldPath, Kind, path
from libao_desk.declare.register import Register
from libao_desk.services.filling.columns import is_sensitive
from libao_desk.services.filling.templates import template_columns
from libao_desk.services.ledgers.heads.columns import known_headers, map_columns
from libao_desk.services.ledgers.importing import Severity
from libao_desk.services.lists.query import ListQuery
from libao_desk.services.never_recorded import forbidden_column
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordRef
from libao_desk.sheets.filling_sheet import FIRST_ROW, LISTS_NAME
from libao_desk.sheets.roster_writer import HEAD_ROW
from libao_desk.sheets.table_reader import read_table

REGISTERS = tuple(load_registers())
every_register = pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.key)
SAMPLE = FIRST_ROW


def opened(office: Office, register: str) -> Any:
    """The template as another program opens it."""
    return load_workbook(BytesIO(office.templates.write(register)))


def letter_of(sheet: Any, head: str) -> str:
    """The column's letter."""
    return str(sheet.cell(HEAD_ROW, place_of(sheet, head)).column_letter)


def place_of(sheet: Any, head: str) -> int:
    """The column with this head."""
    return int(next(cell.column for cell in sheet[HEAD_ROW] if str(cell.value).strip("*") == head))


@every_register
def test_each_head_means_its_own_datum_and_the_sample_is_passed_over(office: Office, register: Register) -> None:
    table = read_table(office.templates.write(register.key), name="模板.xlsx", known_headers=known_headers(register))
    columns = map_columns(register, table.columns, {})
    assert tuple(columns.targets.values()) == template_columns(register)
    assert (columns.unknown, columns.dropped) == ([], [])
    assert table.rows == ()
    assert [skipped.why for skipped in table.skipped] == ["示例行"]
    assert table.other_sheets == ("填写说明",)


@every_register
def test_what_a_record_needs_is_asked_and_nothing_forbidden_is(office: Office, register: Register) -> None:
    asked = template_columns(register)
    assert {field for field in register.fields if field.wanted and field.kind is not Kind.REFERENCE} <= set(asked)
    assert [target.label for target in asked if forbidden_column(target.label)] == []
    identifying = {path(field) for group in register.same for field in group}
    sensitive = {target for target in asked if isinstance(target, FieldPath) and is_sensitive(target) and not target.wanted}
    assert {target for target in sensitive - identifying if target.fact.sensitivity is Sensitivity.SENSITIVE} <= {first_id_no(register)}


def first_id_no(register: Register) -> FieldPath | None:
    """The ID number by which an import knows a person."""
    numbers = (field for field in register.fields if len(field.attributes) > 1 and field.fact.text is Text.CITIZEN_ID)
    return next(numbers, None)


def test_code_lists_and_the_offices_own_names_can_be_chosen(office: Office) -> None:
    book = opened(office, "disputes")
    sheet, lists = book.worksheets[0], book[LISTS_NAME]
    rules = {
        str(rule.sqref).partition(":")[0].rstrip("0123456789"): rule
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
    }
    kinds, committee = rules[letter_of(sheet, "纠纷类型")], rules[letter_of(sheet, "调解组织")]
    offered = [cell.value for cell in lists[kinds.formula1.split("$")[1]] if cell.value]
    assert offered[0] == "纠纷类型"
    assert {"邻里纠纷", "婚姻家庭纠纷"} <= set(offered)
    assert kinds.showErrorMessage
    assert not committee.showErrorMessage  # a committee the office has not met yet may be written
    assert "李堡镇人民调解委员会" in [cell.value for cell in lists[committee.formula1.split("$")[1]]]
    assert lists.sheet_state == "hidden"
    assert {rule.type for rule in sheet.data_validations.dataValidation} == {"list", "date"}


def test_digits_stay_text_and_the_heads_say_how(office: Office) -> None:
    sheet = opened(office, "aftercare").worksheets[0]
    for head in ("公民身份号码", "联系电话"):
        place = place_of(sheet, head)
        assert [sheet.cell(row, place).number_format for row in (SAMPLE, SAMPLE + 1, SAMPLE + 15)] == ["@"] * 3
        assert sheet.column_dimensions[letter_of(sheet, head)].number_format == "@"
    assert sheet.cell(SAMPLE, place_of(sheet, "释放日期")).number_format == "yyyy-mm-dd"
    note = sheet.cell(HEAD_ROW, place_of(sheet, "公民身份号码")).comment.text
    assert "文本格式" in note
    assert "身份证号" in note
    assert sheet.cell(HEAD_ROW, place_of(sheet, "姓名")).value == "*姓名"


def test_a_filled_template_is_stored_at_once(office: Office, tmp_path: Path) -> None:
    book = opened(office, "aftercare")
    sheet = book.worksheets[0]
    filled = {
        "姓名": "张试甲",
        "联系电话": "19900000001",
        "村（居）": "杨庄村",
        "帮教类别": "一般",
        "释放日期": "2020-03-05",
        "来源类型": "刑满释放",
    }
    lists = {
        str(book[LISTS_NAME].cell(1, n).value): str(book[LISTS_NAME].cell(2, n).value) for n in range(1, book[LISTS_NAME].max_column + 1)
    }
    for head, text in filled.items():
        sheet.cell(SAMPLE + 1, place_of(sheet, head), lists.get(head, text) if head in ("帮教类别", "来源类型") else text)
    book.save(tmp_path / "filled.xlsx")
    plan = office.importing.examine("aftercare", tmp_path / "filled.xlsx")
    assert [problem.sentence for problem in plan.problems if problem.severity is Severity.REFUSED] == []
    assert office.importing.store(plan).stored_rows == 1


def test_whoever_writes_over_the_sample_is_told_that_it_was_passed_over(office: Office, tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(office.templates.write("aftercare"))
    (note,) = office.importing.examine("aftercare", tmp_path / "t.xlsx").problems
    assert (note.row, note.severity) == (SAMPLE, Severity.NOTE)
    assert "示例" in note.sentence


def unmarked(office: Office, folder: Path, register: Register) -> Path:
    """The template with the mark of its sample row taken away."""
    book = opened(office, register.key)
    book.worksheets[0].cell(SAMPLE, 1).value = 1
    book.save(folder / "sample.xlsx")
    return folder / "sample.xlsx"


@every_register
def test_the_sample_fills_what_a_record_needs_and_names_nobody_twice(office: Office, register: Register) -> None:
    sheet = opened(office, register.key).worksheets[0]
    row = {str(cell.value): sheet.cell(SAMPLE, cell.column).value for cell in sheet[HEAD_ROW]}
    assert [head for head, value in row.items() if head.startswith("*") and value is None] == []
    people = [t.label for t in template_columns(register) if isinstance(t, FieldPath) and t.fact.text in (Text.NAME, Text.PHONE)]
    told = [row.get(label, row.get(f"*{label}")) for label in (*people, "申请人", "被申请人", "调解员", "记录人")]
    named = [value for value in told if value is not None]
    assert len(named) == len(set(named))


@every_register
def test_a_sample_whose_mark_was_taken_away_is_a_row_that_the_import_takes_whole(
    office: Office, tmp_path: Path, register: Register
) -> None:
    plan = office.importing.examine(register.key, unmarked(office, tmp_path, register))
    said = [f"{problem.cell} {problem.sentence}" for problem in plan.problems if "导入时将新建" not in problem.sentence]
    assert said == []
    assert office.importing.store(plan).stored_rows == 1
    (ref,) = (RecordRef(register.key, record_id) for record_id in office.lists.ids(register.key, ListQuery()))
    view = office.records.open(ref)
    assert [field.label for field in register.fields if field.wanted and view.values.get(field.key) is None] == []


def test_a_template_is_for_those_who_may_import(office: Office) -> None:
    with pytest.raises(Refusal):
        office.templates.write("no-such-register")


def test_a_template_has_the_column_to_which_a_body_is_sent() -> None:
    (register,) = (one for one in REGISTERS if one.key == "guardianship")
    assert "担任监护人的单位" in [target.label for target in template_columns(register)]
