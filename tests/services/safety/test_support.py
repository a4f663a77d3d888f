"""The support bundle says what a helper needs, and of all that was planted in file, settings, names of folders and log not one word."""

import logging
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from libao_desk.core import log
from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Refusal
from libao_desk.declare.path import path
from libao_desk.people.codes import Role
from libao_desk.people.models import Person
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Founding, Office
from libao_desk.services.records.drafts import Value
from libao_desk.services.safety.support import closed_lines
from tests.conftest_office import CHEAP, DAY, PASSPHRASE
from tests.services.builders import a_dispute
from tests.store.test_trail import edit

PLANTED = {
    "office": "金丝雀司法所",
    "township": "雀鸣镇",
    "county": "百雀县",
    "director": "雀所长",
    "officer": "雀工作",
    "person": "雀当事",
    "id": "320699" + "19800101" + "0012",
    "phone": "19900009876",
    "address": "雀巷九号",
    "facts": "雀争执的经过",
    "case": "（2026）雀调字第001号",
    "village": "雀尾村",
    "folder": "雀的电脑",
    "user": "quemengjia",
    "draft": "雀没存的话",
    "reason": "雀的理由",
    "file": "雀附件.pdf",
    "value": "雀〔{y}〕{n}号",
}
BUG = "张三 quemengjia 320699198001019991"


@pytest.fixture
def logged(tmp_path: Path) -> Iterator[Path]:
    """A log beside the office in which our own report stands between the words of others."""
    folder = tmp_path / PLANTED["folder"] / log.FOLDER
    folder.mkdir(parents=True)
    (folder / f"{log.FILE}.1").write_text(f"2026-01-05 08:00:00,000 ERROR libao_desk.gui {PLANTED['person']}\n", encoding="utf-8")
    ours = logging.getLogger(log.OURS)
    before, level = list(ours.handlers), ours.level
    log.configure(folder)
    told = logging.getLogger("libao_desk.gui.base.bugs")
    try:
        _fail()
    except ValueError as error:
        told.error(log.crash_report(error))
    for value in PLANTED.values():
        told.error(f"{value}\n  {value}:12 {value}\n{value}Error")
    told.error(f"/data/{PLANTED['user']}/office.db\n  {PLANTED['user']}:12 {PLANTED['user']}")
    yield folder
    for handler in set(ours.handlers) - set(before):
        ours.removeHandler(handler)
        handler.close()
    ours.setLevel(level)


def _fail() -> None:
    raise ValueError(BUG)


@pytest.fixture
def planted(tmp_path: Path, book: RegisterBook, logged: Path) -> Iterator[Office]:
    """An office whose every door has a planted word behind it."""
    folder = tmp_path / PLANTED["folder"] / "office"
    founding = Founding(PLANTED["office"], "320685103", PLANTED["director"], PASSPHRASE, PLANTED["township"], PLANTED["county"])
    office, _ = Office.found(folder, book, FixedClock(DAY), founding, CHEAP)
    with office:
        _plant(office)
    edit(folder, f"UPDATE schema_step SET program_version = '{PLANTED['user']}' WHERE package = 'people'", key_of=PASSPHRASE)
    with Office.unlock(folder, book, FixedClock(DAY), PASSPHRASE) as again:
        yield again


def _plant(office: Office) -> None:
    office.officers.add(PLANTED["officer"], Role.RECORDER, "另一个人的口令-26")
    office.directory.save("village", None, {"name": PLANTED["village"]}, {})
    for setting in office.settings.declared:
        if isinstance(setting.default, str) and not setting.choices and "readers" not in setting.key:
            office.settings.change(setting, PLANTED["value"], confirmed=True)
    person: dict[str, Value] = {
        "name": PLANTED["person"],
        "id_no": PLANTED["id"],
        "phone": PLANTED["phone"],
        "residence_address": PLANTED["address"],
    }
    fields = [path(field) for field in (Person.name, Person.id_no, Person.phone, Person.residence_address)]
    office.people.save(None, person, {}, fields)
    ref = a_dispute(office, facts=PLANTED["facts"], case_no=PLANTED["case"])
    scan = office.desk.file.folder.parent / PLANTED["file"]
    scan.write_bytes(b"%PDF-1.4 " + PLANTED["facts"].encode())
    office.attachments.add(ref, scan)
    office.journal.keep_page("page", PLANTED["draft"], {"text": PLANTED["draft"]})
    office.keeping.into_folder()
    office.drill.hold()
    office.keeping.verify_and_note()
    office.health.put_off("recovery-code")


def _told(lines: tuple[str, ...]) -> list[str]:
    text = "\n".join(lines)
    return [name for name, value in PLANTED.items() if value in text or (value.isdecimal() and value[:8] in text)]


@pytest.mark.expects_log
def test_nothing_that_was_planted_is_in_it(planted: Office, tmp_path: Path) -> None:
    lines = planted.support.lines()
    assert _told(lines) == []
    assert str(tmp_path) not in "\n".join(lines)
    for name in ("a.txt", "b.zip"):
        planted.support.save(tmp_path / name, lines)
    text = (tmp_path / "a.txt").read_bytes()
    with ZipFile(BytesIO((tmp_path / "b.zip").read_bytes())) as archive:
        assert archive.read("求助包.txt") == text
    assert text.decode("utf-8-sig").splitlines() == list(lines)


@pytest.mark.expects_log
def test_what_a_helper_needs_is_in_it(planted: Office) -> None:
    lines = planted.support.lines()
    text = "\n".join(lines)
    assert "程序 0.1.0" in lines
    assert "dispute_case 1" in lines
    assert "desk.idle_minutes = 15（未确认）" in lines
    assert "office.name = 已改（已确认）" in lines
    assert "注意 另一磁盘上的备份：还没有备份到别处" in lines
    assert "people 0：不明" in lines
    assert "ValueError" in lines
    assert "  test_support:" not in text
    assert "  （别的模块）:" in text
    assert "行不是程序写的格式，没有收入" in text


@pytest.mark.expects_log
def test_our_own_places_in_the_code_are_kept(tmp_path: Path) -> None:
    (tmp_path / log.FOLDER).mkdir()
    report = "Libao Desk 0.1.0, Python 3.11.7, Linux 6.1\nOperationalError\n  tasks:107 run\n  base:12 do_execute\n  json:3 loads"
    (tmp_path / log.FOLDER / log.FILE).write_text(f"2026-03-02 09:00:00,123 ERROR libao_desk.gui.base.bugs {report}\n", encoding="utf-8")
    lines = closed_lines(tmp_path / "office")
    log_part = lines[lines.index("【程序日志】") + 1 :]
    assert log_part[0] == "2026-03-02 09:00:00 ERROR libao_desk.gui.base.bugs 0.1.0 Python 3.11.7"
    assert "  tasks:107 run" in log_part
    assert "  json:3" in log_part


def test_an_office_that_is_not_there_gives_a_bundle_too(tmp_path: Path) -> None:
    assert {"office.db 没有", "备份 0份 0字节", "（没有记录）"} <= set(closed_lines(tmp_path / "nowhere"))


def test_lines_that_were_taken_out_are_not_saved_and_it_stands_in_the_trail(office: Office, tmp_path: Path) -> None:
    lines, before = office.support.lines(), office.keeping.verify().entries
    office.support.save(tmp_path / "a.txt", lines[:3])
    assert (tmp_path / "a.txt").read_text(encoding="utf-8-sig").splitlines() == list(lines[:3])
    assert office.keeping.verify().entries == before + 1


@pytest.mark.parametrize(
    ("name", "count", "sentence"), [("a.pdf", 2, "以.txt或.zip结尾"), ("a", 2, "以.txt或.zip结尾"), ("a.txt", 0, "至少勾选一行")]
)
def test_a_file_nobody_could_read_and_an_empty_one_are_refused(
    office: Office, tmp_path: Path, name: str, count: int, sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        office.support.save(tmp_path / name, office.support.lines()[:count])
    assert not (tmp_path / name).exists()
