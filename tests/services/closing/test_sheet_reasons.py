"""The reason a clerk writes for a correction sheet: kept with it, printed on it, bound by its hash, never asked for."""

import tomllib
from datetime import date
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pypdfium2
import pytest
import sqlalchemy as sa

from libao_desk.core.errors import Refusal, Trouble
from libao_desk.core.paths import resource
from libao_desk.registers.corrections.codes import CorrectionState
from libao_desk.services.closing.sheet_reasons import LONGEST, NOT_SAID
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.rosters import closing_tables
from libao_desk.services.rosters.lines import digest
from tests.services.builders import change
from tests.services.closings import FEBRUARY, closed, ended, on, staffed

with resource("never_recorded.toml").open("rb") as _file:
    WORD = tomllib.load(_file)["rule"][0]["words"][0]
REASON = "法院补送判决书，罪名据以更正"


@pytest.fixture
def refs(office: Office, tmp_path: Path) -> dict[str, RecordRef]:
    """The people of an office whose February was closed, one of them with another offence since."""
    found = staffed(office)
    closed(office, tmp_path / "out")
    on(office, date(2026, 3, 5))
    change(office, found["adult"], offence="盗窃罪")
    return found


def _sealed(office: Office, ref: RecordRef) -> None:
    ended(office, ref, date(2026, 3, 3))
    ended(office, ref, date(2026, 3, 4), CorrectionState.SEALED, "seal")


def test_a_reason_is_kept_with_the_sheet_and_printed_on_it(office: Office, refs: dict[str, RecordRef]) -> None:
    made = office.correction_sheets.make(FEBRUARY, reason=f"  {REASON}\n")
    assert made.reason == REASON
    assert office.correction_sheets.made(FEBRUARY) == (made,)
    book = openpyxl.load_workbook(BytesIO(office.correction_sheets.write(made, ".xlsx"))).worksheets[0]
    assert f"更正理由：{REASON}" in "".join(str(cell.value) for row in book.iter_rows() for cell in row)
    with pypdfium2.PdfDocument(office.correction_sheets.write(made, ".pdf")) as pdf:
        assert f"更正理由：{REASON}。" in pdf[0].get_textpage().get_text_bounded()
    assert office.keeping.verify().sound


def test_a_sheet_without_a_reason_is_what_it_ever_was(office: Office, refs: dict[str, RecordRef]) -> None:
    made = office.correction_sheets.make(FEBRUARY, reason=" ")
    assert made.reason == ""
    with office.desk.read() as session:
        row = session.connection().execute(sa.select(closing_tables.SHEET)).one()
    assert (row.reason, row.sha256) == (None, digest(row.changes))
    for suffix in (".xlsx", ".pdf"):
        assert office.correction_sheets.write(made, suffix)
    with pypdfium2.PdfDocument(office.correction_sheets.write(made, ".pdf")) as pdf:
        assert "更正理由" not in pdf[0].get_textpage().get_text_bounded()


def test_a_reason_that_was_tampered_with_is_told(office: Office, refs: dict[str, RecordRef]) -> None:
    office.correction_sheets.make(FEBRUARY, reason=REASON)
    with office.desk.read() as session:
        row = dict(session.connection().execute(sa.select(closing_tables.SHEET)).mappings().one())
    for other in ("别的理由", None):
        with pytest.raises(Trouble, match="校验值不符"):
            closing_tables.sheet_of_row(SimpleNamespace(**(row | {"reason": other})))


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("字" * (LONGEST + 1), f"更正理由最多{LONGEST}字"),
        (f"因{WORD}更正", "“更正理由”中有"),
        ("改正\ue000", "字"),
        ("李乙二补登期满", "不公开"),
        ("JZ2026-002补登期满", "不公开"),
    ],
    ids=["too long", "never recorded", "no glyph", "a sealed name", "a sealed number"],
)
def test_a_reason_that_cannot_be_printed_is_refused_before_a_number_is_taken(
    office: Office, refs: dict[str, RecordRef], reason: str, told: str
) -> None:
    _sealed(office, refs["minor"])
    with pytest.raises(Refusal, match=told):
        office.correction_sheets.make(FEBRUARY, reason=reason)
    assert office.correction_sheets.made(FEBRUARY) == ()


def test_whoever_is_sealed_later_is_named_by_no_reason_any_more(office: Office, refs: dict[str, RecordRef]) -> None:
    office.correction_sheets.make(FEBRUARY, reason="李乙二的罪名据判决书更正")
    _sealed(office, refs["minor"])
    (made,) = office.correction_sheets.made(FEBRUARY)
    assert made.reason == NOT_SAID
