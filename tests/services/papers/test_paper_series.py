"""An office that numbered its papers by hand until it began with the program goes on from there."""

from datetime import date

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.people.access import Rights
from libao_desk.people.codes import CommitteeKind, Role
from libao_desk.people.committees import Committee
from libao_desk.services.office import Office
from libao_desk.store import numbers
from tests.services.builders import change, concluded
from tests.services.closings import on

KIND = "mediation-agreement"


def _series(office: Office, sample: str) -> str:
    return next(one.series for one in office.paper_numbering.all() if one.sample == sample)


def test_the_first_paper_goes_on_from_where_the_hand_stopped(office: Office) -> None:
    office.paper_numbering.start(_series(office, "（2026）海李调字第001号"), 57)
    assert _series(office, "（2026）海李调字第057号")
    assert [office.documents.issue(KIND, concluded(office)).number for _ in range(2)] == [
        "（2026）海李调字第057号",
        "（2026）海李调字第058号",
    ]
    series = _series(office, "（2026）海李调字第059号")
    with pytest.raises(Refusal, match="该编号2026年已用到第58号，不能再改起始号。"):
        office.paper_numbering.start(series, 99)
    with office.desk.read() as session:
        assert not list(numbers.broken_series(session))


def test_every_series_is_there_once_with_its_papers(office: Office) -> None:
    with office.desk.work("调解组织") as session:
        session.add(Committee(name="样例村人民调解委员会", kind=CommitteeKind.VILLAGE, number_pattern="（{y}）海样村调字第{n:03d}号"))
    found = office.paper_numbering.all()
    assert len({(one.series, one.year) for one in found}) == len(found)
    assert {"（2026）海李调字第001号", "（2026）海样村调字第001号", "（2026）海李口调字第001号"} <= {one.sample for one in found}
    transfer = next(one for one in found if one.sample == "李信访转〔2026〕1号")
    assert "、" in transfer.title
    assert not any(one.is_begun for one in found)


def test_where_they_go_on_is_the_directors(office: Office) -> None:
    series = _series(office, "（2026）海李调字第001号")
    office.desk.rights = Rights(Role.OFFICER)
    with pytest.raises(Refusal):
        office.paper_numbering.start(series, 57)


def test_the_old_years_numbers_may_still_go_on(office: Office) -> None:
    old = next(one for one in office.paper_numbering.all() if one.sample == "（2025）海李调字第001号")
    office.paper_numbering.start(old.series, 58, old.year)
    ref = concluded(office)
    change(office, ref, effective_on=date(2025, 12, 29))
    assert office.documents.issue(KIND, ref).number == "（2025）海李调字第058号"
    on(office, date(2026, 4, 1))  # December's papers bear the old year's numbers as long as they are printed
    assert [one.year for one in office.paper_numbering.all()] == [2026] * 10 + [2025] * 10
