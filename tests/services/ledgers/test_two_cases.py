"""One man with a closed and an open case in one table: his card goes by the open one, whichever stands first, and stays so."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import sqlalchemy as sa

from libao_desk.people.models import Person
from libao_desk.services.ledgers import importing
from libao_desk.services.ledgers.importing import ImportPlan, Severity
from libao_desk.services.ledgers.lines import lines_of
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts

HEAD: list[Cell] = [*"姓名 身份证号 村居 现住地 联系电话 罪名 释放日期 衔接日期 解除帮教日期 解除原因".split()]
HIM: list[Cell] = ["费试兑", id_no(411)]
CLOSED: list[Cell] = [*HIM, "枫林村", "枫林村1组", "19900001001", "盗窃罪", "2019-12-20", "2019-12-21", "2020-09-20", "重新犯罪"]
OPEN: list[Cell] = [*HIM, "双河村", "双河村6组", "19900001006", "盗窃罪", "2020-11-20", "2020-11-21", None, None]
OTHER: list[Cell] = ["费试己", id_no(412), "枫林村", "枫林村2组", "19900001002", "盗窃罪", "2020-01-20", "2020-01-21", None, None]
NEW_CARD = ("19900001006", "双河村6组", "双河村")
STAYS = "“费试兑”在第{}行还有较新的一件，人员卡片上的村（居）、现住地、联系电话按那一行，不按这一行。"


def looked(office: Office, folder: Path, *rows: Sequence[Cell]) -> ImportPlan:
    """What the import of these rows would do."""
    return office.importing.examine("aftercare", Ledger(("2020年台账",), (HEAD,), [list(row) for row in rows]).write(folder / "l.xlsx"))


def on_card(office: Office) -> tuple[str | None, str | None, str | None]:
    """His telephone, address and village."""
    with office.desk.read() as session:
        him = session.scalars(sa.select(Person).where(Person.id_no == id_no(411))).one()
        return him.phone, him.residence_address, None if him.village is None else him.village.name


ORDERS = {"closed first": (CLOSED, OPEN), "open first": (OPEN, CLOSED), "apart": (CLOSED, OTHER, OPEN), "turned": (OPEN, OTHER, CLOSED)}


@pytest.mark.parametrize("batch", [1, 200])
@pytest.mark.parametrize("rows", ORDERS.values(), ids=ORDERS)
def test_the_card_goes_by_the_open_case(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: tuple[list[Cell], ...], batch: int
) -> None:
    monkeypatch.setattr(importing, "BATCH", batch)
    first = looked(office, tmp_path, *rows)
    assert not [note for note in said(first, Severity.NOTE) if "已有人员卡片" in note]
    assert office.importing.store(first).stored
    assert on_card(office) == NEW_CARD
    for order in (rows, rows[::-1]):
        plan = looked(office, tmp_path, *order)
        assert counts(plan) == {"same": len(rows)}
        assert {line.who for line in lines_of(plan) if line.row} <= {"费试兑", "费试己"}
        assert [note for note in said(plan, Severity.NOTE) if STAYS.format(order.index(OPEN) + 3) in note]


@pytest.mark.parametrize("order", [1, -1])
def test_so_it_does_where_the_closed_case_is_on_file(office: Office, tmp_path: Path, order: int) -> None:
    assert office.importing.store(looked(office, tmp_path, CLOSED)).stored
    assert on_card(office)[1] == "枫林村1组"
    rows = (CLOSED, OPEN)[::order]
    plan = looked(office, tmp_path, *rows)
    assert counts(plan) == {"same": 1, "new": 1}
    told = "“费试兑”的人员卡片按这一行改动：联系电话“199 0000 1001”改为“199 0000 1006”。"
    assert [note for note in said(plan, Severity.NOTE) if told in note]
    assert office.importing.store(plan).stored
    assert on_card(office) == NEW_CARD
    assert counts(looked(office, tmp_path, *rows)) == {"same": 2}


def test_a_change_of_the_closed_case_itself_is_taken(office: Office, tmp_path: Path) -> None:
    assert office.importing.store(looked(office, tmp_path, CLOSED, OPEN)).stored
    plan = looked(office, tmp_path, [*CLOSED[:5], "诈骗罪", *CLOSED[6:]], OPEN)
    assert (counts(plan), [change.label for change in plan.rows[0].changes]) == ({"changed": 1, "same": 1}, ["原罪名"])


def test_what_only_the_closed_case_says_fills_the_card(office: Office, tmp_path: Path) -> None:
    silent = [*OPEN[:4], None, *OPEN[5:]]
    for rows in ((CLOSED, silent), (silent, CLOSED)):
        assert office.importing.store(looked(office, tmp_path, *rows)).stored or counts(looked(office, tmp_path, *rows)) == {"same": 2}
        assert on_card(office) == ("19900001001", "双河村6组", "双河村")


def test_of_two_closed_cases_the_later_leads(office: Office, tmp_path: Path) -> None:
    later = [*OPEN[:8], "2020-12-01", "重新犯罪"]
    assert office.importing.store(looked(office, tmp_path, later, CLOSED)).stored
    assert on_card(office) == NEW_CARD
    assert counts(looked(office, tmp_path, CLOSED, later)) == {"same": 2}


def test_a_closed_case_alone_still_puts_his_card_right(office: Office, tmp_path: Path) -> None:
    assert office.importing.store(looked(office, tmp_path, CLOSED)).stored
    assert counts(looked(office, tmp_path, [*CLOSED[:4], "19900001009", *CLOSED[5:]])) == {"changed": 1}
