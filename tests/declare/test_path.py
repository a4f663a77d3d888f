"""Paths from a record to one datum: directly, through a reference, through rows."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from libao_desk.declare.field import Fact, Sensitivity
from libao_desk.declare.path import Field, FieldPath, Kind, path, via

from .sample import Gardener, Plot, Season, Tree, TreeState, TreeVisit

NAME = via(Tree.gardener, Gardener.name)
NOTES = via(Tree.visits, TreeVisit.note)
VISITORS = via(Tree.visits, TreeVisit.visitor, Gardener.name)

KINDS: dict[str, tuple[Field, Kind, type]] = {
    "a text": (Tree.kind, Kind.TEXT, str),
    "a long text": (Tree.story, Kind.LONG_TEXT, str),
    "a whole number": (Tree.height, Kind.INTEGER, int),
    "yes or no, which is no number": (Tree.is_grafted, Kind.BOOLEAN, bool),
    "an amount": (Tree.price, Kind.MONEY, Decimal),
    "a day": (Tree.planted_on, Kind.DATE, date),
    "an instant, which is no day": (Tree.pruned_at, Kind.INSTANT, datetime),
    "one of a list": (Tree.season, Kind.CHOICE, Season),
    "the state": (Tree.state, Kind.CHOICE, TreeState),
    "several of a list": (Tree.seasons, Kind.CHOICES, Season),
    "through a reference": (NAME, Kind.TEXT, str),
    "through rows": (via(Tree.visits, TreeVisit.visited_on), Kind.DATE, date),
}


@pytest.mark.parametrize(("field", "kind", "python_type"), KINDS.values(), ids=KINDS)
def test_a_datum_knows_its_kind_and_its_type(field: Field, kind: Kind, python_type: type) -> None:
    assert (path(field).kind, path(field).python_type) == (kind, python_type)


def test_references_and_rows_are_kinds_with_a_target() -> None:
    assert (path(Tree.gardener).kind, path(Tree.gardener).target) == (Kind.REFERENCE, Gardener)
    assert (path(Tree.visits).kind, path(Tree.visits).target) == (Kind.ROWS, TreeVisit)
    assert via(Tree.visits, TreeVisit.visitor).kind is Kind.REFERENCE


def test_the_name_at_the_border_is_the_whole_way() -> None:
    assert [path(Tree.kind).key, NAME.key, VISITORS.key] == ["kind", "gardener.name", "visits.visitor.name"]


def test_the_label_is_the_datums_own_unless_the_register_names_it() -> None:
    named = via(Tree.gardener, Gardener.name, label="园丁姓名")
    assert (NAME.label, named.label) == ("姓名", "园丁姓名")
    assert named.fact is NAME.fact
    assert NAME.fact.text.value == "name"


def test_what_a_column_does_not_say_is_personal_and_not_wanted() -> None:
    assert path(Tree.kind).fact == Fact("品种", Sensitivity.PERSONAL)
    assert path(Tree.planted_on).fact.wanted
    assert path(Tree.gardener).fact.label == "园丁"


@pytest.mark.parametrize("field", [Tree.unsaid, Tree.gardener_id, via(Tree.gardener, Gardener.id)], ids=lambda field: path(field).key)
def test_a_column_without_a_fact_is_named(field: Field) -> None:
    with pytest.raises(LookupError, match=f"{path(field).last.key} has no fact"):
        assert path(field).fact


def test_a_code_list_is_whole_old_entries_included() -> None:
    assert path(Tree.season).choices == path(Tree.seasons).choices == (Season.SPRING, Season.AUTUMN, Season.RAINY)
    assert path(Tree.kind).choices == path(Tree.gardener).choices == ()


def test_what_may_be_missing_is_known() -> None:
    optional = [Tree.planted_on, Tree.gardener, via(Tree.gardener, Gardener.id_no)]
    needed = [Tree.kind, Tree.state, via(Tree.gardener, Gardener.name)]
    assert [path(field).nullable for field in optional] == [True] * 3
    assert [path(field).nullable for field in needed] == [False] * 3


PLURAL: dict[str, tuple[Field, bool]] = {
    "a column": (Tree.kind, False),
    "a reference": (Tree.gardener, False),
    "through a reference": (NAME, False),
    "rows": (Tree.visits, True),
    "through rows": (NOTES, True),
    "through rows and a reference": (VISITORS, True),
}


@pytest.mark.parametrize(("field", "plural"), PLURAL.values(), ids=PLURAL)
def test_a_path_through_rows_has_any_number_of_values(field: Field, plural: bool) -> None:
    assert path(field).plural is plural


def a_tree(**values: Any) -> Tree:
    wang, li = Gardener(name="张甲三"), Gardener(name="李乙四")
    visits = [TreeVisit(note="发芽", visitor=wang), TreeVisit(note=None), TreeVisit(note="开花", visitor=li)]
    return Tree(kind="梨", gardener=wang, visits=visits, **values)


def test_values_are_reached_directly_through_references_and_through_rows() -> None:
    tree = a_tree(is_grafted=False, height=0)
    assert list(path(Tree.kind).values_of(tree)) == ["梨"]
    assert list(NAME.values_of(tree)) == ["张甲三"]
    assert list(NOTES.values_of(tree)) == ["发芽", "开花"]
    assert list(VISITORS.values_of(tree)) == ["张甲三", "李乙四"]
    assert list(path(Tree.visits).values_of(tree)) == tree.visits
    assert [path(field).value_of(tree) for field in (Tree.is_grafted, Tree.height)] == [False, 0]


def test_of_several_values_the_one_value_is_the_first() -> None:
    assert (NOTES.value_of(a_tree()), VISITORS.value_of(a_tree())) == ("发芽", "张甲三")


@pytest.mark.parametrize("field", [Tree.story, NAME, NOTES, VISITORS, Tree.gardener], ids=lambda field: path(field).key)
def test_what_is_missing_on_the_way_is_no_value(field: Field) -> None:
    assert list(path(field).values_of(Tree(kind="梨"))) == []
    assert path(field).value_of(Tree(kind="梨")) is None


def test_two_ways_are_the_same_where_each_step_and_the_label_are() -> None:
    again = via(Tree.gardener, Gardener.name)
    assert NAME == again
    assert len({NAME, again, path(Tree.kind), FieldPath((Tree.kind,))}) == 2
    others = (path(Gardener.name), via(Tree.gardener, Gardener.name, label="园丁"), via(Tree.visits, TreeVisit.visitor, Gardener.name))
    assert all(NAME != other for other in others)
    assert NAME != "gardener.name"


def test_a_path_goes_on_by_a_stroke() -> None:
    assert path(Tree.visits) / TreeVisit.visitor / Gardener.name == VISITORS


def test_a_field_is_made_a_path_once() -> None:
    assert path(Tree.kind) is path(Tree.kind)
    assert path(NAME) is NAME


@pytest.mark.parametrize("wrong", ["kind", None, 3, Plot])
def test_what_is_no_attribute_is_no_path(wrong: Any) -> None:
    with pytest.raises(TypeError, match="no mapped attribute"):
        path(wrong)
