"""Citizen ID numbers (公民身份号码, GB 11643-1999) and the permanent residence card of foreigners."""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from .errors import Refusal
from .text import squeeze, to_half_width

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_SIGNS = "10X98765432"
PROVINCES = frozenset((*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82, 83, 91))
"""First two digits in use; 81, 82 and 83 are the residence permits of Hong Kong, Macao and Taiwan residents."""
EARLIEST = date(1900, 1, 1)
_OTHER_DOCUMENT = re.compile(r"[A-Z]{1,3}[0-9]{6,12}(?:\([0-9A-Z]\)|[A-Z])?")
_OLD_FOREIGN = re.compile(r"[A-Z]{3}\d{12}")


class Sex(Enum):
    """Sex as the number's 17th digit tells it: odd is male."""

    MALE = "1"
    FEMALE = "2"


@dataclass(frozen=True)
class CitizenId:
    """A number that passed every check."""

    number: str
    birth_date: date
    sex: Sex
    address_code: str
    original: str
    """As typed, where it was the 15-digit form of before 1999."""
    warning: str = ""


def check_sign(first_17: str) -> str:
    """The 18th sign that belongs to 17 digits."""
    return CHECK_SIGNS[sum(int(digit) * weight for digit, weight in zip(first_17, WEIGHTS, strict=True)) % 11]


def whole_number(fifteen: str) -> str:
    """The eighteen signs that belong to a number of fifteen digits: its year of birth is one of the 1900s."""
    first = f"{fifteen[:6]}19{fifteen[6:]}"
    return first + check_sign(first)


def parse_citizen_id(text: str, today: date) -> CitizenId:
    """Read and check a number; blanks, full width, a small x and the 15-digit form are understood.

    Raises Refusal naming the one thing that is wrong: length, signs, birth date or check sign.
    """
    typed = squeeze(to_half_width(text)).replace(" ", "").replace("'", "").upper()
    number = whole_number(typed) if re.fullmatch(r"[0-9]{15}", typed) else typed
    if len(number) != 18:
        raise Refusal(f"身份证号应为18位，现为{len(number)}位。")
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        raise Refusal("身份证号只能是数字，末位可以是X。")
    birth = _birth_date(number, today)
    if check_sign(number[:17]) != number[17]:
        raise Refusal("身份证号校验位不符，请逐位核对。")
    warning = (
        "" if int(number[:2]) in PROVINCES or is_foreign_residence_card(number) else f"身份证号前两位{number[:2]}不是现行省级代码，请核对。"
    )
    return CitizenId(number, birth, Sex.MALE if int(number[16]) % 2 else Sex.FEMALE, number[:6], typed, warning)


def _birth_date(number: str, today: date) -> date:
    try:
        birth = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        raise Refusal(f"身份证号中的出生日期{number[6:14]}不存在。") from None
    if birth > today:
        raise Refusal(f"身份证号中的出生日期{birth:%Y-%m-%d}晚于今天。")
    if birth < EARLIEST:
        raise Refusal(f"身份证号中的出生日期{birth:%Y-%m-%d}早于1900年。")
    return birth


def make_citizen_id(address: str, birth: date, sequence: int) -> str:
    """A number with the right check sign, for invented people (address code 320699 belongs to no place)."""
    first = f"{address}{birth:%Y%m%d}{sequence:03d}"
    return first + check_sign(first)


def is_foreign_residence_card(text: str) -> bool:
    """Whether this is a foreigner's permanent residence card: 3 letters and 12 digits, or 18 digits that begin with 9."""
    card = squeeze(to_half_width(text)).replace(" ", "").upper()
    if _OLD_FOREIGN.fullmatch(card):
        return True
    return len(card) == 18 and card[0] == "9" and card[:17].isdigit() and check_sign(card[:17]) == card[17]


def parse_document_no(text: str, today: date) -> str:
    """The number of whatever document proves who somebody is: a passport, a permit or a foreigner's card, else an ID number.

    Raises Refusal as `parse_citizen_id` does for what is none of them.
    """
    plain = squeeze(to_half_width(text)).replace(" ", "").upper()
    return plain if is_other_document(plain) else parse_citizen_id(text, today).number


def is_other_document(number: str) -> bool:
    """Whether a number has letters before its digits, as passports, permits and the older foreigner's card have, and no ID number."""
    return _OTHER_DOCUMENT.fullmatch(number) is not None


def mask_citizen_id(number: str) -> str:
    """320685********1234."""
    if len(number) < 11:
        return "*" * len(number)
    return f"{number[:6]}{'*' * (len(number) - 10)}{number[-4:]}"


def age_in_years(birth: date, on: date) -> int:
    """Full years by the solar calendar (周岁)."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def is_minor(birth: date, on: date) -> bool:
    """Under 18 in criminal law: an age is reached on the day after the birthday (最高法2006年未成年人案件解释第2条)."""
    age = age_in_years(birth, on)
    on_the_birthday = (on.month, on.day) == (birth.month, birth.day)
    return age < 18 or (age == 18 and on_the_birthday)
