"""Records for the papers that the invented year gives nobody cause for."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from libao_desk.registers.aftercare.codes import HelpLevel, Verification
from libao_desk.registers.aftercare.parts import AftercareLevelChange
from libao_desk.registers.corrections.codes import SanctionKind
from libao_desk.registers.duties.codes import PartyKind
from libao_desk.registers.duties.letter import LetterItem
from libao_desk.registers.petitions.codes import RouteIn
from tests.registers.aftercare import builders as aftercare
from tests.registers.corrections import decision_cases as corrections
from tests.registers.disputes import full_cases as disputes
from tests.registers.duties import builders as duties
from tests.registers.guardianship import builders as guardianship
from tests.registers.petitions import paper_builders as petitions


def _sanctioned(kind: SanctionKind) -> Callable[[], Any]:
    category = {"category": corrections.CATEGORIES[kind]} if kind in corrections.CATEGORIES else {}
    return lambda: corrections.a_full_case(sanctions=[corrections.a_row(kind)], **category)


BY_HAND = frozenset(
    f"{register}-privacy-{kind}"
    for register in ("corrections", "aftercare", "guardianship", "disputes", "petitions")
    for kind in ("assessment", "incident")
)
"""Papers of a register as a whole, on nobody's record."""

STAND_INS: Mapping[str, Callable[[], Any]] = {
    "praise-decision": _sanctioned(SanctionKind.PRAISE),
    "police-penalty-proposal": _sanctioned(SanctionKind.POLICE_PENALTY),
    "parole-revocation-proposal": _sanctioned(SanctionKind.REVOKE_PAROLE),
    "recall-proposal": _sanctioned(SanctionKind.RECALL),
    "arrest-request": _sanctioned(SanctionKind.ARREST),
    "commutation-proposal": _sanctioned(SanctionKind.COMMUTATION),
    "meeting-permit": lambda: corrections.a_full_case(meeting_permits=[corrections.meeting_row()]),
    "aftercare-check-letter": lambda: aftercare.a_case(verification=Verification.ELSEWHERE, other_office="样例镇司法所"),
    "aftercare-transfer-letter": lambda: aftercare.a_case(moved_to="样例镇司法所", moved_on=date(2020, 10, 12)),
    "aftercare-level-change": lambda: aftercare.a_case(
        level=HelpLevel.KEY,
        level_changes=[AftercareLevelChange(proposed_on=date(2020, 9, 1), level=HelpLevel.GENERAL, reason="已就业，生活稳定。")],
    ),
    "guardian-change": lambda: guardianship.a_case(guardian_changed_on=date(2020, 9, 1)),
    "petition-assign": lambda: petitions.a_passed_matter(passed_reply_due_on=date(2022, 10, 12)),
    "petition-objection": lambda: petitions.a_passed_matter(
        route_in=RouteIn.FORWARDED, from_organ="海安市样例局", objection_reason="该事项不属于本镇职权范围。", objected_on=date(2022, 8, 5)
    ),
    **dict.fromkeys(
        ("investigation-record", "judicial-confirmation-application", "closing-report", "authority-letter"), disputes.a_full_case
    ),
    "termination-notice": disputes.a_failed_case,
    "declined-notice": disputes.a_declined_case,
    "responsibility-letter": lambda: duties.a_letter(
        party_kind=PartyKind.TEAM_MEMBER, items=[LetterItem(position=1, text="按月走访，如实记录。")]
    ),
}
"""A builder for each such paper, by its key."""

OFF_BY_DEFAULT = frozenset({"closing-report"})
"""Papers that an office turns on in its settings: drawn whatever the setting of the invented office says."""
