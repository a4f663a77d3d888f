"""The command line keeps to the officer's rights as the window does: numbers half hidden, looks in the trail, what is refused."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.people.codes import Role
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RowDraft, draft_of
from libao_desk.store import trail
from libao_desk.store.looks import OPENED, REFUSED, SEARCHED

from .conftest import Call
from .test_people_commands import DAY

SECRETS = {role: f"{role.value} lime tree and stone" for role in Role}
RECORD = ("corrections", "JZ2020-001")


@pytest.fixture
def staffed(own_copy: Path, book: RegisterBook) -> Path:
    """The invented office with an officer in each role."""
    with Office.unlock(own_copy, book, FixedClock(DAY), demo.PASSPHRASE) as office:
        for role, secret in SECRETS.items():
            office.officers.add(f"{role.label}甲", role, secret)
    return own_copy


def acts(folder: Path, book: RegisterBook) -> list[tuple[str, str]]:
    """(who, what) of the trail's entries, the newest last."""
    with Office.unlock(folder, book, FixedClock(DAY), demo.PASSPHRASE) as office, office.desk.read() as session:
        return [(entry.officer_name, entry.act) for entry in reversed(trail.entries(session, limit=20))]


@pytest.mark.parametrize("role", [Role.RECORDER, Role.READER])
def test_who_may_not_read_numbers_is_shown_them_half_hidden(
    role: Role, call: Call, staffed: Path, book: RegisterBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = call("show", *RECORD, "--json").json
    monkeypatch.setenv("LIBAO_DESK_PASSPHRASE", SECRETS[role])
    shown, lines = call("show", *RECORD, "--json"), call("show", *RECORD).out
    number, phone = (whole["fields"][f"person.{key}"] for key in ("id_no", "phone"))
    assert shown.json["fields"]["person.id_no"] == f"{number[:6]}********{number[-4:]}"
    assert shown.json["fields"]["person.phone"] == f"{phone[:3]}****{phone[-4:]}"
    assert shown.json.keys() == whole.keys()
    assert [key for key in whole["fields"] if shown.json["fields"][key] != whole["fields"][key]] == ["person.id_no", "person.phone"]
    for text in (shown.out, lines):
        assert number not in text
        assert phone not in text.replace(" ", "")
    party = call("show", "disputes", "TJ2020-0001", "--json").json["parts"]["parties"][0]
    assert "****" in party["person.id_no"]
    assert (f"{role.label}甲", "查看证件号码和电话") not in acts(staffed, book)


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.OFFICER])
def test_who_may_read_numbers_reads_them_whole_and_the_trail_says_so(
    role: Role, call: Call, staffed: Path, book: RegisterBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIBAO_DESK_PASSPHRASE", SECRETS[role])
    fields = call("show", *RECORD, "--json").json["fields"]
    assert len(fields["person.id_no"]) == 18
    assert fields["person.phone"].isdigit()
    assert (f"{role.label}甲", "查看证件号码和电话") in acts(staffed, book)


def test_an_import_tells_a_recorder_no_number_that_his_sheet_does_not_say(
    call: Call, staffed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = call("show", *RECORD, "--json").json["fields"]
    book = Workbook()
    book.active.append(["本地编号", "姓名", "联系电话"])
    book.active.append([RECORD[1], fields["person.name"], "19900007777"])
    book.save(file := tmp_path / "l.xlsx")
    assert fields["person.phone"] in call("import", RECORD[0], file, "--dry-run", "--json").out.replace(" ", "")
    monkeypatch.setenv("LIBAO_DESK_PASSPHRASE", SECRETS[Role.RECORDER])
    for arguments in (("--json",), ()):
        told = call("import", RECORD[0], file, "--dry-run", *arguments).out.replace(" ", "")
        assert fields["person.phone"] not in told
        assert f"****{fields['person.phone'][-4:]}" in told
        assert "19900007777" in told


def test_the_trail_of_a_record_tells_a_reader_numbers_half_hidden(staffed: Path, book: RegisterBook) -> None:
    with Office.unlock(staffed, book, FixedClock(DAY), demo.PASSPHRASE) as office:
        ref = office.records.find(*RECORD)
        draft = draft_of(office.records.open(ref))
        draft.parts["team"].append(RowDraft(values={"name": "张甲三", "phone": "19900007777"}))
        office.records.save(draft)
        assert any("19900007777" in line.new for line in office.audit.of(ref))
    with Office.unlock(staffed, book, FixedClock(DAY), SECRETS[Role.READER]) as office:
        told = [line.new for line in office.audit.of(ref)]
        assert any("199****7777" in text for text in told)
        assert not any("19900007777" in text for text in told)


def test_looks_on_the_line_leave_a_row_and_so_do_refused_ones(
    call: Call, staffed: Path, book: RegisterBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Office.unlock(staffed, book, FixedClock(DAY), demo.PASSPHRASE) as office:
        office.officers.add("只管调解", Role.OFFICER, "pine tree and brook", ("disputes",))
    monkeypatch.setenv("LIBAO_DESK_PASSPHRASE", SECRETS[Role.READER])
    call("search", "王")
    call("show", *RECORD)
    monkeypatch.setenv("LIBAO_DESK_PASSPHRASE", "pine tree and brook")
    assert "其他登记册" in call("show", *RECORD).sentence
    monkeypatch.setenv("LIBAO_DESK_PASSPHRASE", demo.PASSPHRASE)
    assert acts(staffed, book)[-3:] == [("查看甲", SEARCHED), ("查看甲", OPENED), ("只管调解", REFUSED)]
    assert call("verify", "--json").json["sound"]


def test_what_the_window_does_not_offer_is_refused_on_the_line(
    call: Call, staffed: Path, tmp_path: Path, book: RegisterBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Office.unlock(staffed, book, FixedClock(DAY), demo.PASSPHRASE) as office:
        office.officers.add("只管调解", Role.OFFICER, "pine tree and brook", ("disputes",))
    out = tmp_path / "a.xlsx"
    monkeypatch.setenv("LIBAO_DESK_PASSPHRASE", SECRETS[Role.READER])
    assert call("verify").sentence == "“查看”无权备份和核验。"
    assert call("statistics", "--period", "2020-12").code == 0
    assert call("statistics", "--period", "2020-12", "--out", out).sentence == "“查看”无权导出花名册和统计表。"
    monkeypatch.setenv("LIBAO_DESK_PASSPHRASE", "pine tree and brook")
    closed = call("roster", "corrections", "--period", "2020-12", "--out", out)
    assert closed.sentence == "这是其他登记册，您无权导出花名册和统计表。"
    assert call("sheet-out", "corrections", "--out", out).sentence == closed.sentence
    asked = ("--name", "张甲三", "--proof", "19900000001", "--reason", "本人来问")
    assert call("own-matters", "petitions", *asked).sentence == "这是其他登记册，您无权答复本人查询。"
    assert not out.exists()


def test_one_closed_record_is_shown_in_an_emergency_and_the_director_reads_of_it(
    call: Call, own_copy: Path, book: RegisterBook, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    why = "对象在集市上突然发病，须立即联系监护人"
    with Office.unlock(own_copy, book, FixedClock(DAY), demo.PASSPHRASE) as office:
        office.officers.add("只管调解", Role.OFFICER, "pine tree and brook", ("disputes",))
    with monkeypatch.context() as seat:
        seat.setenv("LIBAO_DESK_PASSPHRASE", "pine tree and brook")
        assert call("show", *RECORD, "--json").fails_with(1)
        assert call("show", *RECORD, "--emergency", "急", "--json").fails_with(1)
        assert call("show", *RECORD, "--emergency", why, "--json").json["record"] == RECORD[1]
        assert call("show", *RECORD, "--json").fails_with(1)
        assert "无权查看应急查阅周报" in call("emergencies").sentence
    (line,) = call("emergencies", "--out", tmp_path / "week.pdf", "--json").json
    assert (line["by"], line["reason"], line["opened"]) == ("只管调解", why, [RECORD[1]])
    assert (tmp_path / "week.pdf").read_bytes().startswith(b"%PDF")


def test_a_record_is_kept_for_named_readers(call: Call, staffed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = f"{Role.OFFICER.label}甲"
    assert call("readers", *RECORD, "--json").json == {"record": RECORD[1], "readers": []}
    assert "请写明" in call("readers", *RECORD, "--name", named).sentence
    assert "没有：某人" in call("readers", *RECORD, "--name", "某人", "--reason", "隐私").sentence
    assert call("readers", *RECORD, "--name", named, "--reason", "涉及个人隐私", "--json").json["readers"] == [named]
    with monkeypatch.context() as seat:
        seat.setenv("LIBAO_DESK_PASSPHRASE", SECRETS[Role.READER])
        assert "仅限指定人员查阅" in call("show", *RECORD).sentence
        seat.setenv("LIBAO_DESK_PASSPHRASE", SECRETS[Role.OFFICER])
        assert f"【仅限指定人员查阅：{named}" in call("show", *RECORD).out
    assert call("readers", *RECORD, "--lift", "--reason", "已办结", "--json").json["readers"] == []
