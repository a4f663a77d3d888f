"""One person written otherwise is asked about, not stored twice: a sign of the name other, another ID number, no number further down."""

from datetime import date
from pathlib import Path

import pytest

from libao_desk.core.citizen_id import make_citizen_id
from libao_desk.services.ledgers.importing import ImportPlan
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger

from .test_ledgers import counts, refused

Said = dict[str, Cell]
BORN = date(1980, 1, 1)
NUMBER, ANOTHER = make_citizen_id("320699", BORN, 11), make_citizen_id("320699", BORN, 13)
BROTHERS = make_citizen_id("320699", date(1983, 5, 6), 15)
HOME: Said = {"村（居）": "枫林村", "联系电话": "19900005002"}
PEOPLE: dict[str, Said] = {
    "corrections": {"姓名": "余子水", "身份证号": NUMBER, "矫正开始日期": "2020-01-01", **HOME},
    "aftercare": {"姓名": "余子水", "身份证号": NUMBER, "释放日期": "2020-01-01", **HOME},
    "guardianship": {"患者姓名": "余子水", "患者身份证号": NUMBER, "村（居）": "枫林村", "监护人": "余大山", "监护人电话": "19900005002"},
}
registers = pytest.mark.parametrize("register", PEOPLE)


def looked(office: Office, folder: Path, register: str, *rows: Said) -> ImportPlan:
    """What the import of these people would do."""
    heads = list(dict.fromkeys(head for row in rows for head in row))
    sheet = Ledger(("台账",), (list(heads),), [[row.get(head) for head in heads] for row in rows])
    return office.importing.examine(register, sheet.write(folder / "l.xlsx"))


def otherwise(register: str, name: str = "余子水", number: str | None = None, **more: Cell) -> Said:
    """The person of that register, with another name and number, and some of the rest."""
    person = dict(PEOPLE[register])
    for head in person:
        person[head] = name if head.endswith("姓名") else number if "身份证号" in head else person[head]
    return person | more


def on_file(office: Office, folder: Path, register: str, *rows: Said) -> str:
    """Import them, or the person of that register; give the number of the first."""
    plan = looked(office, folder, register, *(rows or (PEOPLE[register],)))
    assert office.importing.store(plan).stored
    return looked(office, folder, register, *(rows or (PEOPLE[register],))).rows[0].record_number


@registers
@pytest.mark.parametrize(("name", "number"), [("余子永", None), ("余水子", None), ("余子永", ANOTHER), ("余子水", ANOTHER)])
def test_one_written_otherwise_is_asked_about(office: Office, tmp_path: Path, register: str, name: str, number: str | None) -> None:
    record = on_file(office, tmp_path, register)
    plan = looked(office, tmp_path, register, otherwise(register, name, number))
    assert counts(plan) == {"conflict": 1}
    sentence = refused(plan)["A3"]
    assert f"记录{record}" in sentence
    assert "疑似已有记录" in sentence
    assert "村（居）、联系电话" in sentence
    assert ("请在软件中登记" if number else "请在表中写上") in sentence


@registers
@pytest.mark.parametrize(("name", "number"), [("余子水", None), ("余子永", None), ("余子水", ANOTHER)])
def test_so_is_one_further_down_in_the_same_list(office: Office, tmp_path: Path, register: str, name: str, number: str | None) -> None:
    plan = looked(office, tmp_path, register, PEOPLE[register], otherwise(register, name, number))
    assert counts(plan) == {"new": 1, "conflict": 1}
    assert "第3行" in refused(plan)["A4"]
    assert "疑似同一对象在表中出现两次" in refused(plan)["A4"]


OTHER_PEOPLE: dict[str, tuple[str, str | None, Said]] = {
    "a brother with his own number": ("余子永", BROTHERS, {}),
    "a brother whose day of birth is said": ("余子永", None, {"出生日期": "1983-05-06"}),
    "a brother with his own telephone": ("余子永", None, {"联系电话": "19900005009"}),
    "a neighbour of another village": ("余子永", None, {"村（居）": "竹例村", "联系电话": None}),
    "a sister": ("余子永", None, {"性别": "女"}),
    "a namesake": ("余子水", BROTHERS, {"联系电话": "19900005009"}),
    "somebody else": ("余大水山", None, {}),
    "two signs other": ("余大永", None, {}),
}


@pytest.mark.parametrize("who", OTHER_PEOPLE)
def test_others_are_not_asked_about(office: Office, tmp_path: Path, who: str) -> None:
    name, number, more = OTHER_PEOPLE[who]
    row = otherwise("corrections", name, number, **more)
    assert counts(looked(office, tmp_path, "corrections", PEOPLE["corrections"], row)) == {"new": 2}
    on_file(office, tmp_path, "corrections")
    assert counts(looked(office, tmp_path, "corrections", row)) == {"new": 1}


def test_another_term_of_his_own_is_another_matter(office: Office, tmp_path: Path) -> None:
    on_file(office, tmp_path, "aftercare")
    assert counts(looked(office, tmp_path, "aftercare", otherwise("aftercare", 释放日期="2016-03-03"))) == {"new": 1}
    assert counts(looked(office, tmp_path, "aftercare", otherwise("aftercare", "余子永", 释放日期="2016-03-03"))) == {"new": 1}


def test_whoever_has_no_number_on_file_gets_it_there_first(office: Office, tmp_path: Path) -> None:
    record = on_file(office, tmp_path, "corrections", otherwise("corrections"))
    sentence = refused(looked(office, tmp_path, "corrections", otherwise("corrections", "余子永", NUMBER)))["A3"]
    assert f"请先在记录{record}中补上" in sentence
