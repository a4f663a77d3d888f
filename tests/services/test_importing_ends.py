"""How and when people left, as ledgers tell it: by a day, a word of the state, or both; a record is over from then on, and says how."""

from datetime import date
from pathlib import Path

from libao_desk.services.office import Office

from .ledgers import Cell
from .test_importing_states import history

HELP: dict[str, Cell] = {"姓名": "终试甲", "释放日期": "2015-01-20", "衔接日期": "2015-01-20"}


def test_help_ends_on_the_day_that_the_ledger_gives(office: Office, tmp_path: Path) -> None:
    assert history(office, tmp_path, "aftercare", **HELP, 解除日期="2018-01-20")[-1] == ("已解除帮教", date(2018, 1, 20))
