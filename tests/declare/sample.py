"""A small register of an orchard, declared as registers are, and apart from the program's own."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from libao_desk.core.calendar import Count
from libao_desk.declare.blocks import Paper
from libao_desk.declare.clock import Clock, Duty, OfficeFacts, Span
from libao_desk.declare.code import Code
from libao_desk.declare.document import Document
from libao_desk.declare.field import Sensitivity, Text, code_list, column, key_to, owner_key, reference, rows
from libao_desk.declare.form import Section
from libao_desk.declare.lifecycle import Transition
from libao_desk.declare.number import NumberPattern
from libao_desk.declare.part import Part
from libao_desk.declare.path import via
from libao_desk.declare.record import PartRow, Record
from libao_desk.declare.register import FollowOn, Register
from libao_desk.declare.roster import Roster
from libao_desk.declare.setting import Setting
from libao_desk.declare.statistic import CountFigure
from libao_desk.store.base import NAMING, Base

METADATA = sa.MetaData(naming_convention=NAMING)
sa.Table("officer", METADATA, sa.Column("id", sa.Integer, primary_key=True))


class OrchardBase(Base):
    __abstract__ = True
    metadata = METADATA


class OrchardRecord(Record):
    __abstract__ = True
    metadata = METADATA


class OrchardRow(PartRow):
    __abstract__ = True
    metadata = METADATA


class TreeState(Code):
    """Where a tree stands."""

    PLANTED = "PLANTED", "已栽"
    GROWN = "GROWN", "已成树"


class Season(Code):
    """When it bears; one entry is of an older list."""

    SPRING = "01", "春"
    AUTUMN = "02", "秋"
    RAINY = "09", "梅雨", False


class Gardener(OrchardBase):
    """Whoever looks after trees."""

    __tablename__ = "orchard_gardener"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = column("姓名", text=Text.NAME)
    id_no: Mapped[str | None] = column("证件号码", text=Text.CITIZEN_ID, sensitivity=Sensitivity.SENSITIVE)
    phone: Mapped[str | None] = column("电话", text=Text.PHONE)
    chief_id: Mapped[int | None] = key_to("orchard_gardener")


class Plot(OrchardBase):
    """A place that has no name."""

    __tablename__ = "orchard_plot"

    id: Mapped[int] = mapped_column(primary_key=True)


class TreeVisit(OrchardRow):
    """One look at a tree."""

    __tablename__ = "orchard_visit"

    tree_id: Mapped[int] = owner_key("orchard_tree")
    visited_on: Mapped[date | None] = column("走访日期", happened=True)
    next_on: Mapped[date | None] = column("下次走访")
    told_at: Mapped[datetime | None] = column("告知时间", happened=True)
    visitor_id: Mapped[int | None] = key_to("orchard_gardener")
    visitor: Mapped[Gardener | None] = reference("走访人")
    note: Mapped[str | None] = column("情况")
    unsaid: Mapped[str | None]


class Tree(OrchardRecord):
    """One tree."""

    __tablename__ = "orchard_tree"

    state: Mapped[TreeState] = column("状态", default=TreeState.PLANTED)
    gardener_id: Mapped[int | None] = key_to("orchard_gardener")
    gardener: Mapped[Gardener | None] = reference("园丁", wanted=True)
    plot_id: Mapped[int | None] = key_to("orchard_plot")
    plot: Mapped[Plot | None] = reference("地块")
    planted_on: Mapped[date | None] = column("栽种日期", wanted=True, happened=True)
    fell_on: Mapped[date | None] = column("拟伐日期")
    pruned_at: Mapped[datetime | None] = column("修剪时间", happened=True)
    price: Mapped[Decimal | None] = column("价格")
    height: Mapped[int | None] = column("高度")
    is_grafted: Mapped[bool | None] = column("是否嫁接")
    season: Mapped[Season | None] = column("季节")
    seasons: Mapped[tuple[Season, ...] | None] = code_list("各季", Season)
    kind: Mapped[str] = column("品种")
    story: Mapped[str | None] = column("来历", text=Text.LONG)
    credit: Mapped[str | None] = column("信用代码", text=Text.CREDIT_CODE)
    unsaid: Mapped[str | None]
    nameless: Mapped[str | None] = column("")
    visits: Mapped[list[TreeVisit]] = rows("走访", order_by="TreeVisit.visited_on")


class Stump(OrchardRecord):
    """A record that has no state."""

    __tablename__ = "orchard_stump"

    girth: Mapped[int | None] = column("周长")


WATER = Span("T01", "浇水", Count.CD, 3, "园规1")
DAYS: Setting[int] = Setting("trees.days", "浇水期限", 3, "园规，待确认")


def water(tree: Tree, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """Three days after planting."""
    return () if tree.planted_on is None else (office.duty(WATER, tree.planted_on),)


VISITS = Part(Tree.visits, form=((TreeVisit.visited_on, TreeVisit.note),), dated=TreeVisit.visited_on)
GROW = Transition("grow", "成树", (TreeState.PLANTED,), TreeState.GROWN)
CARD = Document("tree-card", "果树卡", lambda tree, facts: Paper("果树卡", ()), part="visits")

TREES = Register(
    key="trees",
    title="果树",
    model=Tree,
    number=NumberPattern("GS"),
    states=TreeState,
    initial=TreeState.PLANTED,
    closed=frozenset({TreeState.GROWN}),
    form=(Section("基本", ((via(Tree.gardener, Gardener.name), Tree.planted_on), (Tree.kind,))),),
    table=(Tree.number, Tree.gardener, Tree.state),
    label=lambda tree: str(tree.kind),
    search=(Tree.number, via(Tree.visits, TreeVisit.note)),
    transitions=(GROW,),
    clocks=(Clock(WATER, water),),
    parts=(VISITS,),
    documents=(CARD,),
    rosters=(Roster("trees", "果树名册", (), belongs=lambda tree, facts: True),),
    statistics=(CountFigure("trees.planted", "栽种", lambda tree, facts: 1),),
    settings=(DAYS,),
    follow_ons=(FollowOn("grow", "harvests", "采收"),),
)


def changed(**changes: Any) -> Register:
    """The register with something else declared."""
    return replace(TREES, **changes)
