"""What is bound around a dossier: cover, list of contents, statement, back cover, and the report on the closed case."""

from datetime import date
from typing import Any

import pytest

from libao_desk.declare.blocks import Cell, FactsTable, Footer, Paper, plain
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.dossier import ContentsLine, DossierCount
from libao_desk.declare.setting import SettingValues
from libao_desk.printing.fonts import FontBook
from libao_desk.printing.render import render_pdf
from libao_desk.registers.disputes import dossier_contents, dossier_papers
from libao_desk.registers.disputes.codes import Outcome, Source
from libao_desk.registers.disputes.documents import DOCUMENTS
from libao_desk.registers.disputes.dossier_contents import contents
from libao_desk.registers.disputes.dossier_items import Item
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.registers.disputes.reading import volume_number

from ..paper_words import words
from .builders import OFFICE, a_case, an_application, paper_facts
from .full_cases import a_failed_case, a_full_case

DAY = date(2020, 12, 31)
FACTS = paper_facts()
USED = OfficeFacts(settings=SettingValues({"disputes.has_closing_report": True}))


def _table(paper: Paper) -> list[list[str]]:
    (table,) = [block for block in paper.blocks if isinstance(block, FactsTable)]
    return [[plain((cell.text if isinstance(cell, Cell) else cell) or "") for cell in row] for row in table.rows]


def test_the_cover_says_which_dossier_this_is() -> None:
    paper = dossier_papers.cover(a_full_case(), FACTS)
    assert words(paper).startswith("李堡镇人民调解委员会\n\n调　解　卷　宗")
    assert _table(paper) == [
        ["卷名", "张甲与李乙邻里纠纷"],
        ["年度", "2020"],
        ["卷号", "（2020）海李调字第001号"],
        ["人民调解员", "调解甲"],
        ["调解日期", "2020年11月5日至2020年11月20日"],
        ["立卷人", "立卷己"],
        ["立卷日期", "2020年12月30日"],
        ["保管期限", "短期"],
        ["备注", ""],
    ]


def test_a_blank_cover_leaves_room_in_the_number() -> None:
    rows = dict(_table(dossier_papers.cover(DisputeCase(), FACTS)))
    assert rows["卷号"] == "（　　　）海李调字第　　　号"
    assert rows["调解日期"] == "　　年　　月　　日至　　年　　月　　日"
    assert rows["卷名"] == ""


def test_what_the_cover_lacks_is_named() -> None:
    assert dossier_papers.cover_wants(a_case(started_on=None, accepted_on=None), OFFICE) == ("开始调解日", "立卷人", "归档日期", "保管期限")


def test_the_contents_number_what_they_are_given_and_fill_the_sheet() -> None:
    title, table = contents([ContentsLine("人民调解申请书", 1), ContentsLine("证据", 12, "复制件")])
    assert isinstance(table, FactsTable)
    rows = _table(Paper("", (title, table)))
    assert rows[:3] == [["1", "人民调解申请书", "1", ""], ["2", "证据", "12", "复制件"], ["", "", "", ""]]
    assert len(rows) == dossier_contents.FEWEST_ROWS
    assert len(_table(Paper("", contents([ContentsLine("甲", None)] * 40)))) == 40


def test_long_titles_leave_the_contents_on_one_sheet() -> None:
    long = ContentsLine("调解协议书、口头协议登记表或终止调解告知书", 1)
    for count in range(9):
        paper = dossier_contents.bound((long,) * count + (ContentsLine("证据", 12),) * (16 - 2 * count))
        assert render_pdf(paper, FontBook(bundled_only=True)).pages == 1


def _titles(case: DisputeCase, office: OfficeFacts = OFFICE) -> list[str]:
    return [item.value for item in dossier_contents.standard_items(case, office)]


def test_the_contents_of_a_case_are_in_the_standard_order() -> None:
    listed = _table(dossier_contents.body(a_full_case(), FACTS))
    assert [row[1] for row in listed if row[1]] == [
        "人民调解申请书",
        "人民调解受理登记表",
        "人民调解当事人权利义务告知书",
        "当事人身份证明",
        "授权委托书",
        "人民调解调查记录",
        "人民调解证据材料",
        "人民调解记录",
        "人民调解协议书",
        "收条、汇款单等履行凭证",
        "人民调解回访记录",
        "司法确认有关材料",
        "卷宗情况说明（备考表）",
        "封底",
    ]
    assert [row[0] for row in listed[:3]] == ["1", "2", "3"]


def test_a_failed_or_oral_case_lists_its_own_papers() -> None:
    assert "终止调解告知书" in _titles(a_failed_case())
    assert not {"人民调解协议书", "人民调解口头协议登记表"} & set(_titles(a_failed_case()))
    oral = _titles(a_case(outcome=Outcome.ORAL, source=Source.INITIATIVE))
    assert "人民调解口头协议登记表" in oral
    assert "人民调解申请书" not in oral
    assert "授权委托书" not in oral


def test_a_blank_list_has_the_whole_standard_order_and_the_report_only_where_it_is_used() -> None:
    assert _titles(DisputeCase()) == [item.value for item in Item if item not in (Item.TERMINATION, Item.CLOSING_REPORT)]
    assert "人民调解结案报告表" in _titles(DisputeCase(), USED)


def test_the_statement_counts_pages_and_names_copies() -> None:
    told = words(dossier_papers.statement(a_full_case(), FACTS))
    assert "本卷共＿＿件23页。" in told
    assert "下列证据材料为复制件：现场照片。" in told
    assert "立卷人：\n检查人：" in told
    assert "立卷时间：2020年12月30日" in told
    assert dossier_papers.statement_wants(a_case(), OFFICE) == ("页数", "归档日期")


def test_the_statement_of_a_counted_dossier_says_what_is_missing() -> None:
    told = words(dossier_papers.counted_statement(a_full_case(), FACTS, DossierCount(14, 23, 12, ("当事人身份证明",))))
    assert "本卷共14件23页。" in told
    assert "缺当事人身份证明。下列证据材料为复制件：现场照片。" in told


def test_the_back_cover_is_empty_but_for_the_seal_on_the_thread() -> None:
    assert words(dossier_papers.back_cover(a_full_case(), FACTS)).strip() == "（装订线结封处加盖立卷单位印章）"


def test_what_stands_around_the_dossier_is_no_numbered_page() -> None:
    around = {"dossier-cover", "dossier-contents", "dossier-statement", "dossier-back-cover"}
    unnumbered = {one.key for one in DOCUMENTS if one.body(DisputeCase(), FACTS).footer is Footer.NONE}
    assert unnumbered == around


@pytest.mark.parametrize(
    ("refuse", "title"),
    [
        (dossier_papers.cover_refused, "调解卷宗封面"),
        (dossier_papers.statement_refused, "卷宗情况说明（备考表）"),
        (dossier_papers.back_cover_refused, "卷宗封底"),
        (dossier_contents.refused, "卷内目录"),
    ],
)
def test_an_open_case_is_not_bound(refuse: object, title: str) -> None:
    assert callable(refuse)
    assert refuse(an_application(), OFFICE, DAY) == f"本案尚未结案，不能打印{title}。"
    assert refuse(a_failed_case(), OFFICE, DAY) is None


def test_the_report_is_printed_only_where_the_office_uses_it() -> None:
    told = "本所未使用人民调解结案报告表（见本地设置“卷宗使用结案报告表”）。"
    assert dossier_papers.report_refused(a_full_case(), OFFICE, DAY) == told
    assert dossier_papers.report_refused(a_full_case(), USED, DAY) is None
    assert dossier_papers.report_refused(an_application(), USED, DAY) == "本案尚未结案，不能打印人民调解结案报告表。"


def test_the_report_tells_the_case_in_one_table() -> None:
    rows = _table(dossier_papers.report(a_full_case(), FACTS))
    assert rows[0] == ["卷号", "（2020）海李调字第001号", "填表时间", "2020年12月31日"]
    assert rows[2] == ["受案时间", "2020年11月3日", "结案时间", "2020年11月20日"]
    assert rows[6] == ["调解结果", "达成书面协议，协议编号：（2020）海李调字第001号"]
    assert rows[7] == ["履行情况", "2020年12月20日履行完毕"]
    assert dossier_papers.report_wants(a_case(source=None), OFFICE) == ("案件来源",)


@pytest.mark.parametrize(
    ("values", "number"),
    [
        ({"case_no": "（2020）海李卷字第9号"}, "（2020）海李卷字第9号"),
        ({"case_no": None}, "（2020）海李调字第001号"),
        ({"case_no": None, "outcome": Outcome.FAILED}, None),
        ({"case_no": None, "agreement_no": None}, None),
    ],
)
def test_the_volume_bears_the_agreement_s_number_unless_one_is_typed(values: dict[str, Any], number: str | None) -> None:
    """Case, agreement and volume have one number and one counter."""
    standard: dict[str, Any] = {"agreement_no": "（2020）海李调字第001号", "outcome": Outcome.WRITTEN}
    case = a_case(**(standard | values))
    case.dossier = []
    assert volume_number(case) == number
    assert ("卷号" in dossier_papers.cover_wants(case, OFFICE)) is (number is None)


def test_a_case_that_failed_gets_its_number_with_the_termination_notice() -> None:
    notice, written = (next(one.number for one in DOCUMENTS if one.key == key) for key in ("termination-notice", "mediation-agreement"))
    assert notice is not None
    assert written is not None
    case = a_case(outcome=Outcome.FAILED, case_no=None, concluded_on=date(2020, 11, 20))
    assert notice.series(case, FACTS) == written.series(case, FACTS)
    assert notice.year(case, FACTS) == 2020
    assert notice.kept_in is DisputeCase.case_no
