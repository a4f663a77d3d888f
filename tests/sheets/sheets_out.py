"""Every sheet that the invented office can give out: rosters, templates, sheets that come back, figures, county forms."""

from collections.abc import Iterator
from pathlib import Path

from libao_desk.core.period import Period
from libao_desk.services.office import Office
from libao_desk.sheets.roster_writer import SHEET_NAME
from tests.sheets.blank_forms import blank
from tests.sheets.county_forms import DESIGNS, WITH_ENDED

DECEMBER = Period(2020, 12, 1)
REASON = "县局核对"
SENT = ("corrections", "aftercare", "guardianship", "disputes", "petitions", "duties", "notices")
__all__ = ["SHEET_NAME", "put_into"]


def put_into(folder: Path, office: Office) -> tuple[Path, ...]:
    """Each of them as a file under a name that says what it is."""
    files = []
    for name, content in sheets_of(office):
        file = folder / f"{name}.xlsx"
        file.write_bytes(content)
        files.append(file)
    return tuple(files)


def sheets_of(office: Office) -> Iterator[tuple[str, bytes]]:
    """Name and content of each."""
    for kind, _, _ in office.rosters.kinds():
        yield f"roster-{kind}", office.rosters.write(kind, DECEMBER).data
        yield f"roster-{kind}-internal", office.rosters.write(kind, DECEMBER, full=True, reason=REASON).data
    for register in office.desk.book:
        yield f"template-{register.key}", office.templates.write(register.key)
    for key in SENT:
        yield f"return-{key}", office.sheet_out.write(key).data
        yield f"return-{key}-internal", office.sheet_out.write(key, full=True, reason=REASON).data
    yield "return-three", office.sheet_out.write("disputes", (1, 2, 3)).data
    yield "statistics", office.statistics.export(office.statistics.report(Period(2020, 1, 12)), ".xlsx")
    for number, design in enumerate((*DESIGNS, WITH_ENDED), start=1):
        office.layouts.save(office.layouts.read(design.kind, blank(design)), design.name)
        yield f"form-{number:02d}-{design.kind}", office.layouts.fill(design.kind, design.name, DECEMBER).data
