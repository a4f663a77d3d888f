"""The office's own lists (名册): villages, mediation committees, mediators, organisations; what every form chooses from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.field import Text
from libao_desk.declare.form import Section
from libao_desk.declare.number import refuse_pattern
from libao_desk.declare.path import FieldPath
from libao_desk.people.access import Action
from libao_desk.people.models import Committee, CommitteeMember, Organisation, Village
from libao_desk.services.desk import Desk
from libao_desk.services.records.applying import apply_values, read_values
from libao_desk.services.records.drafts import RowView, Value


@dataclass(frozen=True)
class DirectoryList:
    """One list: how it is called, typed and shown."""

    key: str
    title: str
    model: type[Any]
    form: tuple[Section, ...]

    @property
    def fields(self) -> tuple[FieldPath, ...]:
        """Every field, in order."""
        return tuple(field for section in self.form for field in section.fields)


LISTS = (
    DirectoryList(
        "village",
        "村（居）",
        Village,
        (Section("村（居）", ((Village.name, Village.code, Village.short_character), (Village.former_names, Village.active))),),
    ),
    DirectoryList(
        "committee",
        "调解组织",
        Committee,
        (
            Section(
                "调解组织",
                (
                    (Committee.name, Committee.kind, Committee.village),
                    (Committee.number_pattern, Committee.seal_text),
                    (Committee.term_started_on, Committee.active),
                ),
            ),
        ),
    ),
    DirectoryList(
        "committee_member",
        "调解员",
        CommitteeMember,
        (
            Section(
                "调解员",
                (
                    (CommitteeMember.name, CommitteeMember.committee, CommitteeMember.sex),
                    (CommitteeMember.phone, CommitteeMember.post),
                    (CommitteeMember.is_full_time, CommitteeMember.active),
                ),
            ),
        ),
    ),
    DirectoryList(
        "organisation",
        "单位",
        Organisation,
        (
            Section(
                "单位",
                (
                    (Organisation.name, Organisation.credit_code, Organisation.kind),
                    (Organisation.legal_representative, Organisation.representative_post, Organisation.phone),
                    (Organisation.address,),
                ),
            ),
        ),
    ),
)


class Directory:
    """The door to the lists."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @property
    def lists(self) -> tuple[DirectoryList, ...]:
        """Every list, in order."""
        return LISTS

    def listed(self, key: str) -> DirectoryList:
        """The list of that key."""
        return next(listed for listed in LISTS if listed.key == key)

    def may_add(self, key: str) -> bool:
        """Whether the officer may add an entry to a list; to what is no list of the office's own nobody may."""
        return any(listed.key == key for listed in LISTS) and self.desk.may("", right_to(key, is_new=True))

    def may_change(self, key: str) -> bool:
        """Whether the officer may change what a list has."""
        return self.desk.may("", right_to(key, is_new=False))

    def entries(self, key: str) -> tuple[RowView, ...]:
        """All entries of a list, those no longer used included."""
        listed = self.listed(key)
        with self.desk.read() as session:
            rows = session.scalars(sa.select(listed.model).order_by(listed.model.id))
            return tuple(RowView(row.id, read_values(row, listed.fields)) for row in rows)

    def save(self, key: str, entry_id: int | None, changed: Mapping[str, Value], original: Mapping[str, Value]) -> int:
        """Store one entry; gives its id.

        Raises Refusal without a name, for a name already in the list, or for a number pattern that cannot number.
        """
        listed = self.listed(key)
        self.desk.allow("", right_to(key, is_new=entry_id is None))
        with self.desk.work(f"{'登记' if entry_id is None else '修改'}{listed.title}") as session:
            row = listed.model() if entry_id is None else session.get_one(listed.model, entry_id)
            with session.no_autoflush:
                apply_values(session, row, listed.fields, _with_pattern(changed), dict(original))
                refuse_bad_entry(session, listed, row)
            session.add(row)
            session.flush()
            return int(row.id)


def refuse_bad_entry(session: Session, listed: DirectoryList, row: Any) -> None:
    """Raise Refusal where an entry has no name, one already in its list, or a number pattern that cannot number."""
    if not row.name:
        raise Refusal("请填写名称。")
    _refuse_bad_pattern(row)
    same = session.scalars(sa.select(listed.model).where(listed.model.name == row.name)).all()
    people_share_names = any(field.fact.text is Text.NAME and field.key == "name" for field in listed.fields)
    if not people_share_names and any(other is not row for other in same):
        raise Refusal(f"{listed.title}中已有“{row.name}”。")


def right_to(key: str, *, is_new: bool) -> Action:
    """Organisations, and mediators met for the first time, come up in the daily work; the office itself is the director's to arrange."""
    is_daily = key == "organisation" or (key == "committee_member" and is_new)
    return Action.EDIT if is_daily else Action.SETTINGS


def _with_pattern(changed: Mapping[str, Value]) -> dict[str, Value]:
    """A number pattern that was cleared is empty: the office's serves (本地规定)."""
    key = Committee.number_pattern.key
    return {**changed, key: changed[key] or ""} if key in changed else dict(changed)


def _refuse_bad_pattern(row: object) -> None:
    if not isinstance(row, Committee) or not row.number_pattern:
        return
    try:
        refuse_pattern(row.number_pattern)
    except Refusal as refusal:
        raise Refusal("文号格式应含{y}（年份）和{n:03d}（顺序号），如（{y}）海李调字第{n:03d}号。") from refusal
