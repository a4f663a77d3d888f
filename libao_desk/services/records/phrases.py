"""Texts used again and again (常用条款、常用语): those that come with the program and the office's own, with blanks to fill."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from libao_desk.core.errors import Refusal
from libao_desk.core.paths import resource
from libao_desk.declare.phrases import OPEN_BLANK
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.never_recorded import refuse_free_text
from libao_desk.store.base import Base

BLANK = re.compile(r"\{([^{}]{1,20})\}")
"""A blank in a text: {金额}."""
LEFT_OPEN = 4 * OPEN_BLANK
LONGEST = 2_000


class OwnPhrase(Base):
    """A text of the office's own, or what it made of one that came with the program."""

    __tablename__ = "phrase"

    id: Mapped[int] = mapped_column(primary_key=True)
    register: Mapped[str] = mapped_column(sa.String(40), index=True)
    field: Mapped[str] = mapped_column(sa.String(80))
    category: Mapped[str] = mapped_column(sa.String(20), default="")
    title: Mapped[str] = mapped_column(sa.String(60))
    text: Mapped[str]
    replaces: Mapped[str] = mapped_column(sa.String(60), default="")
    """The key of the program's own text that this one stands for; empty for a new one."""
    is_removed: Mapped[bool] = mapped_column(default=False)


@dataclass(frozen=True)
class Phrase:
    """One text to be inserted into a field."""

    register: str
    field: str
    """The field's key, after the part's key and a full stop where it is a row's."""
    title: str
    text: str
    category: str = ""
    """The stored code of a choice of the record (such as the type of dispute) for which it is meant; empty for all."""
    id: int | None = None
    """The office's own row; None for a text as it came with the program."""
    builtin: str = ""
    """The key of the program's own text that this is or was."""

    @property
    def blanks(self) -> tuple[str, ...]:
        """The names of its blanks, each once, in their order."""
        return tuple(dict.fromkeys(BLANK.findall(self.text)))

    def filled(self, values: Mapping[str, str]) -> str:
        """The text with its blanks filled in; what is left out stays a rule to write on."""
        return BLANK.sub(lambda blank: values.get(blank[1], "").strip() or LEFT_OPEN, self.text)


class Phrases:
    """The door to the texts."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def of(self, register: str, field: str, categories: frozenset[str] = frozenset()) -> tuple[Phrase, ...]:
        """What may be inserted into a field, that of the record's own category first."""
        self.desk.allow(register, Action.VIEW)
        with self.desk.read() as session:
            own = session.scalars(sa.select(OwnPhrase).where(OwnPhrase.register == register, OwnPhrase.field == field)).all()
        replaced = {one.replaces for one in own if one.replaces}
        kept = [one for one in came_with_the_program() if (one.register, one.field) == (register, field) and one.builtin not in replaced]
        kept += [_phrase(one) for one in own if not one.is_removed]
        fitting = [one for one in kept if one.category == "" or one.category in categories]
        return tuple(sorted(fitting, key=lambda one: (one.category == "", one.title)))

    def keep(self, phrase: Phrase) -> Phrase:
        """Store a new text or a changed one; a text that came with the program is replaced by the office's own.

        Raises Refusal where title or text is missing or too long, a blank is not written as one, or the text holds what is never
        recorded.
        """
        self.desk.allow(phrase.register, Action.EDIT)
        title, text = phrase.title.strip(), phrase.text.strip()
        if not title or not text:
            raise Refusal("请填写名称和内容。")
        if len(text) > LONGEST:
            raise Refusal(f"内容最多{LONGEST}字。")
        if set("{}") & set(BLANK.sub("", text)):
            raise Refusal("空格要写成一对花括号，里面是1到20个字的名称，如{日期}。")
        refuse_free_text("内容", text)
        with self.desk.work("保存常用语") as session:
            row = _row(session, phrase)
            row.title, row.text, row.category = title, text, phrase.category
            session.flush()
            return _phrase(row)

    def remove(self, phrase: Phrase) -> None:
        """Take a text away; one that came with the program is no longer offered."""
        self.desk.allow(phrase.register, Action.EDIT)
        with self.desk.work("删除常用语") as session:
            row = _row(session, phrase)
            row.is_removed = True


@cache
def came_with_the_program() -> tuple[Phrase, ...]:
    """The texts of resources/phrases.toml."""
    with resource("phrases.toml").open("rb") as file:
        told = tomllib.load(file)["phrase"]
    return tuple(
        Phrase(one["register"], one["field"], one["title"], one["text"], one.get("category", ""), builtin=f"{one['field']}/{one['title']}")
        for one in told
    )


def _row(session: Session, phrase: Phrase) -> OwnPhrase:
    if phrase.id is not None:
        row = session.get(OwnPhrase, phrase.id)
        if row is None or row.is_removed:
            raise Refusal("这条常用语已不存在。")
        return row
    row = OwnPhrase(
        register=phrase.register,
        field=phrase.field,
        title=phrase.title,
        text=phrase.text,
        category=phrase.category,
        replaces=phrase.builtin,
        is_removed=False,
    )
    session.add(row)
    return row


def _phrase(row: OwnPhrase) -> Phrase:
    return replace(Phrase(row.register, row.field, row.title, row.text, row.category), id=row.id, builtin=row.replaces)
