"""How a guardianship case is put into the words of its papers (文书用语): guardian, year, law; never a word of the illness."""

from datetime import date
from decimal import Decimal

from libao_desk.core.money import capital_amount, figures
from libao_desk.declare.blocks import Blank, Cell, Run, Text, whole
from libao_desk.declare.phrases import day_or_blank

from . import reading
from .model import GuardianshipCase
from .parts import GuardianshipYear

Row = tuple[Cell | Text | None, ...]
Words = tuple[str | Run | Blank, ...]
WIDTHS = (1.8, 2.4, 1.8, 2.4)
"""The four columns of a form: a label and its value, twice."""
CIVIL_CODE_SINCE = date(2021, 1, 1)
CIVIL_CODE = "《中华人民共和国民法典》第二十八条至第三十四条"
BEFORE_THE_CODE = "《中华人民共和国民法总则》关于监护的规定"


def wide(label: str, text: Text | None, lines: float = 1) -> Row:
    """A row whose value takes the rest of the line."""
    return (label, Cell(text, span=3, lines=lines))


def patient_name(case: GuardianshipCase) -> str | None:
    """The patient, named only on the papers of guardian, village and township (精神卫生法 4)."""
    return None if case.patient is None else case.patient.name


def guardian_name(case: GuardianshipCase, former: reading.Former | None = None) -> str | None:
    """The guardian, a person or a body, or who it was before."""
    return (reading.guardian_name(case) or None) if former is None else former.name


def guardian_home(case: GuardianshipCase) -> str | None:
    """Where the guardian lives."""
    guardian = case.guardian
    return None if guardian is None else guardian.residence_address or guardian.household_address


def village(case: GuardianshipCase) -> str | None:
    """The village (村居) of the patient."""
    found = None if case.patient is None else case.patient.village
    return None if found is None else found.name


def village_body(case: GuardianshipCase) -> str | None:
    """The committee (村（居）民委员会) that signs and seals for the village."""
    found = None if case.patient is None else case.patient.village
    return None if found is None else found.committee_name


def relation(case: GuardianshipCase, former: reading.Former | None = None) -> str | None:
    """What the guardian, or who it was before, is to the patient (与患者关系)."""
    found = case.relation if former is None else former.relation
    return None if found is None else found.label


def guardian_rows(case: GuardianshipCase, former: reading.Former | None = None) -> tuple[Row, ...]:
    """The rows every form begins with: the case by its number, the guardian of that time, the village; not the patient."""
    return (
        ("个案编号", case.number or None, "村（居）", village(case)),
        ("监护人", guardian_name(case, former), "与患者关系", relation(case, former)),
    )


def guardian_facts(case: GuardianshipCase) -> dict[str, object]:
    """What these rows say, by the label."""
    return {"村（居）": village(case), "监护人": guardian_name(case), "与患者关系": case.relation}


def year_words(year: GuardianshipYear) -> Words:
    """The guardianship year (监护年度) from day to day."""
    return ("自", *day_or_blank(year.year_from), "至", *day_or_blank(year.year_to))


def year_text(year: GuardianshipYear | None) -> str | None:
    """The same for a cell of a table, which stays empty where there is none."""
    if year is None or year.year_from is None or year.year_to is None:
        return None
    return f"{year.year_from:%Y.%m.%d}至{year.year_to:%Y.%m.%d}"


def money_words(amount: Decimal) -> Words:
    """The amount both ways (金额大小写)."""
    return (whole(capital_amount(amount)), whole(f"（{figures(amount)}）"))


def civil_law(day: date) -> str:
    """The law of guardianship in force on a day."""
    return CIVIL_CODE if day >= CIVIL_CODE_SINCE else BEFORE_THE_CODE


def bare(case: GuardianshipCase, title: str) -> str | None:
    """A paper of the guardian needs the patient and the guardian."""
    if case.patient is None:
        return f"尚未填写患者，不能打印{title}。"
    return None if reading.has_guardian(case) else f"尚未填写监护人，不能打印{title}。"
