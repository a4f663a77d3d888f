"""Every real sheet through the program's own import: what is stored, what is refused and why."""

from pathlib import Path

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.services.ledgers.heads.columns import text_of
from libao_desk.services.ledgers.importing import ImportPlan, Severity, Verdict
from libao_desk.services.lists.query import ListQuery
from libao_desk.services.office import Office

from . import books, by_hand, cells, layouts, old_books, other_programs, refused_files, reports, texts, townships
from .shapes import SHEETS, RealSheet

MAKERS = (books, by_hand, cells, layouts, old_books, other_programs, refused_files, reports, texts, townships)

readable = pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS if not sheet.refusal], ids=lambda sheet: sheet.name)
unreadable = pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS if sheet.refusal], ids=lambda sheet: sheet.name)


def _file(sheet: RealSheet, folder: Path) -> Path:
    file = folder / sheet.file
    file.write_bytes(sheet.make())
    return file


@readable
def test_real_sheet_gives_its_rows_and_names_what_it_refuses(office: Office, tmp_path: Path, sheet: RealSheet) -> None:
    plan = office.importing.examine(sheet.register, _file(sheet, tmp_path))
    told = _told(plan, Severity.REFUSED)
    assert told.keys() == sheet.refused.keys(), told
    for cell, words in sheet.refused.items():
        assert words in told[cell]
    assert plan.columns.unknown == list(sheet.unknown)
    notes = _told(plan, Severity.NOTE)
    for cell, words in sheet.noted.items():
        assert words in notes.get(cell, ""), notes
    accepted = [row.number for row in plan.rows if row.verdict is Verdict.NEW]
    assert accepted == list(sheet.rows)
    office.importing.store(plan, accept=(Verdict.NEW,))
    assert dict(zip(accepted, _stored(office, plan), strict=True)) == dict(sheet.rows)


@unreadable
def test_unreadable_file_is_refused_with_one_sentence_that_names_the_cure(office: Office, tmp_path: Path, sheet: RealSheet) -> None:
    with pytest.raises(Refusal) as refused:
        office.importing.examine(sheet.register, _file(sheet, tmp_path))
    assert sheet.refusal in refused.value.sentence
    assert refused.value.sentence.endswith("。")


def _told(plan: ImportPlan, severity: Severity) -> dict[str, str]:
    told: dict[str, str] = {}
    for problem in plan.problems:
        if problem.severity is severity:
            told[problem.cell] = told.get(problem.cell, "") + problem.sentence
    return told


def _stored(office: Office, plan: ImportPlan) -> list[dict[str, str]]:
    """What each stored record says in the columns that the sheet has."""
    register = office.desk.book.get(plan.register)
    with office.desk.read() as session:
        records = [session.get_one(register.model, found) for found in sorted(office.lists.ids(register.key, ListQuery()))]
        targets = list(plan.columns.targets.values())
        return [{target.label: text for target in targets if (text := text_of(target, record))} for record in records]


def test_there_are_as_many_real_sheets_as_were_promised() -> None:
    assert len({sheet.name for sheet in SHEETS}) == len(SHEETS) >= 60
    assert len({sheet.trouble for sheet in SHEETS}) == len(SHEETS)
    assert {sheet.make.__module__ for sheet in SHEETS} == {maker.__name__ for maker in MAKERS}
    assert len({sheet.register for sheet in SHEETS}) >= 8


def test_every_real_sheet_says_in_one_line_what_trouble_it_shows() -> None:
    assert [sheet.name for sheet in SHEETS if "\n" in sheet.trouble or not sheet.trouble.endswith(".")] == []
