"""Number series: gapless and never repeated, whatever fails, whoever waits, and when the year turns."""

from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.store import numbers
from libao_desk.store.numbers import Bearer, IssuedNumber, ledger, reserve, reserve_many, set_start
from libao_desk.store.office_file import OfficeFile
from libao_desk.store.recorder import Change
from libao_desk.store.trail import TrailChange, changes_of, head

from .sample import ACTOR

SERIES = "证调字"


def take(office: OfficeFile, series: str = SERIES, year: int = 2020) -> int:
    with office.work(ACTOR, "编号") as session:
        return reserve(session, series, year)


def taken(office: OfficeFile, series: str | None = SERIES, year: int | None = None) -> list[tuple[str, int, int]]:
    with office.read() as session:
        return [(number.series, number.year, number.n) for number in ledger(session, series, year)]


def start_at(office: OfficeFile, following: int, year: int = 2020) -> None:
    with office.work(ACTOR, "起始号") as session:
        set_start(session, SERIES, year, following)


def last_changes(office: OfficeFile) -> list[tuple[Change, str, object, object]]:
    def plain(change: TrailChange) -> tuple[Change, str, object, object]:
        return change.kind, f"{change.table} {change.row_id} {change.column}", change.old, change.new

    with office.read() as session:
        return [plain(change) for change in changes_of(session, head(session)[0])]


def test_a_series_counts_from_one_without_a_gap(office: OfficeFile) -> None:
    assert [take(office) for _ in range(3)] == [1, 2, 3]


def test_series_do_not_disturb_each_other(office: OfficeFile) -> None:
    assert [take(office), take(office, "李堡村"), take(office), take(office, "李堡村")] == [1, 1, 2, 2]


def test_a_new_year_begins_at_one_and_the_old_one_goes_on(office: OfficeFile) -> None:
    years = (2020, 2020, 2021, 2020, 2021)
    assert [take(office, year=year) for year in years] == [1, 2, 1, 3, 2]
    assert taken(office, year=2021) == [(SERIES, 2021, 1), (SERIES, 2021, 2)]


def test_an_import_takes_many_at_once(office: OfficeFile) -> None:
    take(office)
    with office.work(ACTOR, "导入") as session:
        assert reserve_many(session, SERIES, 2020, 1200) == range(2, 1202)
    assert take(office) == 1202
    assert [n for _, _, n in taken(office)] == list(range(1, 1203))


def test_a_number_of_an_act_that_failed_is_taken_by_the_next(office: OfficeFile) -> None:
    def refuse() -> None:
        with office.work(ACTOR, "编号") as session:
            assert reserve(session, SERIES, 2020) == 2
            assert reserve(session, "新系列", 2020) == 1
            raise Refusal("不行")

    take(office)
    with pytest.raises(Refusal):
        refuse()
    assert taken(office, None) == [(SERIES, 2020, 1)]
    assert (take(office), take(office, "新系列")) == (2, 1)


def test_many_windows_taking_and_failing_leave_no_gap_and_no_double(office: OfficeFile) -> None:
    def clerk(seed: int) -> list[int]:
        chance, mine = Random(seed), []
        for _ in range(25):
            try:
                with office.work(ACTOR, "编号") as session:
                    n = reserve(session, SERIES, 2020)
                    if chance.random() < 0.3:
                        raise Refusal("不行")
            except Refusal:
                continue
            mine.append(n)
        return mine

    with ThreadPoolExecutor(4) as clerks:
        got = list(clerks.map(clerk, range(4)))
    everything = sorted(n for mine in got for n in mine)
    assert len(everything) > 50
    assert everything == list(range(1, len(everything) + 1))
    assert [n for _, _, n in taken(office)] == everything
    assert all(mine == sorted(mine) for mine in got)


def test_an_office_that_starts_in_mid_year_goes_on_from_its_paper_book(office: OfficeFile) -> None:
    start_at(office, 41)
    assert [take(office), take(office)] == [41, 42]
    assert take(office, year=2021) == 1


def test_a_start_may_be_mended_until_the_first_number_is_taken(office: OfficeFile) -> None:
    start_at(office, 41)
    assert last_changes(office) == [(Change.CHANGED, f"number_series {SERIES},2020 next", None, 41)]
    start_at(office, 14)
    assert last_changes(office) == [(Change.CHANGED, f"number_series {SERIES},2020 next", 41, 14)]
    assert take(office) == 14


@pytest.mark.parametrize("following", [1, 2, 3, 4, 99])
def test_a_start_after_the_first_number_is_refused(office: OfficeFile, following: int) -> None:
    take(office)
    take(office)
    with pytest.raises(Refusal, match="2020年已用到第2号"):
        start_at(office, following)
    assert take(office) == 3


@pytest.mark.parametrize("following", [0, -1])
def test_a_start_below_one_is_refused(office: OfficeFile, following: int) -> None:
    with pytest.raises(Refusal, match="从1起"):
        start_at(office, following)
    assert take(office) == 1


def test_the_ledger_says_what_bears_each_number(office: OfficeFile) -> None:
    with office.work(ACTOR, "登记") as session:
        for n in reserve_many(session, SERIES, 2020, 2):
            numbers.name_user(session, SERIES, 2020, n, f"（2020）证调字第{n}号", "disputes", 70 + n)
        reserve(session, SERIES, 2019)
        reserve(session, "安", 2020)
    with office.read() as session:
        assert ledger(session, SERIES, 2020) == [
            IssuedNumber(SERIES, 2020, 1, "（2020）证调字第1号", "disputes", 71, None),
            IssuedNumber(SERIES, 2020, 2, "（2020）证调字第2号", "disputes", 72, None),
        ]
    assert taken(office, None) == [("安", 2020, 1), (SERIES, 2019, 1), (SERIES, 2020, 1), (SERIES, 2020, 2)]


def test_a_number_nobody_took_bears_nothing(office: OfficeFile) -> None:
    take(office)
    bearers = [Bearer(SERIES, 2020, n, f"第{n}号", "disputes", n) for n in (1, 2)]
    with pytest.raises(LookupError, match="never taken"), office.work(ACTOR, "登记") as session:
        numbers.name_users(session, bearers)
    with office.read() as session:
        assert [number.text for number in ledger(session)] == [None]


def test_a_void_number_stays_in_the_ledger_and_is_never_given_again(office: OfficeFile) -> None:
    take(office)
    with office.work(ACTOR, "作废") as session:
        numbers.void(session, SERIES, 2020, 1, "打印错误")
    assert last_changes(office) == [(Change.CHANGED, f"number_issued {SERIES},2020,1 voided_reason", None, "打印错误")]
    with office.work(ACTOR, "更正") as session:
        numbers.void(session, SERIES, 2020, 1, "填写错误")
    assert last_changes(office) == [(Change.CHANGED, f"number_issued {SERIES},2020,1 voided_reason", "打印错误", "填写错误")]
    assert take(office) == 2
    with office.read() as session:
        assert [(number.n, number.voided_reason) for number in ledger(session)] == [(1, "填写错误"), (2, None)]


def test_a_number_is_made_void_with_a_reason_and_once_taken_only(office: OfficeFile) -> None:
    take(office)
    with pytest.raises(Refusal, match="须写明理由"), office.work(ACTOR, "作废") as session:
        numbers.void(session, SERIES, 2020, 1, " ")
    with pytest.raises(LookupError), office.work(ACTOR, "作废") as session:
        numbers.void(session, SERIES, 2020, 2, "打印错误")
    with office.read() as session:
        assert [number.voided_reason for number in ledger(session)] == [None]


def test_a_number_is_taken_inside_an_act_only(office: OfficeFile) -> None:
    with office.read() as session:
        for act in (lambda: reserve(session, SERIES, 2020), lambda: set_start(session, SERIES, 2020, 5)):
            with pytest.raises(RuntimeError, match="outside work"):
                act()
    assert taken(office, None) == []
