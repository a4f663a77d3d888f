"""How a mediation dossier is put together (人民调解卷宗): its items in the standard order, its covers, its check."""

from datetime import date

from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.dossier import Dossier, DossierItem, Finding, Need
from libao_desk.registers.disputes import dossier_contents, dossier_papers
from libao_desk.registers.disputes.codes import Outcome
from libao_desk.registers.disputes.dossier_check import TAKEN_TITLE, check
from libao_desk.registers.disputes.dossier_items import PAPERS, SIGNS, Held, Item
from libao_desk.registers.disputes.model import DisputeCase

TITLE = "人民调解卷宗"
OUTCOME = "outcome"
GROUPS: tuple[tuple[str, str, Need, tuple[Item, ...]], ...] = (
    ("taken", TAKEN_TITLE, Need.REQUIRED, (Item.APPLICATION, Item.INTAKE)),
    ("rights", Item.RIGHTS_NOTICE.value, Need.REQUIRED, (Item.RIGHTS_NOTICE,)),
    ("identity", Item.IDENTITY.value, Need.REQUIRED, (Item.IDENTITY,)),
    ("authority", Item.AUTHORITY.value, Need.AS_NEEDED, (Item.AUTHORITY,)),
    ("inquiries", Item.INQUIRY.value, Need.AS_NEEDED, (Item.INQUIRY,)),
    ("evidence", Item.EVIDENCE.value, Need.AS_NEEDED, (Item.EVIDENCE,)),
    ("sessions", Item.SESSION.value, Need.REQUIRED, (Item.SESSION,)),
    (OUTCOME, "调解协议书、口头协议登记表或终止调解告知书", Need.REQUIRED, (Item.AGREEMENT, Item.ORAL_AGREEMENT, Item.TERMINATION)),
    ("report", Item.CLOSING_REPORT.value, Need.AS_NEEDED, (Item.CLOSING_REPORT,)),
    ("performance", Item.PROOF.value, Need.AS_NEEDED, (Item.PROOF,)),
    ("visits", Item.RETURN_VISIT.value, Need.AS_NEEDED, (Item.RETURN_VISIT,)),
    ("court", Item.COURT.value, Need.AS_NEEDED, (Item.COURT,)),
)
"""(key, title, need, what it holds); statement and back cover are drawn with the dossier and are always there."""


def found(case: DisputeCase, there: frozenset[str], office: OfficeFacts, today: date) -> tuple[Finding, ...]:
    """The check of a dossier of which only the items are known, not the copies nor which form of the agreement it is."""
    ending = {Outcome.WRITTEN: Item.AGREEMENT, Outcome.ORAL: Item.ORAL_AGREEMENT}.get(case.outcome) if case.outcome is not None else None
    held = [Held(Item.STATEMENT), Held(Item.BACK_COVER)]
    for key, _, _, items in GROUPS:
        if key in there:
            held.append(Held((ending or Item.TERMINATION) if key == OUTCOME else items[0]))
    return check(case, held, office)


def refused(case: DisputeCase, office: OfficeFacts, today: date) -> str | None:
    """Only a mediation that has ended is bound."""
    return None if case.concluded_on is not None else "本案尚未结案，不能编卷宗。"


def _item(key: str, title: str, need: Need, items: tuple[Item, ...]) -> DossierItem:
    papers = tuple(kind for item in items for kind, of in PAPERS.items() if of is item)
    return DossierItem(key, title, need, papers, tuple(word for item in items for word in SIGNS[item]))


DOSSIER = Dossier(
    title=TITLE,
    items=tuple(_item(*group) for group in GROUPS),
    cover=dossier_papers.cover,
    contents=dossier_contents.bound,
    statement=dossier_papers.counted_statement,
    back=dossier_papers.back_cover,
    check=found,
    refuse=refused,
)
