"""The invented year: forty in force, every course one the law allows, most duties done and a believable handful not."""

from collections import Counter
from random import Random

import pytest

from libao_desk.core.citizen_id import parse_citizen_id
from libao_desk.core.period import Period
from libao_desk.declare.as_of import look_back
from libao_desk.declare.path import path
from libao_desk.people.invented import InventedWorld
from libao_desk.people.models import Person
from libao_desk.registers.corrections import reading
from libao_desk.registers.corrections.codes import IN_FORCE, CorrectionCategory, CorrectionState, ExitKind, SanctionKind
from libao_desk.registers.corrections.invented import invent
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.replay import replay
from libao_desk.registers.corrections.rules.spans import LAW_SINCE
from libao_desk.registers.corrections.warnings import warnings
from libao_desk.services.lists.query import Filter, ListQuery
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordRef

from .builders import CORRECTIONS, OFFICE, TODAY

S = CorrectionState


def _invented(seed: int) -> list[CorrectionCase]:
    rng = Random(seed)
    cases = list(invent(InventedWorld(rng), rng))
    for case in cases:
        target = replay(case, TODAY)[-1].target
        assert isinstance(target, CorrectionState)
        case.state = target
    return cases


@pytest.fixture(scope="module", params=[2020, 1, 77], ids=lambda seed: f"seed {seed}")
def cases(request: pytest.FixtureRequest) -> list[CorrectionCase]:
    """Every invented case in the state it has at the year's end; tests only read them."""
    return _invented(request.param)


def test_forty_are_in_force_in_the_domains_kinds_and_classes(cases: list[CorrectionCase]) -> None:
    in_force = [case for case in cases if case.state in IN_FORCE]
    kinds = Counter(case.category.value for case in in_force if case.category is not None)
    classes = Counter(found.value for case in in_force if (found := reading.class_on(case, TODAY)) is not None)
    assert kinds == {"02": 36, "01": 1, "03": 2, "04": 1}
    assert classes == {"STRICT": 6, "NORMAL": 34}


def test_every_state_of_the_table_is_there(cases: list[CorrectionCase]) -> None:
    assert {case.state for case in cases} == set(S)


def test_every_way_to_end_but_a_pardon_and_parole_is_there(cases: list[CorrectionCase]) -> None:
    assert {case.exit_kind for case in cases if case.exit_kind is not None} == set(ExitKind) - {ExitKind.PARDONED, ExitKind.PAROLE_REVOKED}


def test_two_minors_are_in_force_one_is_to_be_sealed_one_is(cases: list[CorrectionCase]) -> None:
    minors = [case for case in cases if case.is_juvenile]
    assert Counter(case.state for case in minors) == {S.ACTIVE: 2, S.RELEASED: 1, S.SEALED: 1}
    for case in minors:
        assert case.person is not None
        assert case.person.guardian is not None
        assert case.is_sealable


def test_every_term_ends_where_it_is_counted_to_end(cases: list[CorrectionCase]) -> None:
    for case in cases:
        assert case.term_to == reading.computed_term_end(case)


@pytest.mark.parametrize("seed", [2020, 5, 41])
def test_every_course_is_one_that_the_law_allows(seed: int) -> None:
    """Each step, judged by what was known on its day: the move exists, nothing it needs is missing, no guard refuses."""
    wrong = []
    for case in _invented(seed):  # not the shared ones: looking back forgets what came later
        steps = replay(case, TODAY)
        for at in range(len(steps) - 1, 0, -1):
            step, source = steps[at], steps[at - 1].target
            move = CORRECTIONS.transition(step.event)
            look_back(CORRECTIONS, case, step.happened_on, source)
            missing = [path(field).label for field in move.needs if path(field).value_of(case) in (None, "")]
            refusal = move.refuse(case, OFFICE, step.happened_on) if move.refuse is not None else None
            if source not in move.sources or move.target is not step.target or missing or refusal:
                wrong.append((step, source, missing, refusal))
    assert wrong == []


def test_the_oddities_shown_are_only_what_the_year_means_to_show(cases: list[CorrectionCase]) -> None:
    shown = [sentence for case in cases for sentence in warnings(case)]
    assert all("不得自动解除" in sentence or "刑满释放" in sentence or "应当封存" in sentence for sentence in shown)


def test_the_measures_of_2012_hold_to_the_end_of_june(cases: list[CorrectionCase]) -> None:
    decided = [row for case in cases for row in case.sanctions if row.decided_on is not None]
    before = [row for row in decided if row.decided_on is not None and row.decided_on < LAW_SINCE]
    assert before
    assert len(decided) > len(before)
    assert all(row.ground is None and "2012" in (row.article or "") for row in before)
    assert all(row.kind is not SanctionKind.ADMONITION for row in before)
    hours = {(row.held_on < LAW_SINCE, row.hours) for case in cases for row in case.public_services}
    assert hours == {(True, 8), (False, 3)}


def test_nothing_is_dated_after_the_last_day_of_the_year(cases: list[CorrectionCase]) -> None:
    happened = [
        day
        for case in cases
        for part in CORRECTIONS.parts
        if part.dated is not None
        for row in getattr(case, part.key)
        if (day := path(part.dated).value_of(row)) is not None
    ]
    assert len(happened) > 3000
    assert max(happened) == TODAY


def test_every_check_of_the_whereabouts_succeeded(cases: list[CorrectionCase]) -> None:
    assert {check.succeeded for case in cases for check in case.whereabouts_checks} == {True}


def test_everybody_is_nobody(cases: list[CorrectionCase]) -> None:
    people: list[Person] = [case.person for case in cases if case.person is not None]
    assert len(people) == len(cases)
    for person in people:
        assert parse_citizen_id(person.id_no or "", TODAY).number.startswith("320699")
        assert (person.phone or "").startswith("1990000")


def test_the_same_seed_gives_the_same_year() -> None:
    def told(seed: int) -> list[tuple[object, ...]]:
        return [
            (case.case_no, case.person and case.person.name, case.term_to, [row.reported_on for row in case.reports])
            for case in _invented(seed)
        ]

    assert told(3) == told(3)
    assert told(3) != told(4)


# --- in the office ---------------------------------------------------------------------------------------------------------


def test_the_contracts_figures_of_2020(year_end: Office) -> None:
    figures = {value.name: value for value in year_end.statistics.compute(Period.parse("2020"))}
    assert figures["corrections.in_force"].value == 40
    assert f"{figures['corrections.locating_rate'].value}" == "100.00"
    came = sum(int(figures[f"corrections.{name}"].value or 0) for name in ("opening", "received", "moved_in"))
    left = sum(int(figures[f"corrections.{name}"].value or 0) for name in ("released", "terminated", "moved_out"))
    assert came - left == 40


def test_forty_rows_in_december_and_a_block_of_those_who_ended(year_end: Office) -> None:
    table = year_end.rosters.table("corrections", Period.parse("2020-12"))
    assert len(table.rows) == 40
    assert len(table.ended) == 3
    assert sum("某某" in str(row[2]) for row in (*table.rows, *table.ended)) == 3


def test_most_duties_are_done_and_a_handful_is_late_or_due_today(year_end: Office) -> None:
    tasks = year_end.todo.on(TODAY)
    late = [task for task in tasks if task.days_late]
    today = [task for task in tasks if task.duty.last_day == TODAY]
    assert 10 <= len(late) <= 20
    assert 8 <= len(today) <= 20
    assert {"C03", "C05", "C08", "C09", "C11", "C12", "C13", "C20", "C21", "C27", "C33"} <= {task.duty.clock for task in late}
    assert {"C34", "C36", "C12"} <= {task.duty.clock for task in today}
    assert max(task.days_late for task in late) < 100


def test_the_first_case_of_the_year_can_be_shown(year_end: Office) -> None:
    view = year_end.records.open(year_end.records.find("corrections", "JZ2020-001"))
    assert view.number == "JZ2020-001"
    assert [line.target for line in view.history][-1] in (S.ACTIVE, S.RELEASED)
    assert view.parts["reports"]


def test_what_is_wanted_of_a_case_under_supervision_is_there(year_end: Office) -> None:
    ids = year_end.lists.ids("corrections", ListQuery(filters=(Filter("state", among=(S.ACTIVE,)),)))
    views = [year_end.records.open(RecordRef("corrections", each)) for each in ids]
    assert {view.values["category"] for view in views} == set(CorrectionCategory)
    assert [label for view in views for label in view.missing] == ["回执日期"]  # the one receipt that is late
