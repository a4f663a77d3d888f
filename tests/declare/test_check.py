"""A mistaken declaration is named in a sentence, each mistake by its own, and a sound one by none."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import aliased

from libao_desk.declare.check import mistakes
from libao_desk.declare.clock import Clock, StandingClock
from libao_desk.declare.code import Code
from libao_desk.declare.dated import DatedChange
from libao_desk.declare.document import Document
from libao_desk.declare.form import Section
from libao_desk.declare.lifecycle import Transition
from libao_desk.declare.number import NumberPattern
from libao_desk.declare.part import Numbering, Part
from libao_desk.declare.path import Field, via
from libao_desk.declare.register import Asker, FollowOn, Register
from libao_desk.declare.roster import Roster, RosterColumn
from libao_desk.declare.statistic import CountFigure, RateFigure

from .sample import CARD, DAYS, GROW, TREES, VISITS, WATER, Gardener, Plot, Stump, Tree, TreeState, TreeVisit, changed, water


class OtherState(Code):
    """States of another register."""

    OPEN = "OPEN", "在办"


def form(*fields: Field) -> tuple[Section, ...]:
    return (Section("基本", (fields,)),)


def visits(*fields: Field, dated: Field | None = None) -> tuple[Part, ...]:
    return (Part(Tree.visits, form=(fields,), dated=dated),)


STATELESS = changed(model=Stump, form=form(Stump.girth), table=(Stump.number,), search=(), parts=(), documents=())
OTHER_STATES = changed(states=OtherState, initial=OtherState.OPEN, closed=frozenset(), transitions=(), follow_ons=())

MISTAKES: dict[str, tuple[Register, str]] = {
    "a form field of another class": (changed(form=form(Gardener.name)), "field name belongs to Gardener, not to Tree"),
    "a column of another class": (changed(table=(Stump.girth,)), "field girth belongs to Stump, not to Tree"),
    "a searched field of another class": (changed(search=(TreeVisit.note,)), "field note belongs to TreeVisit, not to Tree"),
    "a field without a fact": (changed(table=(Tree.unsaid,)), "Tree.unsaid has no fact: declare it with column() or reference()"),
    "a reference's field without a fact": (
        changed(search=(via(Tree.gardener, Gardener.id),)),
        "Gardener.id has no fact: declare it with column() or reference()",
    ),
    "a field without a label": (changed(form=form(Tree.nameless)), "field nameless has no label"),
    "a reference to what has no name": (changed(form=form(Tree.plot)), "reference plot points at Plot, which has no name"),
    "a form field twice": (changed(form=form(Tree.kind, Tree.height) + form(Tree.kind)), "form field kind is declared 2 times"),
    "a form field through rows": (
        changed(form=form(via(Tree.visits, TreeVisit.note))),
        "form field visits.note passes through rows; declare a part",
    ),
    "a part that is a reference": (changed(parts=(VISITS, Part(Tree.gardener, form=()))), "part gardener is no list of rows"),
    "a part that is a column": (changed(parts=(VISITS, Part(Tree.kind, form=()))), "part kind is no list of rows"),
    "a part's field of the record": (changed(parts=visits(Tree.kind)), "field kind belongs to Tree, not to TreeVisit"),
    "a part's field without a fact": (
        changed(parts=visits(TreeVisit.unsaid)),
        "TreeVisit.unsaid has no fact: declare it with column() or reference()",
    ),
    "a part that hands on what it does not ask": (
        changed(parts=(Part(Tree.visits, form=(), again=(TreeVisit.note,)),)),
        "part visits hands on note, which its form does not ask for",
    ),
    "a part that counts by what it does not ask": (
        changed(parts=(Part(Tree.visits, form=(), numbering=Numbering(TreeVisit.note, unless=TreeVisit.note)),)),
        "part visits counts its rows by note, which its form does not ask for",
    ),
    "a part dated by a text": (changed(parts=visits(dated=TreeVisit.note)), "part visits is dated by something that is no date"),
    "a part twice": (changed(parts=(VISITS, VISITS)), "part visits is declared 2 times"),
    "a model without state": (STATELESS, "the model has no state"),
    "states of another list": (OTHER_STATES, "the model's state is not of the declared states"),
    "a move from a foreign state": (
        changed(transitions=(Transition("grow", "成树", (TreeState.PLANTED, OtherState.OPEN), TreeState.GROWN),)),
        "move grow names <OtherState.OPEN: 'OPEN'>, which is no state of this register",
    ),
    "a move to a foreign state": (
        changed(transitions=(GROW, Transition("sell", "出售", (TreeState.GROWN,), OtherState.OPEN))),
        "move sell names <OtherState.OPEN: 'OPEN'>, which is no state of this register",
    ),
    "an event twice": (changed(transitions=(GROW, GROW)), "event grow is declared 2 times"),
    "a state nobody comes to": (changed(transitions=(), follow_ons=()), "state GROWN is never reached"),
    "a paper for no part": (
        changed(documents=(Document("tree-card", "果树卡", CARD.body, part="harvests"),)),
        "paper tree-card is made for the part harvests, which does not exist",
    ),
    "a paper of the record that asks of rows": (
        changed(documents=(replace(CARD, part="", wants_row=lambda tree, visit, office: ()),)),
        "paper tree-card asks of rows, but is made for no part",
    ),
    "a follow-on of no event": (
        changed(follow_ons=(FollowOn("fell", "timber", "出材"),)),
        "follow-on 出材 waits for the event fell, which does not exist",
    ),
    "a dated change told in no part": (
        changed(parts=(), documents=(), dated=(DatedChange((Tree.kind,), part=Tree.visits),)),
        "changes of kind are told in visits, which is no part",
    ),
    "a dated change by no event": (
        changed(dated=(DatedChange((Tree.kind,), event="graft"),)),
        "kind changes by the event graft, which does not exist",
    ),
    "a clock twice": (changed(clocks=(Clock(WATER, water), Clock(WATER, water))), "clock T01 is declared 2 times"),
    "a clock of records and of the office": (
        changed(standing=(StandingClock(WATER, Plot, lambda plots, office, today: ()),)),
        "clock T01 is declared 2 times",
    ),
}


def test_a_sound_declaration_has_no_mistake() -> None:
    assert mistakes((TREES,)) == ()
    assert mistakes(()) == ()


@pytest.mark.parametrize(("register", "sentence"), MISTAKES.values(), ids=MISTAKES)
def test_each_mistake_is_named_and_nothing_else(register: Register, sentence: str) -> None:
    assert mistakes((register,)) == (f"trees: {sentence}",)


def test_several_mistakes_are_named_in_one_go() -> None:
    wrong = changed(form=form(Tree.nameless, Tree.plot), documents=(Document("x", "", CARD.body, part="y"),))
    assert len(mistakes((wrong,))) == 3


def test_a_field_of_the_same_class_under_another_name_is_sound() -> None:
    chief = aliased(Tree)
    assert mistakes((changed(table=(chief.kind,)),)) == ()


def test_an_instant_dates_a_part_as_well() -> None:
    assert mistakes((changed(parts=visits(dated=TreeVisit.told_at)),)) == ()


def test_an_asker_is_known_by_the_record_s_own_data_and_told_of_clocks_there_are() -> None:
    sound = Asker(Tree.kind, (Tree.number,), frozenset({"T01"}))
    assert mistakes((changed(asker=sound),)) == ()
    wrong = Asker(TreeVisit.note, (Tree.number,), frozenset({"T01", "T99"}))
    assert mistakes((changed(asker=wrong),)) == (
        "trees: field note belongs to TreeVisit, not to Tree",
        "trees: the asker is told of the clock T99, which does not exist",
    )


def test_a_roster_s_rows_and_columns_can_be_told_apart() -> None:
    kind, column = "branches", RosterColumn("树枝", lambda branch, facts: "")
    rows = Roster(kind, "树枝册", (column, column), rows=lambda trees, facts: trees)
    assert mistakes((changed(rosters=(rows,)),)) == (
        "trees: roster branches has rows that are no records, but no key to tell them apart by",
        "trees: column of roster branches 树枝 is declared 2 times",
    )


OTHER = changed(
    key="bushes",
    number=NumberPattern("GM"),
    documents=(),
    rosters=(Roster("bushes", "灌木名册", (), belongs=lambda tree, facts: True),),
    statistics=(),
    settings=(),
)
TWICE: dict[str, tuple[dict[str, object], str]] = {
    "a register's key": ({"key": "trees"}, "register key trees is declared 2 times"),
    "a number's prefix": ({"number": NumberPattern("GS", 5)}, "number prefix GS is declared 2 times"),
    "a roster's kind": ({"rosters": TREES.rosters}, "roster kind trees is declared 2 times"),
    "a paper's key": ({"documents": TREES.documents}, "paper key tree-card is declared 2 times"),
    "a figure's name": (
        {"statistics": (RateFigure("trees.planted", "栽种率", lambda *_: 1, lambda *_: 1),)},
        "figure name trees.planted is declared 2 times",
    ),
    "a setting's key": ({"settings": (DAYS,)}, "setting key trees.days is declared 2 times"),
}


def test_two_sound_registers_beside_each_other_are_sound() -> None:
    assert mistakes((TREES, OTHER)) == ()


@pytest.mark.parametrize(("changes", "sentence"), TWICE.values(), ids=TWICE)
def test_what_must_be_one_in_the_whole_office_is_named_where_it_is_two(changes: dict[str, object], sentence: str) -> None:
    assert mistakes((TREES, replace(OTHER, **changes))) == (sentence,)  # type: ignore[arg-type]  # one of several fields


def test_a_register_may_say_the_same_twice_only_once() -> None:
    figure = CountFigure("trees.planted", "栽种", lambda tree, facts: 1)
    assert mistakes((changed(statistics=(figure, figure, figure)),)) == ("figure name trees.planted is declared 3 times",)
