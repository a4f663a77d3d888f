"""Whose a saved view of a list is, and who may change it."""

from dataclasses import replace

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.services.lists.saved_views import ListView, Shown
from libao_desk.services.office import Office

LATE = Shown(text="张甲一", open_only=True, columns=("number", "state"), sort="number")


@pytest.fixture
def colleague(office: Office) -> int:
    return office.officers.add("郑试庚", Role.OFFICER, "又一个人的口令-26")


def sit_down(office: Office, officer: int, role: Role = Role.OFFICER, registers: frozenset[str] | None = None) -> None:
    """Another officer at the same desk."""
    office.desk.actor = replace(office.desk.actor, officer_id=officer)
    office.desk.rights = Rights(role, registers)


def names(views: tuple[ListView, ...]) -> list[tuple[str, bool, bool]]:
    return [(one.name, one.is_shared, one.is_own) for one in views]


def test_own_views_are_ones_own_and_shared_ones_everybodys(office: Office, colleague: int) -> None:
    views = office.saved_views
    views.keep("disputes", "我的", LATE)
    views.keep("disputes", "大家的", LATE, is_shared=True)
    assert names(views.of("disputes")) == [("大家的", True, True), ("我的", False, True)]
    assert views.of("aftercare") == ()
    sit_down(office, colleague)
    (theirs,) = views.of("disputes")
    assert (theirs.name, theirs.is_own, theirs.shown) == ("大家的", False, LATE)


def test_a_name_once_more_replaces_ones_own_and_no_colleagues(office: Office, colleague: int) -> None:
    views = office.saved_views
    first = views.keep("disputes", "大家的", LATE, is_shared=True)
    again = views.keep("disputes", " 大家的 ", Shown(), is_shared=True)
    assert (again.id, again.shown) == (first.id, Shown())
    sit_down(office, colleague)
    with pytest.raises(Refusal, match="同事已有全所可用的筛选“大家的”"):
        views.keep("disputes", "大家的", LATE)


def test_a_shared_view_is_deleted_by_its_maker_or_a_director(office: Office, colleague: int) -> None:
    views, director = office.saved_views, office.desk.actor.officer_id
    kept = views.keep("disputes", "大家的", LATE, is_shared=True)
    assert director is not None
    sit_down(office, colleague)
    with pytest.raises(Refusal, match="“大家的”是同事保存的，由本人或者所长删除。"):
        views.forget("disputes", kept.id)
    own = views.keep("disputes", "他的", LATE, is_shared=True)
    sit_down(office, director, Role.DIRECTOR)
    views.forget("disputes", own.id)
    views.forget("disputes", kept.id)
    with pytest.raises(Refusal, match="已不存在"):
        views.forget("disputes", kept.id)


def test_no_list_no_views(office: Office, colleague: int) -> None:
    kept = office.saved_views.keep("guardianship", "大家的", LATE, is_shared=True)
    sit_down(office, colleague, Role.RECORDER, frozenset({"disputes"}))
    for look in (
        lambda: office.saved_views.of("guardianship"),
        lambda: office.saved_views.keep("guardianship", "他的", LATE),
        lambda: office.saved_views.forget("guardianship", kept.id),
        lambda: office.saved_views.as_file("guardianship", kept.id),
    ):
        with pytest.raises(Refusal):
            look()
