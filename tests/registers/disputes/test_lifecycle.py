"""Which moves a dispute may make, why one is refused, and what an old ledger's dates imply."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.registers.disputes import lifecycle
from libao_desk.registers.disputes.codes import ConfirmationResult, DisputeState, LogState, Outcome, PerformanceState, Retention
from libao_desk.registers.disputes.log_registers import LOG_REGISTERS, RECEPTIONS, REPORTS, SWEEPS
from libao_desk.registers.disputes.logs import ReceptionRecord, StatisticsReport, SweepRecord
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.registers.disputes.parts import DisputeConfirmation, DisputeDossier, DisputeSession
from libao_desk.registers.disputes.register import DISPUTES

from .builders import OFFICE, a_case, a_step, a_term, an_application, parties

S = DisputeState
TODAY = date(2020, 12, 31)

ALLOWED = {
    ("accept", S.APPLIED): S.ACCEPTED,
    ("decline", S.APPLIED): S.DECLINED,
    ("start", S.ACCEPTED): S.IN_PROGRESS,
    ("agree", S.IN_PROGRESS): S.AGREED,
    ("fail", S.IN_PROGRESS): S.FAILED,
    ("stop", S.ACCEPTED): S.FAILED,
    ("stop", S.IN_PROGRESS): S.FAILED,
    ("perform", S.AGREED): S.PERFORMED,
    ("perform", S.CONFIRMED): S.PERFORMED,
    ("perform", S.BREACHED): S.PERFORMED,
    ("breach", S.AGREED): S.BREACHED,
    ("breach", S.CONFIRMED): S.BREACHED,
    ("confirm", S.AGREED): S.CONFIRMED,
    ("confirm", S.BREACHED): S.CONFIRMED,
    ("file", S.FAILED): S.FILED,
    ("file", S.PERFORMED): S.FILED,
    ("file", S.BREACHED): S.FILED,
    ("file", S.CONFIRMED): S.FILED,
}
EVENTS = [move.event for move in DISPUTES.transitions]


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("event", EVENTS)
def test_a_move_starts_only_where_the_law_lets_it(event: str, state: DisputeState) -> None:
    move = DISPUTES.transition(event)
    expected = ALLOWED.get((event, state))
    assert (move.target if state in move.sources else None) is expected


def test_only_the_application_is_a_birth() -> None:
    assert [move.event for move in DISPUTES.transitions if not move.sources] == ["apply"]


@pytest.mark.parametrize("register", LOG_REGISTERS, ids=lambda register: register.key)
def test_a_logs_line_is_recorded_or_void(register: Any) -> None:
    assert [(move.event, move.sources, move.target) for move in register.transitions] == [
        ("record", (), LogState.RECORDED),
        ("void", (LogState.RECORDED,), LogState.VOID),
    ]


NEEDS = {
    "accept": {"accepted_on", "committee", "source", "dispute_type"},
    "decline": {"declined_on", "declined_reason"},
    "start": {"started_on", "mediators"},
    "agree": {"outcome", "concluded_on", "effective_on", "terms"},
    "fail": {"outcome", "concluded_on"},
    "stop": {"outcome", "concluded_on"},
    "perform": {"performed_on"},
    "breach": {"breached_on"},
    "confirm": {"confirmation"},
    "file": {"dossier"},
}


@pytest.mark.parametrize("event", NEEDS)
def test_a_move_asks_for_what_it_cannot_do_without(event: str) -> None:
    assert {field.key for field in DISPUTES.transition(event).needs} == NEEDS[event]


def _confirmed(**values: Any) -> DisputeConfirmation:
    standard = {"applied_on": date(2020, 12, 1), "result": ConfirmationResult.CONFIRMED, "ruling_on": date(2020, 12, 10)}
    return DisputeConfirmation(**(standard | values))


def _filed(**values: Any) -> DisputeDossier:
    return DisputeDossier(**({"filed_on": date(2020, 12, 30), "pages_count": 12, "retention": Retention.SHORT} | values))


PASSES: dict[str, Callable[[], DisputeCase]] = {
    "accept": lambda: an_application(accepted_on=date(2020, 11, 2)),
    "decline": lambda: an_application(declined_on=date(2020, 11, 2), declined_reason="属法院专属管辖"),
    "start": lambda: a_case(S.ACCEPTED),
    "agree": lambda: a_case(S.IN_PROGRESS),
    "fail": lambda: a_case(S.IN_PROGRESS, outcome=Outcome.FAILED, other_ways_told_on=date(2020, 11, 20)),
    "stop": lambda: a_case(S.IN_PROGRESS, outcome=Outcome.STOPPED),
    "perform": lambda: a_case(performances=[a_step()], performed_on=date(2020, 12, 20)),
    "breach": lambda: a_case(terms=[a_term(due_on=date(2020, 12, 30))], breached_on=TODAY),
    "confirm": lambda: a_case(confirmation=[_confirmed()]),
    "file": lambda: a_case(S.PERFORMED, dossier=[_filed()]),
}


@pytest.mark.parametrize("event", PASSES)
def test_a_guard_lets_a_sound_case_pass(event: str) -> None:
    move = DISPUTES.transition(event)
    assert move.refuse is not None
    assert move.refuse(PASSES[event](), OFFICE, TODAY) is None


REFUSALS: dict[str, tuple[str, Callable[[], DisputeCase], str]] = {
    "one side refuses": (
        "accept",
        lambda: an_application(is_refused=True),
        "一方当事人明确拒绝调解的，不得调解（人民调解法第17条），不能受理。",
    ),
    "accepted before applied": (
        "accept",
        lambda: an_application(accepted_on=date(2020, 11, 1)),
        "受理日2020-11-01早于申请日2020-11-02，请核对。",
    ),
    "declined before applied": (
        "decline",
        lambda: an_application(declined_on=date(2020, 11, 1)),
        "不予受理日2020-11-01早于申请日2020-11-02，请核对。",
    ),
    "one side refuses to be mediated": (
        "start",
        lambda: a_case(S.ACCEPTED, is_refused=True),
        "一方当事人明确拒绝调解的，不得调解（人民调解法第17条）。",
    ),
    "one party alone": ("start", lambda: a_case(S.ACCEPTED, parties=parties(1)), "当事人不足两方，不能开始调解。"),
    "started before accepted": (
        "start",
        lambda: a_case(S.ACCEPTED, started_on=date(2020, 11, 2)),
        "开始调解日2020-11-02早于受理日2020-11-03，请核对。",
    ),
    "agreed without agreement": (
        "agree",
        lambda: a_case(S.IN_PROGRESS, outcome=Outcome.FAILED),
        "调解结果应为“达成书面协议”或“达成口头协议”，才能登记达成协议。",
    ),
    "terms do not add up": (
        "agree",
        lambda: a_case(S.IN_PROGRESS, amount=Decimal("16000.00")),
        "各条款金额合计16409.02元，与协议涉及金额（16000.00元）不一致。",
    ),
    "amount left out": (
        "agree",
        lambda: a_case(S.IN_PROGRESS, amount=None),
        "各条款金额合计16409.02元，与协议涉及金额（未填）不一致。",
    ),
    "agreed before accepted": (
        "agree",
        lambda: a_case(S.IN_PROGRESS, concluded_on=date(2020, 11, 2)),
        "结案日2020-11-02早于受理日2020-11-03，请核对。",
    ),
    "failed with another outcome": ("fail", lambda: a_case(S.IN_PROGRESS), "调解结果应为“调解不成”，才能登记调解不成。"),
    "failed without a word on other ways": (
        "fail",
        lambda: a_case(S.IN_PROGRESS, outcome=Outcome.FAILED),
        "调解不成的，应当告知当事人可以通过仲裁、行政、司法等途径维护权利（人民调解法第26条），请填写告知日期。",
    ),
    "failed before accepted": (
        "fail",
        lambda: a_case(S.IN_PROGRESS, outcome=Outcome.FAILED, other_ways_told_on=TODAY, concluded_on=date(2020, 11, 2)),
        "结案日2020-11-02早于受理日2020-11-03，请核对。",
    ),
    "stopped with another outcome": ("stop", lambda: a_case(S.ACCEPTED), "调解结果应为“终止”或“移送”，才能登记终止调解。"),
    "a term not carried out": (
        "perform",
        lambda: a_case(performed_on=TODAY),
        "协议第1条尚未登记履行，不能登记履行完毕。",
    ),
    "the second term not carried out": (
        "perform",
        lambda: a_case(terms=[a_term(), a_term(position=2)], performances=[a_step()], performed_on=TODAY),
        "协议第2条尚未登记履行，不能登记履行完毕。",
    ),
    "an instalment still open": (
        "perform",
        lambda: a_case(performances=[a_step(), a_step(due_on=TODAY, done_on=None, performance_state=PerformanceState.DUE)]),
        "协议第1条尚未登记履行，不能登记履行完毕。",
    ),
    "nothing overdue": (
        "breach",
        lambda: a_case(terms=[a_term(due_on=TODAY)]),
        "没有到期未履行或拒不履行的条款，不能登记未履行。",
    ),
    "all performed": (
        "breach",
        lambda: a_case(terms=[a_term(due_on=date(2020, 12, 1))], performances=[a_step()]),
        "没有到期未履行或拒不履行的条款，不能登记未履行。",
    ),
    "no ruling": ("confirm", lambda: a_case(), "法院尚未裁定协议有效，不能登记司法确认。"),
    "rejected by the court": (
        "confirm",
        lambda: a_case(confirmation=[_confirmed(result=ConfirmationResult.REJECTED)]),
        "法院尚未裁定协议有效，不能登记司法确认。",
    ),
    "ruling without a day": ("confirm", lambda: a_case(confirmation=[_confirmed(ruling_on=None)]), "请填写法院裁定日期。"),
    "no volume": ("file", lambda: a_case(S.PERFORMED), "尚未登记卷宗，不能归档。"),
    "volume without pages": (
        "file",
        lambda: a_case(S.PERFORMED, dossier=[_filed(pages_count=None, retention=None)]),
        "卷宗未填写页数、保管期限，不能归档。",
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_guard_gives_the_reason_of_its_refusal(name: str) -> None:
    event, make, sentence = REFUSALS[name]
    guard = DISPUTES.transition(event).refuse
    assert guard is not None
    assert guard(make(), OFFICE, TODAY) == sentence


def test_a_refused_term_is_a_breach_before_its_day() -> None:
    case = a_case(performances=[a_step(done_on=None, performance_state=PerformanceState.REFUSED)])
    assert lifecycle.may_not_breach(case, OFFICE, date(2020, 12, 1)) is None


def _course(case: DisputeCase, today: date = TODAY) -> list[tuple[str, str]]:
    return [(step.event, f"{step.happened_on:%m%d}") for step in lifecycle.replay(case, today)]


def test_replay_tells_the_whole_course_of_a_filed_case() -> None:
    case = a_case(performed_on=date(2020, 12, 20), dossier=[_filed()])
    assert _course(case) == [
        ("apply", "1102"),
        ("accept", "1103"),
        ("start", "1105"),
        ("agree", "1120"),
        ("perform", "1220"),
        ("file", "1230"),
    ]


def test_replay_fills_a_ledgers_missing_days_from_the_next_one() -> None:
    case = DisputeCase(accepted_on=date(2020, 3, 2), concluded_on=date(2020, 3, 9), outcome=Outcome.ORAL)
    assert _course(case) == [("apply", "0302"), ("accept", "0302"), ("start", "0309"), ("agree", "0309")]


def test_replay_knows_a_failed_and_a_stopped_case() -> None:
    dates: dict[str, Any] = {"accepted_on": date(2020, 3, 2), "concluded_on": date(2020, 3, 9)}
    assert _course(DisputeCase(outcome=Outcome.FAILED, **dates))[-1] == ("fail", "0309")
    assert _course(DisputeCase(outcome=Outcome.TRANSFERRED, **dates))[-1] == ("stop", "0309")


def test_replay_stops_at_today() -> None:
    assert _course(a_case(), date(2020, 11, 10)) == [("apply", "1102"), ("accept", "1103"), ("start", "1105")]


def test_replay_takes_the_first_session_for_the_start() -> None:
    case = DisputeCase(accepted_on=date(2020, 3, 2), sessions=[DisputeSession(held_on=date(2020, 3, 6))])
    assert _course(case)[-1] == ("start", "0306")


def test_replay_of_a_declined_application() -> None:
    assert _course(an_application(declined_on=date(2020, 11, 4))) == [("apply", "1102"), ("decline", "1104")]


def test_replay_never_turns_the_history_round() -> None:
    case = a_case(started_on=date(2020, 10, 1))
    assert _course(case)[:4] == [("apply", "1102"), ("accept", "1103"), ("start", "1103"), ("agree", "1120")]


def test_replay_goes_through_court_breach_and_late_performance() -> None:
    case = a_case(confirmation=[_confirmed()], breached_on=date(2020, 12, 15), performed_on=date(2020, 12, 28))
    assert [event for event, _ in _course(case)][3:] == ["agree", "confirm", "breach", "perform"]


def test_replay_puts_the_court_after_a_breach_that_came_before() -> None:
    case = a_case(confirmation=[_confirmed()], breached_on=date(2020, 11, 25))
    assert [event for event, _ in _course(case)][3:] == ["agree", "breach", "confirm"]


def test_a_row_without_any_date_is_born_today() -> None:
    assert _course(DisputeCase()) == [("apply", "1231")]


def test_a_log_line_is_recorded_on_its_day() -> None:
    lines: list[tuple[Register, Record, date]] = [
        (SWEEPS, SweepRecord(held_on=date(2020, 5, 6)), date(2020, 5, 6)),
        (RECEPTIONS, ReceptionRecord(held_on=None), TODAY),
        (REPORTS, StatisticsReport(sent_on=date(2020, 12, 3)), date(2020, 12, 3)),
    ]
    for register, line, happened_on in lines:
        assert register.replay is not None
        assert [step.happened_on for step in register.replay(line, TODAY)] == [happened_on]
