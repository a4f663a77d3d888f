"""Saved views of a list (常用筛选): columns, order and conditions under a name, an officer's own or the whole office's, in the file."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from libao_desk.core.errors import Refusal, Trouble
from libao_desk.people.access import Action
from libao_desk.people.codes import Role
from libao_desk.services.desk import Desk
from libao_desk.services.never_recorded import refuse_free_text
from libao_desk.store.base import Base

FORMAT = "libao-desk-view"
LONGEST_NAME, LARGEST_FILE = 40, 100_000


class SavedView(Base):
    """One view of a register's list."""

    __tablename__ = "saved_view"

    id: Mapped[int] = mapped_column(primary_key=True)
    register: Mapped[str] = mapped_column(sa.String(40), index=True)
    name: Mapped[str] = mapped_column(sa.String(LONGEST_NAME))
    officer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officer.id"))
    """Who made it."""
    is_shared: Mapped[bool] = mapped_column(default=False)
    shown: Mapped[Any] = mapped_column(sa.JSON)
    """What `Shown` holds."""


@dataclass(frozen=True)
class Shown:
    """What a list shows; its conditions in the words that stand on the screen."""

    text: str = ""
    """What is looked for."""
    state: str = ""
    handler: str = ""
    open_only: bool = False
    more: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    """Their keys, in their order; none means those that stand there."""
    sort: str = ""
    descending: bool = False


@dataclass(frozen=True)
class ListView:
    """One view as it is offered."""

    id: int
    name: str
    is_shared: bool
    is_own: bool
    shown: Shown


class SavedViews:
    """The door to the views; whoever may see a register's list may keep views of it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def of(self, register: str) -> tuple[ListView, ...]:
        """The officer's own views and those of the whole office, by name."""
        self.desk.look.allow(register, Action.LIST)
        with self.desk.read() as session:
            return tuple(self._view(row) for row in self._rows(session, register))

    def has(self, register: str, name: str) -> bool:
        """Whether the officer is offered a view of that name."""
        return any(view.name == _plain(name) for view in self.of(register))

    def keep(self, register: str, name: str, shown: Shown, *, is_shared: bool = False) -> ListView:
        """Keep a view under a name; the officer's own of the same name is replaced (`has` tells it beforehand).

        Raises Refusal without a name, or where a colleague's view for all has it.
        """
        self.desk.allow(register, Action.LIST)
        name = _plain(name)
        if not name or len(name) > LONGEST_NAME:
            raise Refusal(f"请给筛选起一个名称（最多{LONGEST_NAME}字）。")
        refuse_free_text("名称", name)
        with self.desk.work("保存常用筛选") as session:
            row = next((row for row in self._rows(session, register) if row.name == name), None)
            if row is None:
                row = SavedView(register=register, name=name, officer_id=self.desk.actor.officer_id)
                session.add(row)
            elif row.officer_id != self.desk.actor.officer_id:
                raise Refusal(f"同事已有全所可用的筛选“{name}”，请换一个名称。")
            row.is_shared, row.shown = is_shared, asdict(shown)
            session.flush()
            return self._view(row)

    def forget(self, register: str, view_id: int) -> None:
        """Delete a view.

        Raises Refusal where it is a colleague's and the officer no director, or is there no more.
        """
        self.desk.allow(register, Action.LIST)
        with self.desk.work("删除常用筛选") as session:
            row = next((row for row in self._rows(session, register) if row.id == view_id), None)
            if row is None:
                raise Refusal("这个常用筛选已不存在。")
            if row.officer_id != self.desk.actor.officer_id and self.desk.rights.role is not Role.DIRECTOR:
                raise Refusal(f"“{row.name}”是同事保存的，由本人或者所长删除。")
            session.delete(row)

    def as_file(self, register: str, view_id: int) -> bytes:
        """A view for another office: name, columns, order and conditions, without what is looked for and without the officer's name."""
        view = next((one for one in self.of(register) if one.id == view_id), None)
        if view is None:
            raise Refusal("这个常用筛选已不存在。")
        shown = asdict(replace(view.shown, text="", handler=""))
        told = {"format": FORMAT, "version": 1, "register": register, "name": view.name, "shown": shown}
        return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8")

    def take_file(self, register: str, source: Path) -> ListView:
        """Keep the view of such a file as the officer's own, under a name that is free; columns the register does not have are left out.

        Raises Refusal where it is no such file, or is of another register; Trouble where it cannot be read.
        """
        name, told_register, shown = _told(_read(source))
        if told_register != register:
            known = {one.key: one.title for one in self.desk.book}
            raise Refusal(f"这个筛选属于“{known.get(told_register, told_register)}”，请在那里导入。")
        known_columns = {column.key for column in self.desk.book.get(register).listed}
        columns = tuple(key for key in shown.columns if key in known_columns)
        return self.keep(
            register, self._free(register, name), replace(shown, columns=columns, sort=shown.sort if shown.sort in known_columns else "")
        )

    def _free(self, register: str, name: str) -> str:
        """The name, or with a number behind it where a view has it."""
        plain = _plain(name)[: LONGEST_NAME - 3]
        return next(one for one in (plain, *(f"{plain}{n}" for n in range(2, 1000))) if not self.has(register, one))

    def _rows(self, session: Session, register: str) -> list[SavedView]:
        mine = sa.or_(SavedView.officer_id == self.desk.actor.officer_id, SavedView.is_shared)
        return list(
            session.scalars(sa.select(SavedView).where(SavedView.register == register, mine).order_by(SavedView.name, SavedView.id))
        )

    def _view(self, row: SavedView) -> ListView:
        return ListView(row.id, row.name, row.is_shared, row.officer_id == self.desk.actor.officer_id, _shown(row.shown))


def _plain(name: str) -> str:
    return " ".join(name.split())


def _shown(told: Any) -> Shown:
    return Shown(
        text=str(told["text"]),
        state=str(told["state"]),
        handler=str(told["handler"]),
        open_only=bool(told["open_only"]),
        more=tuple(map(str, told["more"])),
        columns=tuple(map(str, told["columns"])),
        sort=str(told["sort"]),
        descending=bool(told["descending"]),
    )


def _read(source: Path) -> bytes:
    try:
        with source.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Trouble(f"读不了“{source.name}”：请检查文件是否还在、是否正被别的程序占用。") from error


def _told(content: bytes) -> tuple[str, str, Shown]:
    refusal = Refusal("这不是从本软件导出的常用筛选文件。")
    if len(content) > LARGEST_FILE:
        raise refusal
    try:
        told = json.loads(content.decode("utf-8-sig"))
        if told["format"] != FORMAT:
            raise refusal
        if told["version"] != 1:
            raise Refusal("这个常用筛选文件由更新的版本导出，请先升级软件。")
        return str(told["name"]), str(told["register"]), _shown(told["shown"])
    except (UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise refusal from error
