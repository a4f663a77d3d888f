"""A sheet of several blocks: each has a head of its own, and its rows are read by it."""

from datetime import date

from libao_desk.sheets.table_reader import ANOTHER_HEAD, HEADING, REPEATED_HEAD, SheetTable, read_table

from .making import ID_A, ID_B, KNOWN, PHONE, xlsx

FIRST = ("序号", "姓名", "身份证号", "矫正开始日期", "联系电话", "备注")
A, B = (1, "张三丰", ID_A, date(2020, 3, 5), PHONE, "一"), (2, "李四光", ID_B, date(2020, 4, 6), PHONE, "二")


def read(*below: tuple[object, ...], merged: tuple[str, ...] = ()) -> SheetTable:
    """A block of one person, and what stands below him."""
    return read_table(xlsx([FIRST, A, *below], merged=merged), name="台账.xlsx", known_headers=KNOWN)


def texts(table: SheetTable, row: int) -> dict[str, str]:
    """What a row says below each head."""
    return {column.text: cell.text for column, cell in zip(table.columns, table.rows[row].cells, strict=True) if not cell.is_empty}


def test_rows_below_another_head_are_read_by_it() -> None:
    table = read(("二、假释人员",), ("姓名", "备注", "身份证号", "联系电话", "序号", "矫正开始日期"), (B[1], B[5], B[2], B[4], 1, B[3]))
    assert texts(table, 1) == {
        "序号": "1",
        "姓名": "李四光",
        "身份证号": ID_B,
        "矫正开始日期": "2020-04-06",
        "联系电话": PHONE,
        "备注": "二",
    }
    assert [(row.number, row.why) for row in table.skipped] == [(3, HEADING), (4, ANOTHER_HEAD)]
    assert [cell.address for cell in table.rows[1].cells] == ["E5", "A5", "C5", "F5", "D5", "B5"]


def test_a_column_of_another_head_is_a_column_of_the_table() -> None:
    table = read(("序号", "姓名", "身份证号", "矫正结束日期", "村居"), (1, "李四光", ID_B, date(2020, 4, 6), "杨庄村"), ("2", "王五", ID_B))
    assert texts(table, 1) == {"序号": "1", "姓名": "李四光", "身份证号": ID_B, "矫正结束日期": "2020-04-06", "村居": "杨庄村"}
    assert (sorted(table.later_columns), len(table.rows[0].cells)) == ([6, 7], 8)


def test_columns_in_the_place_of_others_are_told() -> None:
    table = read((*FIRST[:3], "矫正结束日期", "村居", "备注"), (1, "李四光", ID_B, date(2020, 4, 6), "杨庄村", "二"))
    assert [row.why for row in table.skipped] == [ANOTHER_HEAD]
    assert texts(table, 1)["矫正结束日期"] == "2020-04-06"


def test_a_head_of_two_rows_further_down() -> None:
    head = (("姓名", "身份证号", "联系电话", "矫正期限", None), (None, None, None, "起", "止"))
    table = read(*head, ("李四光", ID_B, PHONE, "2020.1.1", "2021.1.1"), merged=("A3:A4", "B3:B4", "C3:C4", "D3:E3"))
    assert texts(table, 1)["矫正期限/止"] == "2021.1.1"
    assert [row.number for row in table.skipped] == [3, 4]


def test_a_head_printed_once_more_is_no_other_head() -> None:
    table = read(FIRST, B)
    assert ([row.why for row in table.skipped], texts(table, 1)["姓名"]) == ([REPEATED_HEAD], "李四光")
    assert not table.later_columns
