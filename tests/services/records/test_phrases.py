"""Texts used again and again: those of the program, the office's own, their blanks, what is kept out."""

from dataclasses import replace

import pytest

from libao_desk.app.found_registers import load_registers
from libao_desk.core.errors import Refusal
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.services.never_recorded import WordsNeverRecorded
from libao_desk.services.office import Office
from libao_desk.services.records.phrases import LEFT_OPEN, Phrase, came_with_the_program
from tests.services.test_never_recorded import RULES

FIELD = "terms.act"


def _field(phrase: Phrase) -> FieldPath:
    register = load_registers().get(phrase.register)
    part, _, key = phrase.field.rpartition(".")
    fields = register.part(part).fields if part else register.fields
    return next(field for field in fields if field.key == key)


@pytest.mark.parametrize("phrase", came_with_the_program(), ids=lambda phrase: phrase.builtin)
def test_every_text_of_the_program_belongs_to_a_long_text_and_a_choice(phrase: Phrase) -> None:
    assert _field(phrase).kind is Kind.LONG_TEXT
    if phrase.category:
        register = load_registers().get(phrase.register)
        assert any(phrase.category == str(code.value) for field in register.fields if field.kind is Kind.CHOICE for code in field.choices)
    assert phrase.text.count("{") == phrase.text.count("}")


def test_keys_of_the_program_s_texts_are_different() -> None:
    keys = [(phrase.register, phrase.builtin) for phrase in came_with_the_program()]
    assert len(keys) == len(set(keys))


def test_blanks_are_filled_in_and_what_is_left_out_stays_open() -> None:
    phrase = Phrase("disputes", FIELD, "一次付清", "于{日期}前付清{款项}，逾期按{日期}计")
    assert phrase.blanks == ("日期", "款项")
    assert phrase.filled({"日期": " 2026年4月1日 "}) == f"于2026年4月1日前付清{LEFT_OPEN}，逾期按2026年4月1日计"


def test_a_text_meant_for_another_type_of_dispute_is_not_offered(office: Office) -> None:
    neighbours = [phrase.title for phrase in office.phrases.of("disputes", FIELD, frozenset({"02"}))]
    assert neighbours[0] in ("恢复排水", "移除堆放物", "修剪树木")
    assert "赡养费" not in neighbours
    assert "一次付清" in neighbours
    assert "恢复排水" not in [phrase.title for phrase in office.phrases.of("disputes", FIELD)]


def test_the_office_changes_removes_and_adds(office: Office) -> None:
    (old,) = [phrase for phrase in office.phrases.of("disputes", FIELD) if phrase.title == "一次付清"]
    kept = office.phrases.keep(replace(old, text="于签字之日起十日内付清{款项}"))
    assert kept.id is not None
    now = [phrase for phrase in office.phrases.of("disputes", FIELD) if phrase.title == "一次付清"]
    assert now == [kept]
    office.phrases.remove(kept)
    assert "一次付清" not in [phrase.title for phrase in office.phrases.of("disputes", FIELD)]
    office.phrases.keep(Phrase("disputes", FIELD, "本所用语", "由村委会见证", "02"))
    assert "本所用语" in [phrase.title for phrase in office.phrases.of("disputes", FIELD, frozenset({"02"}))]
    assert "本所用语" not in [phrase.title for phrase in office.phrases.of("disputes", FIELD)]


def test_a_text_of_the_program_can_be_removed_at_once(office: Office) -> None:
    (old,) = [phrase for phrase in office.phrases.of("disputes", FIELD) if phrase.title == "互不追究"]
    office.phrases.remove(old)
    assert "互不追究" not in [phrase.title for phrase in office.phrases.of("disputes", FIELD)]


def test_empty_texts_and_words_never_recorded_are_refused(office: Office) -> None:
    with pytest.raises(Refusal, match="请填写名称和内容"):
        office.phrases.keep(Phrase("disputes", FIELD, "无内容", " "))
    with pytest.raises(WordsNeverRecorded):
        office.phrases.keep(Phrase("disputes", FIELD, "不当", f"写明{RULES[0]['words'][0]}"))


@pytest.mark.parametrize("text", ["于{日期前付清", "于日期}前付清", "于{}前付清", "于{{日期}前付清"])
def test_a_blank_that_is_none_is_refused(office: Office, text: str) -> None:
    with pytest.raises(Refusal, match="花括号"):
        office.phrases.keep(Phrase("disputes", FIELD, "付清", text))
