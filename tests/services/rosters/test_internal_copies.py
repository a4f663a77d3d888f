"""Internal copies (内部版): every printed page and the title say that they stay in the office, and what is sent says nothing of it."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from openpyxl import load_workbook

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.core.period import Period
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from tests.sheets.blank_forms import blank
from tests.sheets.county_forms import DESIGNS

DECEMBER = Period(2020, 12, 1)
KINDS = ("corrections", "corrections-ending", "leave", "aftercare", "guardianship", "disputes", "petitions", "overdue")
REASON = "县局核对"


@pytest.fixture(scope="module")
def year_end(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path, book: RegisterBook) -> Iterator[Office]:
    """The invented office on the last day of its year."""
    folder = tmp_path_factory.mktemp("internal") / "office"
    copytree(demo_folder, folder)
    with Office.unlock(folder, book, FixedClock(demo.TODAY), demo.PASSPHRASE) as office:
        yield office


def _page(data: bytes) -> Any:
    return load_workbook(BytesIO(data)).active


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_of_an_internal_roster_says_so(year_end: Office, kind: str) -> None:
    internal = _page(year_end.rosters.write(kind, DECEMBER, full=True, reason=REASON).data)
    assert internal["A1"].value.endswith("（内部版）")
    for part in (internal.oddHeader, internal.oddFooter):
        assert "内部版" in part.center.text
        assert "不得带出本所" in part.center.text
    assert "第 &P 页" in internal.oddFooter.center.text.replace("&[Page]", "&P")
    sent = _page(year_end.rosters.write(kind, DECEMBER).data)
    assert "内部版" not in f"{sent['A1'].value}{sent.oddHeader.center.text}{sent.oddFooter.center.text}"


def test_the_patients_have_a_column_in_the_internal_copy_alone(year_end: Office) -> None:
    written = (year_end.rosters.write("guardianship", DECEMBER, full=full, reason=REASON) for full in (True, False))
    internal, sent = ([cell.value for cell in _page(one.data)[3]] for one in written)
    assert internal == [*sent, "患者（内部版）"]
    november = year_end.closing.preview(DECEMBER.previous())
    closed = next(table for table in november.tables if table.roster.kind == "guardianship")
    assert ["序号", *closed.heads] == sent


def test_the_countys_form_filled_whole_says_so_before_its_own_foot(year_end: Office) -> None:
    form = load_workbook(BytesIO(blank(DESIGNS[0])))
    page = form.active
    assert page is not None
    page.oddFooter.center.text = "县司法局制"
    page.HeaderFooter.differentFirst = True
    data = BytesIO()
    form.save(data)
    layouts = year_end.layouts
    layouts.save(layouts.read("corrections", data.getvalue()), "县表")
    internal = _page(layouts.fill("corrections", "县表", DECEMBER, full=True, reason=REASON).data)
    assert internal.oddFooter.center.text == "内部版　含完整身份证号等　不得带出本所　　县司法局制"
    for part in (internal.oddHeader, internal.firstHeader, internal.firstFooter):
        assert part.center.text == "内部版　含完整身份证号等　不得带出本所"
    assert _page(layouts.fill("corrections", "县表", DECEMBER).data).oddFooter.center.text == "县司法局制"


def test_a_sheet_sent_out_whole_says_that_it_comes_back(year_end: Office) -> None:
    internal = _page(year_end.sheet_out.write("corrections", full=True, reason=REASON).data)
    assert internal["A1"].value.endswith("（内部版）")
    assert "改好即交回，不得外传" in internal.oddHeader.center.text
    sent = _page(year_end.sheet_out.write("corrections").data)
    assert "内部版" not in f"{sent['A1'].value}{sent.oddHeader.center.text}"


@pytest.mark.parametrize(("period", "this"), [("2020-12", "本月"), ("2020-Q4", "本季度"), ("2020-H2", "本半年"), ("2020", "本年")])
def test_what_is_counted_in_a_period_is_called_by_its_length(year_end: Office, period: str, this: str) -> None:
    page = _page(year_end.rosters.write("aftercare", Period.parse(period)).data)
    heads = [cell.value for row in page.iter_rows(max_row=6) for cell in row if isinstance(cell.value, str)]
    assert f"{this}走访" in heads
    assert not [head for head in heads if head.startswith("本") and head not in (f"{this}走访", "本地编号")]
