"""The free-text guard: what is never recorded is edited, or stays by a director's decision that the trail keeps."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.core.paths import resource
from libao_desk.core.period import Period
from libao_desk.people.officers import Role
from libao_desk.registers.duties.settings import REWARDS
from libao_desk.services.ledgers.importing import Severity
from libao_desk.services.never_recorded import WordsNeverRecorded, forbidden_column, forbidden_words
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, RowDraft, draft_of
from libao_desk.store.trail import entries

from .builders import a_dispute, change
from .ledger_files import Cell, Ledger


def _rules() -> list[dict[str, Any]]:
    with resource("never_recorded.toml").open("rb") as file:
        found: list[dict[str, Any]] = tomllib.load(file)["rule"]
    return found


RULES = _rules()
WORD, REASON = RULES[0]["words"][0], RULES[0]["reason"]


@pytest.mark.parametrize("rule", RULES, ids=range(len(RULES)))
def test_every_word_and_every_column_of_the_list_is_met(rule: dict[str, Any]) -> None:
    for word in rule["words"]:
        assert (word, rule["reason"]) in [(met.word, met.reason) for met in forbidden_words(f"某年某月，{word[0]} {word[1:]}等。")]
    for column in rule["columns"]:
        met = forbidden_column(f" {column[0]}\u3000{column[1:]} ")
        assert met is not None
        assert met.reason == rule["reason"]
    assert forbidden_words("双方因排水沟发生争执。") == ()
    assert forbidden_column("姓名") is None


PHRASES = [phrase for rule in RULES for phrase in rule.get("besides", ())]
NAMES = [(word, tail) for rule in RULES for tail in rule.get("names", ()) for word in rule["words"]]


@pytest.mark.parametrize("phrase", PHRASES, ids=range(len(PHRASES)))
def test_a_phrase_of_ordinary_office_work_is_not_met(phrase: str) -> None:
    """A crime as the judgment names it, education, a word that only runs into the next; the word itself beside it is."""
    (word,) = {word for rule in RULES if phrase in rule.get("besides", ()) for word in rule["words"][:1]}
    assert forbidden_words(f"1月8日{phrase}，已办。") == ()
    assert [met.word for met in forbidden_words(f"1月8日{phrase}，另有{word}。")] == [word, *_within(word)]


def test_the_name_of_a_street_or_a_body_is_not_met() -> None:
    assert NAMES
    assert [(word, tail) for word, tail in NAMES if word in [met.word for met in forbidden_words(f"住{word}{tail}3号")]] == []
    word, tail = NAMES[0]
    assert word in [met.word for met in forbidden_words(f"住{word}{tail}3号，{word}。")]


def _within(word: str) -> list[str]:
    """Shorter words of the list that stand in a longer one."""
    return [shorter for rule in RULES for shorter in rule["words"] if shorter in word and shorter != word]


@pytest.mark.parametrize("place", range(len(RULES)))
def test_a_text_of_any_register_is_held_to_every_rule(office: Office, place: int) -> None:
    """Belief and drugs went out in the county's roster, typed as a remark."""
    ref, rule = a_dispute(office), RULES[place]
    for word in rule["words"]:
        with pytest.raises(WordsNeverRecorded) as met:
            change(office, ref, note=f"本人近来{word}。")
        assert rule["reason"] in met.value.sentence


def test_a_text_with_such_a_word_is_not_stored(office: Office) -> None:
    ref = a_dispute(office)
    with pytest.raises(WordsNeverRecorded) as met:
        change(office, ref, facts=f"当事人{WORD}。")
    assert WORD in met.value.sentence
    assert REASON in met.value.sentence
    assert "纠纷简要情况" in met.value.sentence
    session = RowDraft(values={"held_on": date(2026, 1, 8), "record_text": f"记录：{WORD}"})
    with pytest.raises(WordsNeverRecorded, match="记录"):
        office.records.save(RecordDraft("disputes", parts={"sessions": [session]}))
    assert office.records.open(ref).values["facts"] == "双方因排水沟发生争执。"


def test_the_director_decides_with_a_reason_and_the_trail_keeps_it(office: Office) -> None:
    ref = a_dispute(office)
    draft = draft_of(office.records.open(ref))
    draft.values["note"] = f"起因：{WORD}"
    office.desk.rights = type(office.desk.rights)(Role.OFFICER, None)
    with pytest.raises(WordsNeverRecorded):
        office.records.save(draft, reason="工作人员自己写的理由")
    office.desk.rights = type(office.desk.rights)(Role.DIRECTOR, None)
    office.records.save(draft, reason="系当事人原话，法庭要求照录")
    assert office.audit.of(ref)[0].reason == "系当事人原话，法庭要求照录"
    change(office, ref, people_count=3)
    assert office.records.open(ref).values["people_count"] == 3


def test_an_imported_text_is_guarded_cell_by_cell(office: Office, tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["2026-1号", date(2026, 1, 5), "平常", "禁试甲"], ["2026-2号", date(2026, 1, 6), WORD, "禁试乙"]]
    ledger = Ledger(("登记簿",), (["卷号", "受理日", "简要情况", "当事人"],), rows)
    plan = office.importing.examine("disputes", ledger.write(tmp_path / "l.xlsx"))
    (problem,) = [one for one in plan.problems if one.severity is Severity.REFUSED]
    assert problem.cell == "C4"
    assert REASON in problem.sentence
    assert not office.importing.store(plan).stored


def test_a_refusal_of_the_guard_is_an_ordinary_refusal() -> None:
    assert issubclass(WordsNeverRecorded, Refusal)


SAID = f"该人{WORD}"
DOORS: dict[str, Callable[[Office, RecordRef, Path], object]] = {
    "a step": lambda office, ref, _: office.records.move(ref, "accept", reason=SAID),
    "a step taken back": lambda office, ref, _: office.records.take_back(ref, reason=SAID),
    "a roster for the office": lambda office, *_: office.rosters.write("disputes", Period.parse("2026-01"), full=True, reason=SAID),
    "a paper made void": lambda office, ref, _: office.documents.void("X", SAID),
    "what stays all the same": lambda office, ref, _: office.records.save(draft_of(office.records.open(ref)), reason=SAID),
    "the name of a file": lambda office, ref, folder: office.attachments.add(ref, _file(folder / f"{SAID}.pdf")),
    "a local value": lambda office, ref, _: office.settings.change(REWARDS, f"考核{SAID}"),
}


def _file(path: Path) -> Path:
    path.write_bytes(b"%PDF-1.4")
    return path


@pytest.mark.parametrize("door", DOORS)
def test_a_reason_and_what_else_the_trail_keeps_is_guarded_as_a_text_is(office: Office, tmp_path: Path, door: str) -> None:
    """What no field took was written into the reason, and stood in the record's history."""
    ref = a_dispute(office)
    before = len(office.last_acts.acts())
    with pytest.raises(WordsNeverRecorded, match=f"中有“{WORD}”"):
        DOORS[door](office, ref, tmp_path)
    assert len(office.last_acts.acts()) == before


def test_what_is_called_so_is_no_reason(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that came in before with such a name can be withdrawn, and a body may be called what it is called."""
    ref = a_dispute(office)
    with monkeypatch.context() as before:
        before.setattr("libao_desk.services.records.attachments.refuse_free_text", lambda *_: None)
        one = office.attachments.add(ref, _file(tmp_path / f"{SAID}.pdf"))
    office.attachments.withdraw(ref, one.id, "放错了档案")
    office.rosters.write("disputes", Period.parse("2026-01"), to=f"防范{WORD}办公室")
    with office.desk.read() as session:
        assert WORD in str(entries(session)[0].reason)
