"""The invented office on its last day, and the report of its year, computed once for every test that only looks."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.core.period import Period
from libao_desk.services.book import RegisterBook
from libao_desk.services.figures.report import StatisticsReport
from libao_desk.services.office import Office

ReportOf = Callable[[str], StatisticsReport]


@pytest.fixture(scope="package")
def year_end(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path, book: RegisterBook) -> Iterator[Office]:
    """The invented office on its last day; these tests only look, or write what the next one does not count."""
    folder = tmp_path_factory.mktemp("year-end") / "office"
    copytree(demo_folder, folder)
    with Office.unlock(folder, book, FixedClock(demo.TODAY), demo.PASSPHRASE) as opened:
        yield opened


@pytest.fixture(scope="package")
def report_of(year_end: Office) -> ReportOf:
    """The report of a period, computed when it is first asked for: each costs seconds."""
    return cache(lambda period: year_end.statistics.report(Period.parse(period)))


@pytest.fixture(scope="package")
def year_report(report_of: ReportOf) -> StatisticsReport:
    """The report of the invented year."""
    return report_of("2020")
