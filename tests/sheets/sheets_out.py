"""Every sheet that the invented office can give out: rosters, templates, sheets that come back, figures, county forms."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from libao_desk.core.period import Period
from libao_desk.services.office import Office
from libao_desk.sheets.roster_writer import SHEET_NAME

from .blank_forms import Design, blank
from .county_forms import DESIGNS, WITH_ENDED

DECEMBER = Period(2020, 12, 1)
REASON = "县局核对"
SENT = ("corrections", "aftercare", "guardianship", "disputes", "petitions", "duties", "notices")
ALWAYS = ("roster-corrections-internal", "return-three", "return-disputes", "statistics")
"""Those that say something of their own, and the longest."""
__all__ = ["SHEET_NAME", "put_into"]


def put_into(folder: Path, office: Office, *, all_of_them: bool) -> tuple[Path, ...]:
    """Each of them, or every third and those in `ALWAYS`, as a file under a name that says what it is."""
    files = []
    for place, (name, made) in enumerate(sheets_of(office)):
        if all_of_them or place % 3 == 0 or name in ALWAYS:
            file = folder / f"{name}.xlsx"
            file.write_bytes(made())
            files.append(file)
    return tuple(files)


def sheets_of(office: Office) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The name of each, and what makes it."""
    for kind, _, _ in office.rosters.kinds():
        yield f"roster-{kind}", partial(_roster, office, kind)
        yield f"roster-{kind}-internal", partial(_roster, office, kind, full=True, reason=REASON)
    for register in office.desk.book:
        yield f"template-{register.key}", partial(office.templates.write, register.key)
    for key in SENT:
        yield f"return-{key}", partial(_return, office, key)
        yield f"return-{key}-internal", partial(_return, office, key, full=True, reason=REASON)
    yield "return-three", partial(_return, office, "disputes", (1, 2, 3))
    yield "statistics", partial(_statistics, office)
    for number, design in enumerate((*DESIGNS, WITH_ENDED), start=1):
        yield f"form-{number:02d}-{design.kind}", partial(_form, office, design)


def _roster(office: Office, kind: str, **how: Any) -> bytes:
    return office.rosters.write(kind, DECEMBER, **how).data


def _return(office: Office, *what: Any, **how: Any) -> bytes:
    return office.sheet_out.write(*what, **how).data


def _statistics(office: Office) -> bytes:
    return office.statistics.export(office.statistics.report(Period(2020, 1, 12)), ".xlsx")


def _form(office: Office, design: Design) -> bytes:
    office.layouts.save(office.layouts.read(design.kind, blank(design)), design.name)
    return office.layouts.fill(design.kind, design.name, DECEMBER).data
