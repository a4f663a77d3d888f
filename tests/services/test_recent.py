"""The recent situation of a month: drafted from its rows, kept as the clerk words it, told on the roster."""

from datetime import date

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.registers.aftercare.codes import HelpKind
from libao_desk.services.never_recorded import WordsNeverRecorded
from libao_desk.services.office import Office
from libao_desk.services.recent.texts import LONGEST
from libao_desk.services.records.drafts import RecordDraft, RecordRef, RowDraft, Value, draft_of
from libao_desk.store import trail

from .test_never_recorded import WORD

JANUARY, FEBRUARY = Period.parse("2026-01"), Period.parse("2026-02")
DRAFT = "1月8日走访，在镇上务工，收入稳定。1月20日申请临时救助，已发放。"


def a_case(office: Office, name: str = "张试甲", born: date | None = None) -> RecordRef:
    """A released person in follow-up, with a visit and help in January and a visit in February."""
    visits = [
        RowDraft(values={"held_on": date(2026, 1, 8), "situation": "在镇上务工，收入稳定。"}),
        RowDraft(values={"held_on": date(2026, 2, 9), "consented": False}),
    ]
    helps = [RowDraft(values={"kind": HelpKind.TEMPORARY, "applied_on": date(2026, 1, 20), "result": "已发放"})]
    facts: dict[str, Value] = {
        "person.name": name,
        "person.birth_date": born,
        "released_on": date(2026, 1, 5),
        "notice_received_on": date(2026, 1, 2),
        "verified_on": date(2026, 1, 3),
        "handed_on": date(2026, 1, 5),
    }
    ref = office.records.save(RecordDraft("aftercare", values=facts, parts={"visits": visits, "helps": helps}))
    office.records.catch_up(ref)
    return ref


def _column(office: Office, period: Period = JANUARY) -> list[object]:
    table = office.rosters.table("aftercare", period)
    place = 1 + [column.title for column in table.roster.columns].index("备注")
    return [row[place] for row in table.rows]


def test_the_draft_is_the_rows_of_the_month_each_sentence_with_its_row(office: Office) -> None:
    ref = a_case(office)
    (line,) = office.recent.lines("aftercare", JANUARY)
    assert (line.ref, line.text, line.is_kept) == (ref, DRAFT, False)
    rows = office.records.open(ref).parts
    assert [(one.part, one.row) for one in line.sentences] == [("visits", rows["visits"][0].id), ("helps", rows["helps"][0].id)]
    assert _column(office) == [DRAFT]
    assert _column(office, FEBRUARY) == ["2月9日走访，本人不同意。"]


def test_what_came_of_help_is_told_in_the_month_it_came(office: Office) -> None:
    """January's roster, looked back at, knew of no result yet."""
    ref = a_case(office)
    draft = draft_of(office.records.open(ref))
    draft.parts["helps"][0].values["result_on"] = date(2026, 2, 10)
    office.records.save(draft)
    before, later = DRAFT.replace("，已发放", ""), "2月9日走访，本人不同意。2月10日落实临时救助，已发放。"
    assert (_column(office), _column(office, FEBRUARY), _column(office, Period.parse("2026-Q1"))) == ([before], [later], [before + later])


def test_what_the_clerk_wrote_stands_on_the_roster_of_that_month_alone(office: Office) -> None:
    ref = a_case(office)
    office.recent.keep("aftercare", ref, JANUARY, "  本月务工，生活稳定。 ")
    assert _column(office) == ["本月务工，生活稳定。"]
    assert _column(office, FEBRUARY) == ["2月9日走访，本人不同意。"]
    assert _column(office, Period.parse("2026-Q1")) == [DRAFT + "2月9日走访，本人不同意。"]
    line = office.recent.line("aftercare", ref, JANUARY)
    assert (line.text, line.is_kept, line.is_outdated, line.draft) == ("本月务工，生活稳定。", True, False, DRAFT)
    with office.desk.read() as session:
        assert f"安置帮教：{line.number}2026年1月近况" in [entry.act for entry in trail.entries(session)]


@pytest.mark.parametrize("text", ["", DRAFT])
def test_nothing_or_the_draft_itself_goes_back_to_the_draft(office: Office, text: str) -> None:
    ref = a_case(office)
    office.recent.keep("aftercare", ref, JANUARY, "改写过。")
    office.recent.keep("aftercare", ref, JANUARY, "又改写过。")
    office.recent.keep("aftercare", ref, JANUARY, text)
    line = office.recent.line("aftercare", ref, JANUARY)
    assert (line.text, line.is_kept) == (DRAFT, False)


def test_a_row_that_comes_later_is_told_to_whoever_wrote_before(office: Office) -> None:
    ref = a_case(office)
    office.recent.keep("aftercare", ref, JANUARY, "改写过。")
    draft = draft_of(office.records.open(ref))
    draft.parts["visits"].append(RowDraft(values={"held_on": date(2026, 1, 28)}))
    office.records.save(draft)
    line = office.recent.line("aftercare", ref, JANUARY)
    assert (line.text, line.is_outdated) == ("改写过。", True)
    assert line.draft.endswith("1月28日走访。")


def test_a_minor_is_not_described(office: Office) -> None:
    ref = a_case(office, born=date(2010, 1, 1))
    assert office.recent.lines("aftercare", JANUARY) == ()
    office.recent.keep("aftercare", ref, JANUARY, "不应出现。")
    assert _column(office) == [""]


def test_what_is_never_recorded_or_too_long_is_refused(office: Office) -> None:
    ref = a_case(office)
    with pytest.raises(WordsNeverRecorded, match="近况"):
        office.recent.keep("aftercare", ref, JANUARY, f"本月{WORD}。")
    with pytest.raises(Refusal, match="最多"):
        office.recent.keep("aftercare", ref, JANUARY, "字" * (LONGEST + 1))
    with pytest.raises(Refusal, match="没有近况"):
        office.recent.lines("disputes", JANUARY)
    with pytest.raises(Refusal, match="尚未登记"):
        office.recent.keep("aftercare", ref, Period.parse("2019-01"), "早了。")


def test_signs_that_no_sheet_can_hold_are_not_kept(office: Office) -> None:
    ref = a_case(office)
    office.recent.keep("aftercare", ref, JANUARY, "\x01生活\x07稳定。\n已就业。")
    assert office.recent.line("aftercare", ref, JANUARY).text == "生活稳定。\n已就业。"


def test_who_may_not_export_reads_none_and_who_may_not_edit_writes_none(office: Office) -> None:
    ref = a_case(office)
    office.desk.rights = Rights(Role.READER)
    with pytest.raises(Refusal, match="无权"):
        office.recent.lines("aftercare", JANUARY)
    with pytest.raises(Refusal, match="无权"):
        office.recent.keep("aftercare", ref, JANUARY, "改写。")


def test_every_roster_with_the_column_tells_only_rows_of_the_months_in_the_rosters_order(office: Office) -> None:
    for name in ("张试甲", "李试乙"):
        a_case(office, name)
    kinds = [roster.kind for register in office.desk.book for roster in register.rosters if office.recent.has_column(roster.kind)]
    assert kinds == ["corrections", "aftercare"]
    assert [line.label for line in office.recent.lines("aftercare", JANUARY)] == ["张试甲", "李试乙"]
