"""ID numbers, credit codes, phones, names and their readings: the tables of the standards, both ways."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libao_desk.core.citizen_id import (
    Sex,
    age_in_years,
    is_foreign_residence_card,
    is_minor,
    make_citizen_id,
    mask_citizen_id,
    parse_citizen_id,
)
from libao_desk.core.credit_code import ALPHABET, parse_credit_code
from libao_desk.core.credit_code import check_sign as credit_check
from libao_desk.core.errors import Refusal
from libao_desk.core.names import normalise_name, published_name, refuse_no_name
from libao_desk.core.phones import mask_phone, parse_phone, show_phone
from libao_desk.core.pinyin import pinyin_key

TODAY = date(2026, 3, 2)
GOOD = {
    "320699196802290019": (date(1968, 2, 29), Sex.MALE),
    "320699197501010022": (date(1975, 1, 1), Sex.FEMALE),
    "320699200412310036": (date(2004, 12, 31), Sex.MALE),
    "320699194903071238": (date(1949, 3, 7), Sex.MALE),
    "32069919700615001X": (date(1970, 6, 15), Sex.MALE),
}
ids = st.builds(make_citizen_id, st.just("320699"), st.dates(date(1900, 1, 1), date(2025, 12, 31)), st.integers(0, 999))


@pytest.mark.parametrize("number", GOOD)
def test_a_number_tells_birth_and_sex(number: str) -> None:
    read = parse_citizen_id(number, TODAY)
    assert (read.birth_date, read.sex) == GOOD[number]
    assert (read.number, read.address_code, read.warning) == (number, "320699", "")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("320699680229001", "320699196802290019"),
        ("32069919700615001x", "32069919700615001X"),
        (" 320699 19700615 001X ", "32069919700615001X"),
        ("３２０６９９１９７００６１５００１Ｘ", "32069919700615001X"),
        ("'320699196802290019", "320699196802290019"),
    ],
)
def test_what_people_type_is_understood(typed: str, number: str) -> None:
    assert parse_citizen_id(typed, TODAY).number == number


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("32069919680229001", "身份证号应为18位，现为17位。"),
        ("3206991968022900190", "身份证号应为18位，现为19位。"),
        ("3206991968O2290019", "身份证号只能是数字，末位可以是X。"),
        ("320699196802300018", "身份证号中的出生日期19680230不存在。"),
        ("320699196702290019", "身份证号中的出生日期19670229不存在。"),
        ("320699196802290018", "身份证号校验位不符，请逐位核对。"),
        (make_citizen_id("320699", date(2026, 3, 3), 1), "身份证号中的出生日期2026-03-03晚于今天。"),
        (make_citizen_id("320699", date(1899, 12, 31), 1), "身份证号中的出生日期1899-12-31早于1900年。"),
    ],
)
def test_a_wrong_number_says_what_is_wrong(typed: str, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_citizen_id(typed, TODAY)
    assert refused.value.sentence == sentence


def test_an_unknown_address_is_only_a_warning() -> None:
    assert parse_citizen_id(make_citizen_id("160101", date(1980, 1, 1), 1), TODAY).warning
    for residence in ("810000", "820000", "830000"):
        assert parse_citizen_id(make_citizen_id(residence, date(1980, 1, 1), 1), TODAY).warning == ""


@given(ids, st.integers(0, 17), st.integers(1, 9))
def test_every_single_wrong_digit_is_caught(number: str, place: int, step: int) -> None:
    old = number[place]
    new = str((int(old) + step) % 10) if old.isdigit() else str(step)
    wrong = number[:place] + new + number[place + 1 :]
    with pytest.raises(Refusal):
        parse_citizen_id(wrong, TODAY)


@given(ids, st.integers(0, 15))
def test_neighbours_changed_about_are_caught(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if swapped != number:
        with pytest.raises(Refusal):
            parse_citizen_id(swapped, TODAY)


@given(ids)
def test_a_made_number_reads_back(number: str) -> None:
    read = parse_citizen_id(number, TODAY)
    assert f"{read.birth_date:%Y%m%d}" == number[6:14]
    assert mask_citizen_id(number) == f"320699********{number[-4:]}"


def test_a_foreigner_s_card_is_no_citizen_s_number() -> None:
    assert is_foreign_residence_card("ABC320699123456")
    assert not is_foreign_residence_card("ABC32069912345")
    assert not is_foreign_residence_card("320699196802290019")


@pytest.mark.parametrize(
    ("on", "minor"), [(date(2022, 12, 30), True), (date(2022, 12, 31), True), (date(2023, 1, 1), False), (date(2004, 12, 31), True)]
)
def test_an_age_is_reached_on_the_day_after_the_birthday(on: date, minor: bool) -> None:
    assert is_minor(date(2004, 12, 31), on) is minor


def test_full_years() -> None:
    born = date(1968, 2, 29)
    assert [age_in_years(born, day) for day in (date(2020, 2, 28), date(2020, 2, 29), date(2021, 2, 28), date(2021, 3, 1))] == [
        51,
        52,
        52,
        53,
    ]


@pytest.mark.parametrize("code", ["91320699MA1TE5T0XN", "11320699014200003X"])
def test_credit_codes(code: str) -> None:
    assert parse_credit_code(code.lower()) == code
    assert parse_credit_code(f" {code[:8]} {code[8:]} ") == code


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("91320699MA1TE5T0X", "统一社会信用代码应为18位，现为17位。"),
        ("91320699MA1TE5T0XO", "统一社会信用代码中不会有“O”。"),
        ("91320699MA1TE5T0XX", "统一社会信用代码校验位不符，请逐位核对。"),
    ],
)
def test_a_wrong_credit_code_says_what_is_wrong(code: str, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_credit_code(code)
    assert refused.value.sentence == sentence


@given(st.text(ALPHABET, min_size=17, max_size=17), st.integers(0, 16), st.sampled_from(ALPHABET))
def test_every_single_wrong_sign_of_a_credit_code_is_caught(first: str, place: int, sign: str) -> None:
    code = first + credit_check(first)
    assert parse_credit_code(code) == code
    if sign != code[place]:
        with pytest.raises(Refusal):
            parse_credit_code(code[:place] + sign + code[place + 1 :])


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [
        ("13912345678", "13912345678", "139 1234 5678"),
        ("139 1234 5678", "13912345678", "139 1234 5678"),
        ("+86 139-1234-5678", "13912345678", "139 1234 5678"),
        ("１３９１２３４５６７８", "13912345678", "139 1234 5678"),
        ("0513-88888888", "051388888888", "0513-88888888"),
        ("0513-88888888-123", "051388888888-123", "0513-88888888-123"),
        ("021-88888888", "02188888888", "021-88888888"),
        ("88888888", "88888888", "88888888"),
        ("12348", "12348", "12348"),
        ("110", "110", "110"),
        ("（0513）88123456", "051388123456", "0513-88123456"),
        ("0086 139 1234 5678", "13912345678", "139 1234 5678"),
    ],
)
def test_phones_both_ways(typed: str, stored: str, shown: str) -> None:
    assert parse_phone(typed) == stored
    assert show_phone(stored) == shown


@pytest.mark.parametrize("none", ["无", "没有", "/", "—"])
def test_no_phone_is_none_and_never_a_fake_number(none: str) -> None:
    assert parse_phone(none) is None


@pytest.mark.parametrize("wrong", ["0513-1234567", "1391234567", "23912345678", "139123456789", "电话", "12912345678"])
def test_what_is_no_phone_is_refused(wrong: str) -> None:
    with pytest.raises(Refusal, match="不是电话号码"):
        parse_phone(wrong)


def test_a_phone_is_half_hidden() -> None:
    assert mask_phone("13912345678") == "139****5678"
    assert mask_phone("051388123456") == "0513****3456"
    assert mask_phone("88123456") == "****3456"
    assert mask_phone("051388123456-801") == "0513****3456-***"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ("无", "“无”不是姓名"),
        ("匿名", "“匿名”不是姓名"),
        ("冯未？", "“冯未？”中有“？”"),
        ("冯、乙", "“冯、乙”像是几个人"),
        ("冯(甲)", "“冯(甲)”中有括号"),
        ("张三（已故）", "“张三（已故）”中有括号"),
        ("阿依··买买提", "间隔号重复"),
    ],
)
def test_what_is_no_persons_name_is_refused(wrong: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=re.escape(sentence)):
        refuse_no_name(wrong)


@pytest.mark.parametrize("name", ["冯一柏", "欧阳娜娜", "阿依古丽·买买提", "SMITH, JOHN", "重〇子", "王某"])
def test_a_name_as_it_is_is_taken(name: str) -> None:
    refuse_no_name(name)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("张 三", "张三"),
        ("　欧阳　甲一　", "欧阳甲一"),
        ("阿依古丽・买买提", "阿依古丽·买买提"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("阿依古丽‧买买提", "阿依古丽·买买提"),
        ("阿依古丽．买买提", "阿依古丽·买买提"),
        ("阿依古丽●买买提", "阿依古丽·买买提"),
        ("阿依古丽 · 买买提", "阿依古丽·买买提"),
        ("John  Smith", "John Smith"),
        ("曾𬭎一", "曾𬭎一"),
        ("王\u200b三", "王三"),
        ("𠮷野", "𠮷野"),
    ],
)
def test_names_are_kept_as_the_card_prints_them(typed: str, stored: str) -> None:
    assert normalise_name(typed) == stored
    assert normalise_name(stored) == stored


@pytest.mark.parametrize("wrong", ["·买买提", "阿依古丽·", "王" * 51])
def test_a_name_that_cannot_be_is_refused(wrong: str) -> None:
    with pytest.raises(Refusal):
        normalise_name(wrong)


def test_names_are_masked_for_screen_and_for_papers() -> None:
    assert [published_name(name) for name in ("王三", "王三四", "", "欧阳娜娜", "东方")] == ["王某某", "王某某", "", "欧阳某某", "东某某"]


@pytest.mark.parametrize(
    ("name", "full", "initials"),
    [
        ("张三", "zhangsan", "zs"),
        ("单雄", "shanxiong", "sx"),
        ("仇甲", "qiujia", "qj"),
        ("曾乙", "zengyi", "zy"),
        ("解三", "xiesan", "xs"),
        ("尉迟甲", "yuchijia", "ycj"),
        ("万俟乙", "moqiyi", "mqy"),
        ("欧阳甲一", "ouyangjiayi", "oyjy"),
        ("阿依古丽·买买提", "ayigulimaimaiti", "ayglmmt"),
        ("吕四", "lvsi", "ls"),
        ("", "", ""),
    ],
)
def test_surnames_are_read_as_surnames(name: str, full: str, initials: str) -> None:
    key = pinyin_key(name)
    assert (key.full, key.initials) == (full, initials)
