"""Merges of person cards on the command line: listed with who and when, taken back one by one."""

from datetime import date
from pathlib import Path

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Ref

from .conftest import Call

DAY = date(2020, 12, 31)


def _person(office: Office, ref: RecordRef) -> Ref:
    person = office.records.open(ref).values["person"]
    assert isinstance(person, Ref)
    return person


def test_a_merge_is_listed_and_taken_back(call: Call, own_copy: Path, book: RegisterBook) -> None:
    assert call("undo-merge").out.strip() == "没有可以撤销的合并。"
    with Office.unlock(own_copy, book, FixedClock(DAY), demo.PASSPHRASE) as office:
        first, second = (
            office.records.save(RecordDraft(register, values={"person.name": name}))
            for register, name in (("aftercare", "张甲三"), ("corrections", "张甲叁"))
        )
        office.people.merge(_person(office, first).id, _person(office, second).id, {})
        by = office.officer.name
    (row,) = call("undo-merge", "--json").json
    assert (row["by"], row["kept"], row["gone"]) == (by, "张甲三", "张甲叁")
    assert call("undo-merge").out.split("\t")[2:] == [by, "张甲三←张甲叁\n"]
    assert call("undo-merge", row["merge"], "--json").json == {"undone": row["merge"]}
    assert call("undo-merge", row["merge"]).sentence == "这次合并已经撤销。"
    assert call("undo-merge", 99).sentence == "没有编号为“99”的合并。"
    assert call("undo-merge", "--json").json == []


def test_a_copy_of_what_is_held_on_one_person(call: Call, own_copy: Path, tmp_path: Path) -> None:
    out = tmp_path / "查阅件.pdf"
    (hit, *_) = call("search", "JZ2017-001", "--json").json
    name = hit["label"].split()[0]
    told = call("person-copy", name, "--out", str(out), "--asked-by", name, "--proof", "居民身份证", "--json").json
    assert out.read_bytes().startswith(b"%PDF")
    assert told["pages"] >= 3
    asked = ("--asked-by", name, "--proof", "居民身份证")
    assert call("person-copy", "没有这人", "--out", str(out), *asked).sentence == "没有“没有这人”，请写全姓名或者身份证号。"
    assert "申请人身份“邻居”不正确" in call("person-copy", name, "--out", str(out), *asked, "--asking", "邻居").sentence
    assert "扩展名不对" in call("person-copy", name, "--out", str(tmp_path / "a.xlsx"), *asked).sentence
    refused = call("person-copy", name, "--out", str(out), "--asked-by", " ", "--proof", "居民身份证").sentence
    assert refused == "出具个人信息查阅件须核对申请人身份，请填写：申请人。"
    kin = ("person-copy", name, "--out", str(out), "--asked-by", "来人", "--proof", "死亡证明", "--asking", "RELATIVE", "--hide", "无此词")
    assert "台账中没有登记" in call(*kin).sentence
    assert call(*kin, "--dead", "--json").json["hidden"] == ["“无此词”没有找到，请核对写法。"]


def test_a_move_is_taken_back(call: Call, own_copy: Path, book: RegisterBook) -> None:
    refused = call("take-back", "corrections", "JZ2017-001", "--reason", "").sentence
    assert refused == "撤回已办理的步骤须写明理由。"
    with Office.unlock(own_copy, book, FixedClock(DAY), demo.PASSPHRASE) as office:
        ref = office.records.find("corrections", "JZ2017-001")
        begun = office.records.save(office.links.begin(ref, office.links.follow_ons(ref)[0]))
        number = office.records.open(begun).number
    answer = call("take-back", "corrections", "JZ2017-001", "--reason", "办错了", "--json")
    assert answer.sentence.startswith(f"由它接着登记的{number}")
    told = answer.json
    assert told == {"record": "JZ2017-001", "taken_back": "期满解除", "state": "ACTIVE"}
    shown = call("show", "corrections", "JZ2017-001", "--json").json
    assert "release" not in {line["event"] for line in shown["history"]}


def test_work_is_handed_over_with_a_list_to_sign(call: Call, own_copy: Path, book: RegisterBook, tmp_path: Path) -> None:
    with Office.unlock(own_copy, book, FixedClock(DAY), demo.PASSPHRASE) as office:
        leaver, successor = office.officers.all()[:2]
        lines = office.handover.look(leaver.id, successor.id)
    out = tmp_path / "移交清单.pdf"
    looked = call("hand-over", leaver.name, successor.name, "--out", out, "--look", "--json")
    assert (looked.code, looked.json["given"], out.read_bytes()[:4]) == (0, 0, b"%PDF")
    nobody = call("hand-over", "无此人", successor.name, "--out", out, "--json")
    assert nobody.fails_with(1)
    assert nobody.sentence == "没有名为“无此人”的工作人员。"
    assert call("hand-over", leaver.name, successor.name, "--out", tmp_path / "none" / "x.pdf", "--json").fails_with(3)
    done = call("hand-over", leaver.name, successor.name, "--out", out, "--json")
    assert done.code == 0, done.err
    assert (done.json["given"], done.json["out"]) == (sum(line.given for line in lines), str(out))
    assert done.json["given"] > 0
    assert call("hand-over", leaver.name, successor.name, "--out", out, "--json").fails_with(1)
