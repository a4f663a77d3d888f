"""How an aftercare case is put into the words of its papers (文书用语): who it is about, the term, the number.

No paper names the offence or the sentence: help needs neither, and what is sealed may not be told.
"""

from datetime import date

from libao_desk.core.phones import show_phones
from libao_desk.declare.blocks import Cell, Field, Fields, Text
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.number import document_number, number_line, pattern_number
from libao_desk.declare.phrases import day_or_blank, day_or_empty
from libao_desk.people.models import Person

from . import reading
from .codes import ENDED
from .model import AftercareCase
from .settings import NUMBER_PATTERN

Row = tuple[Cell | Text | None, ...]
WIDTHS = (1.8, 2.4, 1.8, 2.4)
"""The four columns of a form: a label and its value, twice."""


def person_of(case: AftercareCase) -> Person:
    """Whom the paper is about; nobody yet on a blank form."""
    return case.person or Person()


def home(case: AftercareCase) -> str | None:
    """Where the person lives (现住地), else where he is registered."""
    person = person_of(case)
    return person.residence_address or person.household_address


def village(case: AftercareCase) -> str | None:
    """The village (村居) the person lives in."""
    found = person_of(case).village
    return None if found is None else found.name


def village_body(case: AftercareCase) -> str | None:
    """The committee (村（居）民委员会) that signs and seals for the village."""
    found = person_of(case).village
    return None if found is None else found.committee_name


def wide(label: str, text: Text | None, lines: float = 1) -> Row:
    """A row whose value takes the rest of the line."""
    return (label, Cell(text, span=3, lines=lines))


def identity_rows(case: AftercareCase) -> tuple[Row, ...]:
    """The rows every form begins with: name, sex, birth, identity number, homes."""
    person = person_of(case)
    sex = None if person.sex is None else person.sex.label
    return (
        ("姓名", person.name, "性别", sex),
        ("出生日期", day_or_empty(person.birth_date), "联系电话", show_phones(person.phone)),
        wide("公民身份号码", person.id_no),
        wide("户籍地", person.household_address),
        wide("现住地", person.residence_address),
    )


def identity_fields(case: AftercareCase) -> Fields:
    """The same in a letter, as labelled lines."""
    person = person_of(case)
    return Fields(
        (
            (Field("姓名", person.name), Field("公民身份号码", person.id_no, 2)),
            (Field("户籍地", person.household_address),),
            (Field("现住地", person.residence_address),),
        )
    )


def identity(case: AftercareCase) -> dict[str, object]:
    """What these rows and fields say, by the label."""
    person = person_of(case)
    return {"姓名": person.name, "公民身份号码": person.id_no, "户籍地": person.household_address, "现住地": person.residence_address}


def term_words(case: AftercareCase, office: OfficeFacts) -> Text:
    """The term of help (帮教期限) from day to day."""
    return ("自", *day_or_blank(case.released_on), "至", *day_or_blank(reading.term_to(case, office)))


def number_of(facts: PaperFacts) -> Text:
    """The number line of a form (编号)."""
    return number_line(facts.office.setting(NUMBER_PATTERN), facts.number)


def document_number_of(facts: PaperFacts) -> Text:
    """The number as a letter or a notice bears it (发文字号)."""
    return document_number(facts.office.setting(NUMBER_PATTERN), facts.number)


def series(case: AftercareCase, facts: PaperFacts) -> str:
    """All numbered papers of aftercare share one series a year, so that no number is ever given twice."""
    return f"aftercare:{facts.office.setting(NUMBER_PATTERN)}"


def next_number(case: AftercareCase, facts: PaperFacts, year: int, n: int) -> str:
    """（年）海李安帮字第001号."""
    return pattern_number(facts.office.setting(NUMBER_PATTERN), year, n)


def unnamed(case: AftercareCase, title: str) -> str | None:
    """A paper about a person needs the person."""
    return None if case.person is not None and case.person.name else f"尚未填写对象姓名，不能打印{title}。"


def not_in_follow_up(case: AftercareCase, title: str) -> str | None:
    """Papers of the help itself begin with the hand-over and end with the help."""
    if case.handed_on is None:
        return f"尚未登记衔接，不能打印{title}。"
    return f"帮教已经结束，不能打印{title}。" if case.state in ENDED else None


def day_of_paper(signed_on: date | None, facts: PaperFacts) -> date:
    """The day a paper is read for: the day it was signed, else today."""
    return signed_on or facts.today
