"""How a mediation dossier is put together (人民调解卷宗): its items in the standard order, its covers, its check."""

from dataclasses import replace
from datetime import date

from libao_desk.declare import dossier as declared
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.dossier import Dossier, DossierItem, Finding

from . import dossier_contents, dossier_papers
from .codes import Outcome
from .dossier_check import TAKEN_TITLE, check
from .dossier_items import PAPERS, SIGNS, Held, Item, required
from .model import DisputeCase

TITLE = "人民调解卷宗"
OUTCOME = "outcome"
GROUPS: tuple[tuple[str, str, tuple[Item, ...]], ...] = (
    ("taken", TAKEN_TITLE, (Item.APPLICATION, Item.INTAKE)),
    ("rights", Item.RIGHTS_NOTICE.value, (Item.RIGHTS_NOTICE,)),
    ("identity", Item.IDENTITY.value, (Item.IDENTITY,)),
    ("authority", Item.AUTHORITY.value, (Item.AUTHORITY,)),
    ("inquiries", Item.INQUIRY.value, (Item.INQUIRY,)),
    ("evidence", Item.EVIDENCE.value, (Item.EVIDENCE,)),
    ("sessions", Item.SESSION.value, (Item.SESSION,)),
    (OUTCOME, "调解协议书、口头协议登记表或终止调解告知书", (Item.AGREEMENT, Item.ORAL_AGREEMENT, Item.TERMINATION)),
    ("report", Item.CLOSING_REPORT.value, (Item.CLOSING_REPORT,)),
    ("performance", Item.PROOF.value, (Item.PROOF,)),
    ("visits", Item.RETURN_VISIT.value, (Item.RETURN_VISIT,)),
    ("court", Item.COURT.value, (Item.COURT,)),
)
"""(key, title, what it holds); statement and back cover are drawn with the dossier and are always there."""

PLACES = {name: key for key, title, items in GROUPS for name in (title, *(item.value for item in items))}
"""The key of the item that a finding's paper lies in."""


def needed(case: DisputeCase, office: OfficeFacts) -> frozenset[str]:
    """The items that the dossier of this case cannot do without: of a failed mediation no agreement."""
    wanted = set(required(case, office))
    return frozenset(key for key, _, items in GROUPS if wanted & set(items))


def found(case: DisputeCase, there: tuple[declared.Held, ...], office: OfficeFacts, today: date) -> tuple[Finding, ...]:
    """The check of what lies in the dossier; a scan of the outcome is taken for the form that the case has."""
    ending = {Outcome.WRITTEN: Item.AGREEMENT, Outcome.ORAL: Item.ORAL_AGREEMENT}.get(case.outcome) if case.outcome is not None else None
    first = {key: (ending or Item.TERMINATION) if key == OUTCOME else items[0] for key, _, items in GROUPS}
    held = [Held(Item.STATEMENT), Held(Item.BACK_COVER)]
    held += [
        Held(PAPERS[one.paper], one.copies, one.row, altered=one.altered) if one.paper is not None else Held(first[one.item], name=one.name)
        for one in there
    ]
    return tuple(replace(one, item=PLACES[one.paper]) if one.lacks else one for one in check(case, held, office))


def refused(case: DisputeCase, office: OfficeFacts, today: date) -> str | None:
    """Only a mediation that has ended is bound."""
    return None if case.concluded_on is not None else "本案尚未结案，不能编卷宗。"


def _item(key: str, title: str, items: tuple[Item, ...]) -> DossierItem:
    papers = tuple(kind for item in items for kind, of in PAPERS.items() if of is item)
    return DossierItem(key, title, papers, tuple(word for item in items for word in SIGNS[item]))


DOSSIER = Dossier(
    title=TITLE,
    items=tuple(_item(*group) for group in GROUPS),
    cover=dossier_papers.cover,
    contents=dossier_contents.bound,
    statement=dossier_papers.counted_statement,
    back=dossier_papers.back_cover,
    required=needed,
    check=found,
    closing=(Item.STATEMENT.value, Item.BACK_COVER.value),
    filed_by="file",
    refuse=refused,
)
