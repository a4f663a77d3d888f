"""What has run out, and what never does: years from the end of the year of closing, by class; and the list to appraise it by."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import sqlalchemy as sa
from pypdfium2 import PdfDocument

from libao_desk.core.errors import Refusal
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.registers.corrections.codes import CorrectionState
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.disputes.codes import Retention
from libao_desk.registers.disputes.settings import SHORT_YEARS
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RowDraft, draft_of
from libao_desk.services.retention.due import KeptRecord
from libao_desk.store.history import add_transition

from .conftest import FIRST_FREE, LAST_DAY, opened


def found(office: Office, day: date | None = None) -> dict[str, KeptRecord]:
    return {one.number: one for one in office.appraisals.look(day).records}


def said(pdf: bytes) -> str:
    with PdfDocument(BytesIO(pdf)) as opened_pdf:
        return re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in opened_pdf))


def set_class(office: Office, number: str, kept: Retention) -> None:
    draft = draft_of(office.records.open(office.records.find("disputes", number)))
    draft.parts["dossier"][0].values["retention"] = kept
    office.records.save(draft)


def test_a_short_volume_has_run_out_ten_years_after_the_end_of_its_year(later: Office) -> None:
    one = found(later)["TJ2026-0001"]
    assert (one.ended_on, one.kind, one.years, one.last_day) == (date(2026, 3, 2), "短期", 10, LAST_DAY)
    assert not one.has_run_out(LAST_DAY)
    assert one.has_run_out(date(2037, 1, 1))


def test_what_runs_out_this_year_is_told_before_it_has(later: Office) -> None:
    assert set(found(later, date(2036, 1, 1))) == {"TJ2026-0001", "TJ2026-0002"}
    assert not found(later, date(2035, 12, 31))


def test_an_open_dispute_never_runs_out(later: Office) -> None:
    assert "TJ2026-0003" not in found(later, date(2099, 1, 1))


def test_what_is_kept_for_ever_never_runs_out_and_what_is_kept_long_later(later: Office) -> None:
    set_class(later, "TJ2026-0001", Retention.PERMANENT)
    set_class(later, "TJ2026-0002", Retention.LONG)
    assert not found(later)
    assert {number: one.last_day.year for number, one in found(later, date(2099, 1, 1)).items()} == {"TJ2026-0002": 2056}


def test_the_office_sets_the_years_and_none_means_for_ever(later: Office) -> None:
    later.settings.change(SHORT_YEARS, 12, confirmed=True)
    assert found(later, date(2040, 1, 1))["TJ2026-0001"].last_day == date(2038, 12, 31)
    later.settings.change(SHORT_YEARS, 0)
    assert not found(later, date(2099, 1, 1))


def test_what_is_linked_with_something_open_is_held_back_and_counted(later: Office) -> None:
    one, still_open = (later.records.find("disputes", number) for number in ("TJ2026-0001", "TJ2026-0003"))
    later.links.join(one, still_open, "相关事项")
    assert set(found(later)) == {"TJ2026-0002"}
    assert later.appraisals.look().held == 1


def test_what_is_sealed_never_runs_out(later: Office) -> None:
    ref = later.records.save(RecordDraft("corrections", values={}))
    for state, count in ((CorrectionState.RELEASED, 1), (CorrectionState.SEALED, 0)):
        with later.desk.work("置状态") as session:
            session.get_one(CorrectionCase, ref.id).state = state
        assert sum(one.ref.register == "corrections" for one in later.appraisals.look(date(2099, 1, 1)).records) == count


def test_the_years_run_from_the_last_step(later: Office) -> None:
    ref = later.records.find("disputes", "TJ2026-0001")
    with later.desk.work("再办一步") as session:
        add_transition(
            session,
            register="disputes",
            record_id=ref.id,
            event="file",
            from_state="FILED",
            to_state="FILED",
            happened_on=date(2030, 5, 1),
            recorded_at=later.desk.clock.now(),
            officer_id=None,
            officer_name="甲",
        )
    assert set(found(later)) == {"TJ2026-0002"}


def test_who_may_draw_no_list_sees_nothing(later: Office) -> None:
    later.desk.rights = Rights(Role.RECORDER)
    assert not later.appraisals.may()
    with pytest.raises(Refusal, match="无权编制档案鉴定清单"):
        later.appraisals.look()


def test_the_list_names_what_ran_out_with_its_basis_and_places_to_sign(later: Office) -> None:
    paper = later.appraisals.draw()
    text = said(paper.pdf)
    assert paper.number == "2037年鉴定清单第1号"
    for words in ("2037年鉴定清单第1号", "TJ2026-0001", "TJ2026-0002", "张试甲", "短期10年", "卷宗所定保管期限", "2036-12-31"):
        assert words in text
    for words in ("鉴定人（签名）", "鉴定小组组长（签名）", "所长批准（签名）", "鉴定意见", "共2件"):
        assert words in text
    assert "TJ2026-0003" not in text


def test_a_list_is_on_file_by_numbers_alone_and_its_number_in_the_ledger(later: Office) -> None:
    later.appraisals.draw()
    (kept,) = later.appraisals.lists()
    assert ([item.number for item in kept.items], kept.by) == (["TJ2026-0001", "TJ2026-0002"], "冯测试")
    with later.desk.read() as session:
        assert "张试甲" not in str(session.execute(sa.text("SELECT * FROM appraisal_list")).all())
        told = sa.text("SELECT text FROM number_issued WHERE used_by = 'appraisal-list'")
        assert session.scalars(told).all() == ["2037年鉴定清单第1号"]
    assert later.keeping.verify().problems == ()


def test_no_list_is_drawn_where_nothing_ran_out_nor_for_a_day_to_come(folder: Path, book: RegisterBook) -> None:
    with opened(folder, book, LAST_DAY) as office:
        with pytest.raises(Refusal, match="2036-12-31没有保管期满、可以鉴定的档案。"):
            office.appraisals.draw()
        with pytest.raises(Refusal, match="还没有到，期满以后才能编制"):
            office.appraisals.draw(FIRST_FREE)
        assert office.appraisals.lists() == ()


def reminded(office: Office, day: date | None = None) -> list[str]:
    return [one.duty.title for one in office.todo.on(day) if one.duty.clock == "BG01"]


def test_each_january_the_list_reminds_until_it_was_drawn(later: Office) -> None:
    assert reminded(later) == ["鉴定保管期满的档案（2件）"]
    assert reminded(later, date(2037, 2, 1)) == []
    later.appraisals.draw()
    assert reminded(later) == []
    assert reminded(later, date(2038, 1, 10)) == ["鉴定保管期满的档案（2件）"]


def test_nobody_else_is_reminded(later: Office) -> None:
    later.desk.rights = Rights(Role.RECORDER)
    assert reminded(later) == []


def test_a_declined_application_is_kept_short(later: Office) -> None:
    draft = RecordDraft(
        "disputes",
        values={"applied_on": date(2026, 5, 4), "declined_on": date(2026, 5, 5), "declined_reason": "不属受理范围"},
        parts={"parties": [RowDraft()]},
    )
    ref = later.records.save(draft)
    later.records.move(ref, "decline")
    (one,) = (one for one in later.appraisals.look(date(2099, 1, 1)).records if one.ref == ref)
    assert (one.kind, one.basis) == ("短期", "归档时未定，按类型、金额、人数")
