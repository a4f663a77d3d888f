"""The years of a ledger's days: written without one they are of the year the ledger says, and no impossible year opens a series."""

from pathlib import Path

import pytest

from libao_desk.services.ledgers.importing import ImportPlan
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts, ids, refused
from .test_remarks import notes

HEAD = (["受理日期", "当事人", "纠纷类型"],)


@pytest.mark.parametrize(
    ("titles", "file", "year"),
    [
        (("李堡镇2020年1月人民调解台账",), "a.xlsx", 2020),
        (("二〇二〇年度人民调解台账", "填报日期：2021年1月5日"), "a.xlsx", 2020),
        (("人民调解台账",), "2019年调解台账.xlsx", 2019),
        (("人民调解台账（2019年7月至2020年6月）",), "a.xlsx", 2020),
    ],
)
def test_days_without_a_year_are_of_the_ledgers_year(office: Office, tmp_path: Path, titles: tuple[str, ...], file: str, year: int) -> None:
    plan = office.importing.examine("disputes", Ledger(titles, HEAD, [["1月3日", "毕九", "邻里纠纷"]]).write(tmp_path / file))
    assert counts(plan) == {"new": 1}
    (told,) = (problem.sentence for problem in plan.problems if "没有写年份" in problem.sentence)
    assert f"读作{year}-01-03" in told
    office.importing.store(plan)
    (record,) = ids(office, "disputes")
    assert office.records.find("disputes", f"TJ{year}-0001").id == record


def _looked(office: Office, folder: Path, title: str, *rows: list[Cell], register: str = "disputes") -> ImportPlan:
    """What the import of these rows under a title would do."""
    head = HEAD if register == "disputes" else TERM_HEAD
    return office.importing.examine(register, Ledger((title,), head, list(rows)).write(folder / "a.xlsx"))


def _days(plan: ImportPlan, key: str = "accepted_on") -> list[str]:
    return [str(row.values[key]) for row in plan.rows if key in row.values]


WORDS_OF_A_SPAN = (
    "2019年12月至2020年11月台账",
    "2019年12月-2020年11月台账",
    "台账（2019.12—2020.11）",
    "枫试村台账（2019年12月1日—2020年11月30日）",
    "二〇一九年十二月至二〇二〇年十一月台账",
    "2019年12月至次年11月台账",
)


@pytest.mark.parametrize("title", WORDS_OF_A_SPAN)
def test_a_span_over_a_turn_of_the_year_says_of_which_year_a_month_is(office: Office, tmp_path: Path, title: str) -> None:
    plan = _looked(office, tmp_path, title, ["12.15", "毕九、毕七", "邻里纠纷"], ["3.5", "毕十、毕八", "邻里纠纷"])
    assert _days(plan) == ["2019-12-15", "2020-03-05"]
    assert len([note for note in notes(plan) if "没有写年份，按表名的起止读作" in note]) == 2


NOBODY_KNOWS = {
    "人民调解台账": "看不出是哪一年",
    "人民调解台账（2019年至2020年）": "表名写着2019年、2020年，看不出是哪一年",
    "2018年、2019年调解台账": "表名写着2018年、2019年，看不出是哪一年",
    "2019/2020年度台账": "看不出是哪一年",
    "2019—2020年台账": "看不出是哪一年",
    "2019年11月至2020年2月台账": "又不在表名写的2019年11月至2020年2月之内",
    "2019年2月至2020年11月台账": "表名写着2019年2月至2020年11月，看不出是哪一年",
}


@pytest.mark.parametrize(("title", "why"), NOBODY_KNOWS.items())
def test_a_day_of_which_nobody_can_say_the_year_is_refused(office: Office, tmp_path: Path, title: str, why: str) -> None:
    plan = _looked(office, tmp_path, title, ["3.5", "毕九、毕七", "邻里纠纷"], ["2020.3.6", "毕十、毕八", "邻里纠纷"])
    assert counts(plan) == {"new": 1, "refused": 1}
    assert why in refused(plan)["A3"]


@pytest.mark.parametrize("title", ["枫试村调解台账", "枫试村调解台账（2018—2019年）"])
@pytest.mark.parametrize("place", [0, 1])
def test_a_year_that_stands_above_its_rows_is_theirs(office: Office, tmp_path: Path, title: str, place: int) -> None:
    def above(text: str) -> list[Cell]:
        return [text if at == place else None for at in range(3)]

    rows: list[list[Cell]] = [["3.5", "毕九、毕七", "邻里纠纷"], ["4.5", "毕十、毕八", "邻里纠纷"]]
    plan = _looked(office, tmp_path, title, above("2018年"), rows[0], above("二〇一九年度"), rows[1])
    assert (_days(plan), counts(plan)) == (["2018-03-05", "2019-04-05"], {"new": 2})
    assert len([note for note in notes(plan) if "是年份" in note]) == 2


def test_a_year_may_stand_where_the_rows_are_counted(office: Office, tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["2018年", None, None, None], [1, "3.5", "毕九、毕七", "邻里纠纷"]]
    sheet = Ledger(("枫试村调解台账（2018—2019年）",), (["序号", *HEAD[0]],), rows)
    plan = office.importing.examine("disputes", sheet.write(tmp_path / "a.xlsx"))
    assert (_days(plan), counts(plan)) == (["2018-03-05"], {"new": 1})


def test_a_year_above_the_rows_that_the_title_does_not_have_is_asked_about(office: Office, tmp_path: Path) -> None:
    plan = _looked(office, tmp_path, "2020年调解台账", ["2018年", None, None], ["3.5", "毕九、毕七", "邻里纠纷"])
    assert "上面的小标题是2018年，表名写着2020年" in refused(plan)["A4"]


def test_a_year_above_does_not_hide_that_the_rows_are_over(office: Office, tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["本月解除人员", *[None] * 5], ["2020年", *[None] * 5], [*TERM_ROW[:5], None]]
    plan = _looked(office, tmp_path, "名单", *rows, register="corrections")
    assert "在小标题“本月解除人员”之下" in "".join(refused(plan).values())


TERM_HEAD = (["姓名", "身份证号", "矫正开始日期", "矫正结束日期", "判决日期", "报到日期"],)
TERM_ROW: list[Cell] = ["毕九", id_no(1), "2019-12-10", "2020-12-09", None, "12月13日"]


def test_the_term_in_the_row_says_of_which_year_a_day_in_it_is(office: Office, tmp_path: Path) -> None:
    plan = _looked(office, tmp_path, "新接收人员", TERM_ROW, register="corrections")
    assert _days(plan, "checked_in_on") == ["2019-12-13"]
    assert [note for note in notes(plan) if "按这一行的期限读作2019-12-13" in note]
    plan = _looked(office, tmp_path, "2019年12月—2020年11月新接收人员", TERM_ROW, register="corrections")
    assert _days(plan, "checked_in_on") == ["2019-12-13"]


def test_a_term_says_nothing_of_a_day_that_comes_before_it(office: Office, tmp_path: Path) -> None:
    plan = _looked(office, tmp_path, "新接收人员", [*TERM_ROW[:4], "11月20日", None], register="corrections")
    assert (counts(plan), "看不出是哪一年" in refused(plan)["E3"]) == ({"refused": 1}, True)


def test_a_day_before_there_were_offices_opens_no_series(office: Office, tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["1920-3-5", "毕九", "邻里纠纷"], ["03-05-20", "毕十", "邻里纠纷"]]
    plan = office.importing.examine("disputes", Ledger(("台账",), HEAD, rows).write(tmp_path / "a.xlsx"))
    assert counts(plan) == {"refused": 2}
    assert [("1950年" in sentence, "两位" in sentence) for sentence in refused(plan).values()] == [(True, False), (False, True)]
