"""Papers as screens and the command line see them (文书): one made, one checked, what a record can have."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from libao_desk.services.records.drafts import RecordRef

IN_FORCE = "现行"
"""The fate of the issue that holds now."""
VERDICTS = {
    "same": "内容一致：本所签发的文书，签发后档案没有改动。请与原件逐字比对。",
    "reissued": "已重新签发：这一份已被后来签发的文书取代。",
    "altered": "签发后有变化：",
    "unknown": "没有这个核对码：不是本所用本软件签发的文书，或核对码输错了。",
}
NAMED = 3
"""How many papers one sentence names."""


@dataclass(frozen=True)
class PaperResult:
    """A paper ready to be shown, saved or printed."""

    kind: str
    title: str
    number: str
    code: str
    pages: int
    copies: int
    sha256: str
    pdf: bytes
    reprint: bool
    missing: tuple[str, ...]
    replaces: str = ""
    """The code of the issue whose place it takes, since the record says something else by now; "" for a first one or a reprint."""


@dataclass(frozen=True)
class PaperCheck:
    """Whether an issued paper still says what the record says."""

    code: str
    result: str
    fields: tuple[str, ...]
    """What the record says otherwise, or why the paper is void."""
    title: str = ""
    number: str = ""
    issued_at: datetime | None = None
    ref: RecordRef | None = None
    void_reason: str = ""
    """Why this very paper was made void (作废), whether or not another has taken its place; "" where it was not."""
    destroyed: str = ""
    """That its record was destroyed, and when; "" where it was not."""

    @property
    def sentence(self) -> str:
        """What to tell whoever brought the paper; that it is void goes before everything else."""
        if self.destroyed:
            return f"本所签发过这份文书，{self.destroyed}"
        if not self.void_reason:
            return VERDICTS[self.result]
        after = "" if self.result == "altered" else "另有后来签发的文书取代它。"
        return f"这一份已作废，不再有效。作废理由：{self.void_reason}。{after}"


@dataclass(frozen=True)
class IssueView:
    """One issue of a paper: when, by whom, under which number and code, and what became of it."""

    code: str
    number: str
    issued_at: datetime
    by: str
    reprints: int
    fate: str
    """现行, 已重新签发, or 已作废 with the reason."""


@dataclass(frozen=True)
class PaperOffer:
    """A paper a record, or a row of its parts, can have, or why it cannot."""

    kind: str
    title: str
    refusal: str | None
    missing: tuple[str, ...]
    issues: tuple[IssueView, ...]
    """Every issue so far, the oldest first."""
    row: int | None = None
    """The row of the part that the paper is about."""
    about: str = ""
    """Which row that is, in words."""
    changed: tuple[str, ...] = ()
    """What the record says otherwise than the paper in force."""

    @property
    def is_issued(self) -> bool:
        """Whether a paper of this kind is in force."""
        return any(issue.fate == IN_FORCE for issue in self.issues)


def changed_sentence(offers: Iterable[PaperOffer], *, is_closed: bool) -> str:
    """One sentence on issued papers that the record no longer agrees with, "" where there are none.

    While a record is open its papers without a number may grow with it; only those with a number are told then.
    """
    changed = [offer for offer in offers if offer.changed and (is_closed or any(issue.number for issue in offer.issues))]
    titles = list(dict.fromkeys(offer.title for offer in changed))
    named = "、".join(titles[:NAMED]) + (f"等{len(titles)}种文书" if len(titles) > NAMED else "")
    return f"签发后登记有改动，与已签发的{named}不一致。" if titles else ""
