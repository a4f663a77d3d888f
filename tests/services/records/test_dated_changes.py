"""What changes by an entry with its day: a sheet that brings none is refused, and no month that is over says anything else."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.declare.path import path, via
from libao_desk.people.models import Person
from libao_desk.registers.aftercare.codes import HelpLevel
from libao_desk.registers.aftercare.model import AftercareCase
from libao_desk.registers.corrections.codes import ManagementClass
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.guardianship.codes import Relation
from libao_desk.registers.guardianship.model import GuardianshipCase
from libao_desk.services.ledgers.importing import Verdict
from libao_desk.services.lists.query import ListQuery
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, RowDraft, draft_of
from tests.services.builders import a_dispute, change
from tests.services.closings import a_subject, on
from tests.services.ledger_files import Ledger
from tests.services.returning import said, sent_out, verdicts
from tests.services.sample_ledgers import id_no as number_of

NAME, CLASS = via(CorrectionCase.person, Person.name), path(CorrectionCase.mgmt_class)
ID_NO, BORN = number_of(1), date(1970, 3, 5)
JANUARY = Period.parse("2026-01")
LATER = date(2026, 3, 9)


@pytest.fixture
def zhang(office: Office) -> RecordRef:
    """One under strict supervision since January; it is a week after he was entered."""
    ref = a_subject(office, "张甲一", id_no=ID_NO, born=BORN, mgmt_class=ManagementClass.STRICT)
    on(office, LATER)
    return ref


def january(office: Office) -> object:
    """His class as the roster of January tells it."""
    table = office.rosters.table("corrections", JANUARY)
    heads = ("序号", *(column.title for column in table.roster.columns))
    return table.rows[0][heads.index("管理类别")]


def _ledger(**cells: str) -> Ledger:
    standard = {"姓名": "张甲一", "身份证号": ID_NO, "矫正开始日期": "2026-01-12"} | cells
    return Ledger(("社区矫正台账",), (list(standard),), [list(standard.values())])


def test_a_class_changed_in_a_returned_sheet_is_refused_with_the_place_where_it_has_a_day(
    office: Office, zhang: RecordRef, tmp_path: Path
) -> None:
    village = sent_out(office, tmp_path, "corrections", NAME, CLASS, full=True)
    village.type(0, 管理类别="普管")
    plan = office.importing.examine("corrections", village.back())
    assert verdicts(plan) == {"refused": 1}
    assert ["“管理类别调整”中登记从哪一天起" in sentence for sentence in said(plan)] == [True]
    assert office.importing.store(plan, accept=(Verdict.CHANGED,)).stored_rows == 0
    assert january(office) == "严管"


def test_a_class_that_a_ledger_says_otherwise_is_refused_and_the_same_one_is_not(office: Office, zhang: RecordRef, tmp_path: Path) -> None:
    plan = office.importing.examine("corrections", _ledger(管理类别="普管").write(tmp_path / "a.xlsx"))
    assert verdicts(plan) == {"refused": 1}
    same = office.importing.examine("corrections", _ledger(管理类别="严管", 备注="无").write(tmp_path / "b.xlsx"))
    assert verdicts(same) == {"changed": 1}


def test_a_first_class_may_come_from_a_sheet(office: Office, tmp_path: Path) -> None:
    a_subject(office, "张甲一", id_no=ID_NO, born=BORN)
    plan = office.importing.examine("corrections", _ledger(管理类别="普管").write(tmp_path / "a.xlsx"))
    assert (verdicts(plan), said(plan)) == ({"changed": 1}, [])


def test_a_class_typed_over_is_refused_later_than_on_its_day(office: Office) -> None:
    ref = a_subject(office, "张甲一", mgmt_class=ManagementClass.STRICT)
    change(office, ref, mgmt_class=ManagementClass.NORMAL)
    on(office, LATER)
    with pytest.raises(Refusal, match="“管理类别调整”中登记从哪一天起"):
        change(office, ref, mgmt_class=ManagementClass.STRICT)


def test_a_dated_row_changes_the_class_from_its_day_and_the_first_class_keeps_its_months(office: Office, zhang: RecordRef) -> None:
    draft = draft_of(office.records.open(zhang))
    draft.parts["class_changes"] = [RowDraft(values={"starts_on": date(2026, 3, 2), "mgmt_class": ManagementClass.NORMAL})]
    office.records.save(draft)
    view = office.records.open(zhang)
    assert view.values["mgmt_class"] is ManagementClass.NORMAL
    assert [(row.values["starts_on"], row.values["mgmt_class"]) for row in view.parts["class_changes"]] == [
        (date(2026, 1, 12), ManagementClass.STRICT),
        (date(2026, 3, 2), ManagementClass.NORMAL),
    ]
    assert january(office) == "严管"
    assert view.warnings == ()


def test_the_level_of_help_changes_by_the_county_s_decision_alone(office: Office, tmp_path: Path) -> None:
    values: dict[str, Any] = {"person.name": "王丙三", "released_on": date(2026, 1, 9), "level": HelpLevel.KEY}
    ref = office.records.save(RecordDraft("aftercare", values=values))
    on(office, LATER)
    village = sent_out(office, tmp_path, "aftercare", via(AftercareCase.person, Person.name), path(AftercareCase.level), full=True)
    village.type(0, 帮教类别=HelpLevel.GENERAL.label)
    assert ["“类别调整”" in sentence for sentence in said(office.importing.examine("aftercare", village.back()))] == [True]
    with pytest.raises(Refusal, match="“类别调整”"):
        change(office, ref, level=HelpLevel.GENERAL)


def test_another_guardian_comes_by_the_act_that_says_since_when(office: Office, tmp_path: Path) -> None:
    values: dict[str, Any] = {
        "patient.name": "周己七",
        "guardian.name": "周庚八",
        "relation": Relation.PARENT,
        "proposed_on": date(2026, 1, 9),
    }
    office.records.save(RecordDraft("guardianship", values=values))
    fields = (via(GuardianshipCase.guardian, Person.name, label="监护人"), path(GuardianshipCase.relation))
    village = sent_out(office, tmp_path, "guardianship", *fields, full=True)
    village.type(0, 监护人="周辛九")
    assert ["办理“变更监护人”" in sentence for sentence in said(office.importing.examine("guardianship", village.back()))] == [True]


def _guardians(folder: Path, **cells: str) -> Path:
    standard = {"患者姓名": "周己七", "患者身份证号": number_of(3), "监护人": "周庚八"} | cells
    return Ledger(("监护台账",), (list(standard),), [list(standard.values())]).write(folder / "guardians.xlsx")


def _years(office: Office) -> list[tuple[object, ...]]:
    (ref,) = [RecordRef("guardianship", one) for one in office.lists.ids("guardianship", ListQuery())]
    rows = office.records.open(ref).parts["years"]
    return [(row.values["agreement_on"], row.values["year_from"], row.values["year_to"]) for row in rows]


def test_next_year_s_letter_in_a_ledger_is_another_year_and_the_old_one_stays(office: Office, tmp_path: Path) -> None:
    first = _guardians(tmp_path, 监护年度="2025", 责任书签订日="2025-01-03", 奖励金额="2400")
    office.importing.store(office.importing.examine("guardianship", first))
    plan = office.importing.examine("guardianship", _guardians(tmp_path, 监护年度="2026", 责任书签订日="2026-01-05"))
    assert (verdicts(plan), said(plan)) == ({"changed": 1}, [])
    office.importing.store(plan)
    years = [
        (date(2025, 1, 3), date(2025, 1, 1), date(2025, 12, 31)),
        (date(2026, 1, 5), date(2026, 1, 1), date(2026, 12, 31)),
    ]
    assert _years(office) == years
    again = office.importing.examine("guardianship", _guardians(tmp_path, 监护年度="2026", 责任书签订日="2026-01-05"))
    assert verdicts(again) == {"same": 1}
    unchanged = office.importing.examine("guardianship", _guardians(tmp_path, 监护年度="2025", 责任书签订日="2025-01-03"))
    assert verdicts(unchanged) == {"same": 1}
    old = office.importing.examine("guardianship", _guardians(tmp_path, 监护年度="2025", 责任书签订日="2025-01-04"))
    assert verdicts(old) == {"refused": 1}
    assert "已登记更晚的监护年度" in said(old)[0]
    assert _years(office) == years


def test_a_letter_of_which_the_ledger_says_no_year_is_refused_and_a_slip_is_put_right(office: Office, tmp_path: Path) -> None:
    first = _guardians(tmp_path, 监护年度="2025", 责任书签订日="2025-01-03")
    office.importing.store(office.importing.examine("guardianship", first))
    later = office.importing.examine("guardianship", _guardians(tmp_path, 责任书签订日="2026-01-05"))
    assert ["是哪一年度的表中没有写" in sentence for sentence in said(later)] == [True]
    slip = office.importing.examine("guardianship", _guardians(tmp_path, 责任书签订日="2025-01-04"))
    office.importing.store(slip)
    assert _years(office) == [(date(2025, 1, 4), date(2025, 1, 1), date(2025, 12, 31))]


def test_a_visit_with_its_findings_is_not_taken_out_by_a_ledger_that_names_another_day(office: Office, tmp_path: Path) -> None:
    ref = a_dispute(office)
    draft = draft_of(office.records.open(ref))
    draft.parts["return_visits"] = [
        RowDraft(values={"held_on": date(2026, 1, 28), "held_by": "调试甲"}),
        RowDraft(values={"held_on": date(2026, 2, 2)}),
    ]
    office.records.save(draft)
    head = ["卷号", "受理日", "回访日"]

    def said_of(days: str) -> tuple[Mapping[str, int], list[str]]:
        file = Ledger(("纠纷台账",), (head,), [["（2026）人调字第001号", "2026-01-06", days]]).write(tmp_path / "a.xlsx")
        plan = office.importing.examine("disputes", file)
        return verdicts(plan), said(plan)

    assert said_of("2026-02-02") == ({"same": 1}, [])
    found, sentences = said_of("2026-01-30、2026-02-02")
    assert (found, "2026-01-28的回访记录" in sentences[0]) == ({"refused": 1}, True)
    assert said_of("2026-01-28、2026-02-05") == ({"changed": 1}, [])
