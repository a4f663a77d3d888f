"""Destroying what was appraised and approved (销毁): by another than who drew the list, confirmed twice, once and for all."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.clock import PinnedDayClock
from libao_desk.core.errors import Refusal
from libao_desk.core.text import squeeze
from libao_desk.declare.blocks import Paper
from libao_desk.people.access import Action
from libao_desk.people.models import Officer
from libao_desk.services.desk import Desk
from libao_desk.services.disposal import DESTRUCTIONS, AppraisalList, DestroyedRecord, Destruction, destruction_number
from libao_desk.services.never_recorded import refuse_free_text
from libao_desk.services.papers.drawing import draw
from libao_desk.services.papers.views import PaperResult
from libao_desk.services.records.records import load_some
from libao_desk.services.settings import OFFICE_NAME
from libao_desk.store import numbers
from libao_desk.store.attachments import erasing, keep_blob, read_blob

from .certificate import COPIES, TITLE, Approved, compose
from .due import KeptRecord, run_out
from .erasing import Erased, Erasure

GONE = "已销毁"
NOT_DUE = "已不能销毁：重新办理了，保管期限改了，或者与未办结的记录有关联"
OWN_LIST = "这份清单是您自己编制的，销毁须由另一人办理：请由其他工作人员编制清单，您再办理销毁。"
PINNED = "日期被固定，不能销毁档案。请不加固定日期重新打开台账。"
BY_CODE = "用恢复码进入的，不能销毁档案，请用本人口令进入。"
UNSOUND = "操作记录核验有问题，不能销毁档案，请先在 设置 → 备份与核验 中核验台账。"
APPROVAL_WORDS = 80
APPROVER_WORDS = 200


@dataclass(frozen=True)
class Approval:
    """What the signed list says (批准): number, day, by whom."""

    number: str
    on: date
    approvers: str


@dataclass(frozen=True)
class Candidate:
    """One record on a list, and why it cannot be destroyed, "" where it can."""

    number: str
    label: str
    obstacle: str
    record: KeptRecord | None = None


@dataclass(frozen=True)
class PastDestruction:
    """One destruction that was carried out."""

    id: int
    number: str
    list_id: int
    destroyed_on: date
    by: str
    records: int


class Destructions:
    """The door to them; the director's."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def may(self) -> bool:
        """Whether the officer may destroy records."""
        return self.desk.may("", Action.DESTROY)

    def refuse(self, list_id: int) -> None:
        """Raise Refusal where the officer may destroy nothing that stands on this list, whatever else he types."""
        self.desk.allow("", Action.DESTROY)
        if isinstance(self.desk.clock, PinnedDayClock):
            raise Refusal(PINNED)
        me = self.desk.actor.officer_id
        if me is None:
            raise Refusal(BY_CODE)
        with self.desk.read() as session:
            others = session.scalar(sa.select(sa.func.count()).select_from(Officer).where(Officer.active, Officer.id != me))
            if session.get_one(AppraisalList, list_id).officer_id == me and others:
                raise Refusal(OWN_LIST)

    def look(self, list_id: int) -> tuple[Candidate, ...]:
        """Every record of a list in its order, with what stands against destroying it.

        Raises Refusal without the right.
        """
        self.desk.allow("", Action.DESTROY)
        with self.desk.read() as session:
            drawn = session.get_one(AppraisalList, list_id)
            listed, day = drawn.listed, drawn.looked_on
            gone = {(key, record_id) for key, record_id in session.execute(sa.select(DestroyedRecord.register, DestroyedRecord.record_id))}
        due = {(one.ref.register, one.ref.id): one for one in run_out(self.desk, day).records if one.has_run_out(day)}
        found = []
        for one in listed:
            key = (one.register, one.record_id)
            obstacle = GONE if key in gone else "" if key in due else NOT_DUE
            found.append(Candidate(one.number, due[key].label if key in due else "", obstacle, due.get(key)))
        return tuple(found)

    def destroy(self, list_id: int, chosen: Collection[str], approval: Approval, *, typed_count: str) -> PaperResult:
        """Destroy the chosen records of a list for good, and give the certificate, which is kept.

        `typed_count` is how many the officer typed that they are. Raises Refusal without the right, for the list's own author, for an
        approval that is not whole, and where one of the records cannot be destroyed (any more).
        """
        self.refuse(list_id)
        approval = self._checked(list_id, approval)
        records = self._chosen(list_id, chosen)
        if typed_count.strip() != str(len(records)):
            raise Refusal(f"要销毁{len(records)}件，请在“件数”里照样填写{len(records)}以确认。")
        if self.desk.file.verify_trail().problems:
            raise Refusal(UNSOUND)
        reason = f"{approval.number}，{approval.on:%Y-%m-%d}，{approval.approvers}批准"
        with erasing(self.desk.file, self.desk.file.folder), self.desk.work(f"销毁档案（{len(records)}件）", reason=reason) as session:
            done = self._carried_out(session, session.get_one(AppraisalList, list_id), approval, records)
        return self.certificate(done)

    def past(self) -> tuple[PastDestruction, ...]:
        """The destructions so far, the newest first.

        Raises Refusal without the right.
        """
        self.desk.allow("", Action.RETENTION)
        with self.desk.read() as session:
            rows = session.scalars(sa.select(Destruction).order_by(Destruction.id.desc())).all()
            return tuple(PastDestruction(one.id, one.number, one.list_id, one.destroyed_on, one.officer_name, one.records) for one in rows)

    def certificate(self, destruction_id: int) -> PaperResult:
        """The certificate as it was made.

        Raises Refusal without the right, Trouble where its bytes are damaged.
        """
        self.desk.allow("", Action.RETENTION)
        with self.desk.read() as session:
            kept = session.get_one(Destruction, destruction_id)
        pdf = read_blob(self.desk.file, kept.sha256)
        return PaperResult(DESTRUCTIONS, TITLE, kept.number, "", kept.pages, COPIES, kept.sha256, pdf, reprint=True, missing=())

    def _checked(self, list_id: int, approval: Approval) -> Approval:
        number, approvers = squeeze(approval.number), squeeze(approval.approvers)
        missing = [label for label, text in (("批准文号", number), ("批准人", approvers)) if not text]
        if missing:
            raise Refusal(f"销毁须有书面批准，请填写：{'、'.join(missing)}。")
        for label, text, most in (("批准文号", number, APPROVAL_WORDS), ("批准人", approvers, APPROVER_WORDS)):
            if len(text) > most:
                raise Refusal(f"“{label}”最多{most}字。")
            refuse_free_text(label, text)
        with self.desk.read() as session:
            drawn_on = session.get_one(AppraisalList, list_id).drawn_on
        if not drawn_on <= approval.on <= self.desk.today:
            raise Refusal(f"批准日期{approval.on:%Y-%m-%d}应在清单编制（{drawn_on:%Y-%m-%d}）以后，不晚于今天。")
        return Approval(number, approval.on, approvers)

    def _chosen(self, list_id: int, chosen: Collection[str]) -> list[KeptRecord]:
        candidates = [one for one in self.look(list_id) if one.number in chosen]
        if not candidates or len(candidates) != len(set(chosen)):
            raise Refusal("请勾选清单上要销毁的档案。")
        for one in candidates:
            if one.obstacle:
                raise Refusal(f"{one.number}{one.obstacle}。")
        return [one.record for one in candidates if one.record is not None]

    def _carried_out(self, session: Session, drawn: AppraisalList, approval: Approval, records: Sequence[KeptRecord]) -> int:
        today = self.desk.today
        n = numbers.reserve(session, DESTRUCTIONS, today.year)
        number = destruction_number(today.year, n)
        erasure = Erasure(session, today, f"档案已依法销毁（{number}）")
        codes = self._erased(session, erasure, records)
        rendered = draw(self.desk, self._paper(number, drawn, approval, records, erasure.finish()))
        row = Destruction(
            year=today.year,
            n=n,
            list_id=drawn.id,
            approval_no=approval.number,
            approved_on=approval.on,
            approvers=approval.approvers,
            destroyed_on=today,
            officer_id=self.desk.actor.officer_id,
            officer_name=self.desk.actor.name,
            records=len(records),
            pages=rendered.pages,
            sha256=keep_blob(session, rendered.pdf),
        )
        session.add(row)
        session.flush()
        for one in records:
            ref = one.ref
            session.add(
                DestroyedRecord(
                    destruction_id=row.id,
                    register=ref.register,
                    record_id=ref.id,
                    number=one.number,
                    ended_on=one.ended_on,
                    codes=list(codes[ref.register, ref.id]),
                )
            )
        numbers.name_user(session, DESTRUCTIONS, today.year, n, number, DESTRUCTIONS, row.id)
        return row.id

    def _erased(self, session: Session, erasure: Erasure, records: Sequence[KeptRecord]) -> dict[tuple[str, int], tuple[str, ...]]:
        codes: dict[tuple[str, int], tuple[str, ...]] = {}
        for key in dict.fromkeys(one.ref.register for one in records):
            register = self.desk.book.get(key)
            for record in load_some(session, register, [one.ref.id for one in records if one.ref.register == key]):
                codes[key, record.id] = erasure.record(register, record)
        return codes

    def _paper(self, number: str, drawn: AppraisalList, approval: Approval, records: Sequence[KeptRecord], erased: Erased) -> Paper:
        approved = Approved(drawn.number, drawn.drawn_on, drawn.officer_name, approval.number, approval.on, approval.approvers)
        told = f"销毁日期：{self.desk.today:%Y-%m-%d}　销毁人：{self.desk.actor.name}"
        return compose(self.desk.facts().setting(OFFICE_NAME), number, told, approved, records, erased)
