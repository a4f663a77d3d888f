"""How each row of a corrections case is told on the roster: its own words, nothing that was reported in confidence."""

from datetime import date

import pytest

from libao_desk.core.period import Period
from libao_desk.registers.corrections.codes import EducationKind, HelpKind, LeaveReason, ReportKind, SanctionKind, VisitKind
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.parts import (
    CorrectionEducation,
    CorrectionLeave,
    CorrectionPublicService,
    CorrectionReport,
    CorrectionSanction,
    CorrectionVisit,
)
from libao_desk.registers.corrections.parts_events import CorrectionHelp
from libao_desk.registers.corrections.recent import RECENT

DAY = date(2020, 12, 8)
LEAVE = {"starts_on": DAY, "ends_on": date(2020, 12, 12), "destination": "样例市", "reason": LeaveReason.MEDICAL, "is_refused": False}


@pytest.mark.parametrize(
    ("part", "row", "said"),
    [
        ("visits", CorrectionVisit(kind=VisitKind.HOME, held_on=DAY, finding="在家务农。", place="样例村3组"), "实地查访，在家务农"),
        ("reports", CorrectionReport(kind=ReportKind.TELEPHONE, reported_on=DAY, content="不外传的内容"), "本人电话报告"),
        ("educations", CorrectionEducation(kind=EducationKind.GROUP, held_on=DAY, topic="民法典", hours=2), "参加集体教育，民法典，2学时"),
        (
            "educations",
            CorrectionEducation(kind=EducationKind.GROUP, held_on=DAY, is_absent=True, absence_reason="住院"),
            "集体教育缺席，住院",
        ),
        ("public_services", CorrectionPublicService(held_on=DAY, content="清扫村道", hours=3), "参加公益活动，清扫村道，3小时"),
        ("public_services", CorrectionPublicService(held_on=DAY, is_absent=True), "公益活动缺席"),
        ("leaves", CorrectionLeave(approved_on=DAY, **LEAVE), "经批准外出样例市，事由：就医，应于2020年12月12日返回"),
        (
            "leaves",
            CorrectionLeave(approved_on=DAY, returned_on=date(2020, 12, 11), **LEAVE),
            "经批准外出样例市，事由：就医，2020年12月11日销假",
        ),
        ("leaves", CorrectionLeave(approved_on=None, **LEAVE), ""),
        ("leaves", CorrectionLeave(approved_on=DAY, **(LEAVE | {"is_refused": True})), ""),
        ("sanctions", CorrectionSanction(kind=SanctionKind.PRAISE, decided_on=DAY), "受到表扬"),
        ("sanctions", CorrectionSanction(kind=SanctionKind.RECALL, decided_on=DAY), ""),
        ("sanctions", CorrectionSanction(kind=SanctionKind.RECALL, proposed_on=DAY, fact="不外传的内容"), "提请收监执行"),
        ("sanctions", CorrectionSanction(kind=SanctionKind.REVOKE_PROBATION, proposed_on=DAY, is_granted=False), "提请撤销缓刑"),
        ("sanctions", CorrectionSanction(kind=SanctionKind.REVOKE_PAROLE, proposed_on=DAY), "提请撤销假释"),
        ("sanctions", CorrectionSanction(kind=SanctionKind.ARREST, proposed_on=DAY), ""),
        ("sanctions", CorrectionSanction(kind=SanctionKind.WARNING, decided_on=DAY, is_granted=False), ""),
        ("sanctions", CorrectionSanction(kind=SanctionKind.WARNING, proposed_on=DAY), ""),
        ("helps", CorrectionHelp(kind=HelpKind.EMPLOYMENT, given_on=DAY, result="介绍到本镇企业。"), "落实就业帮扶，介绍到本镇企业"),
    ],
)
def test_a_row_is_told_by_its_own_words(part: str, row: object, said: str) -> None:
    case = CorrectionCase(**{part: [row]})
    expected = [f"12月8日{said}。"] if said else []
    assert [one.text for one in RECENT.sentences(case, Period.parse("2020-12"))] == expected
    assert {one.part for one in RECENT.sentences(case, Period.parse("2020-12"))} <= {part}
