"""The papers on personal information: every register of people has them, and they say what that register does."""

from dataclasses import replace
from datetime import date

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.declare.blocks import Paper
from libao_desk.people.privacy_papers import BY_HAND
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from libao_desk.services.papers.drawing import paper_facts
from libao_desk.services.records.drafts import RecordDraft
from tests.registers.paper_words import words
from tests.services.builders import a_dispute

REGISTERS = ("corrections", "aftercare", "guardianship", "disputes", "petitions")
LAW = "个人信息保护法"


def _said(office: Office, kind: str, day: date) -> str:
    register, document = office.desk.book.document(kind)
    return words(document.body(register.model(), replace(paper_facts(office.desk), today=day)))


@pytest.mark.parametrize("register", REGISTERS)
def test_every_register_of_people_has_the_three(office: Office, book: RegisterBook, register: str) -> None:
    keys = {document.key for document in book.get(register).documents}
    for kind in ("notice", "assessment", "incident"):
        key = f"{register}-privacy-{kind}"
        assert key in keys
        assert book.get(register).title in _said(office, key, date(2026, 3, 2))
        assert office.documents.blank(key).pages in (1, 2)


@pytest.mark.parametrize("register", REGISTERS)
def test_the_notice_tells_purpose_law_term_and_rights(office: Office, register: str) -> None:
    said = _said(office, f"{register}-privacy-notice", date(2026, 3, 2))
    for told in ("处理者：李堡司法所", "目的和依据：", "敏感个人信息：", "保存期限：", "查阅、复制、更正、补充", LAW):
        assert told in said
    assert any(f"{years}年" in said for years in (10, 30))


@pytest.mark.parametrize(
    ("register", "day", "law"),
    [
        ("corrections", date(2020, 6, 30), "《社区矫正实施办法》"),
        ("corrections", date(2020, 7, 1), "《中华人民共和国社区矫正法》"),
        ("aftercare", date(2026, 10, 31), "第三十五条至第三十八条"),
        ("aftercare", date(2026, 11, 1), "第五十九条至第六十二条"),
        ("guardianship", date(2020, 12, 31), "民法总则"),
        ("guardianship", date(2021, 1, 1), "民法典"),
        ("petitions", date(2022, 4, 30), "《信访条例》"),
        ("petitions", date(2022, 5, 1), "《信访工作条例》"),
    ],
)
def test_the_law_is_that_of_the_day(office: Office, register: str, day: date, law: str) -> None:
    said = _said(office, f"{register}-privacy-notice", day)
    assert law in said
    assert (LAW in said) is (day >= date(2021, 11, 1))


def test_it_is_given_to_those_whom_the_record_is_about(office: Office) -> None:
    ref = a_dispute(office)
    assert "张试甲一、李试乙一：" in words(_drawn(office, "disputes-privacy-notice", ref.id))
    assert office.documents.issue("disputes-privacy-notice", ref).missing == ()
    nameless = office.records.save(RecordDraft("petitions", values={"received_on": date(2026, 2, 9)}))
    assert office.documents.draft("petitions-privacy-notice", nameless).missing == ("被告知人",)


def _drawn(office: Office, kind: str, record_id: int) -> Paper:
    register, document = office.desk.book.document(kind)
    with office.desk.read() as session:
        return document.body(session.get_one(register.model, record_id), paper_facts(office.desk))


def test_what_is_filled_by_hand_is_on_nobodys_record(office: Office) -> None:
    with pytest.raises(Refusal, match=BY_HAND):
        office.documents.issue("disputes-privacy-incident", a_dispute(office))


def test_a_register_of_which_nobody_is_told_says_why(office: Office, book: RegisterBook) -> None:
    (untold,) = (one for one in book.get("petitions").settings if one.key == "petitions.privacy_untold")
    ref = office.records.save(RecordDraft("petitions", values={"received_on": date(2026, 2, 9), "petitioner": "赵丁四"}))
    office.settings.change(untold, "举报事项依法保密")
    with pytest.raises(Refusal, match="本所对信访登记不作个人信息处理告知：举报事项依法保密"):
        office.documents.issue("petitions-privacy-notice", ref)
