"""Commands that look: registers, search, show, statistics, to-do, rosters and papers listed, officers."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from libao_desk.app import demo
from libao_desk.app.found_registers import load_registers
from libao_desk.services.lists.search import NOTHING

from .conftest import Call

pytestmark = pytest.mark.usefixtures("year_end")

BY_TYPE = (178, 312, 66, 38, 24, 92, 47, 21, 12, 33, 8, 4, 29, 6, 21)
BY_MONTH = (61, 52, 70, 76, 79, 78, 80, 82, 77, 75, 80, 81)


def test_registers_are_listed_with_what_they_hold(call: Call) -> None:
    answer = call("registers", "--json")
    assert answer.code == 0
    assert [row["register"] for row in answer.json] == [register.key for register in load_registers()]
    counts = {row["register"]: row["count"] for row in answer.json}
    assert (counts["disputes"], counts["sweeps"], counts["receptions"], counts["aftercare"]) == (891, 924, 560, 147)
    assert all(row.keys() == {"register", "title", "count"} for row in answer.json)


def test_the_years_figures_are_those_of_the_report(call: Call) -> None:
    answer = call("statistics", "--period", "2020", "--json")
    assert answer.code == 0
    assert answer.json["period"] == "2020"
    figures = answer.json["figures"]
    expected = {
        "disputes.accepted": 891,
        "disputes.settled": 890,
        "disputes.failed": 1,
        "disputes.settled_rate": 99.89,
        "disputes.centre_accepted": 43,
        "disputes.centre_settled": 43,
        "sweeps.held": 924,
        "receptions.persons": 1493,
        "corrections.in_force": 40,
        "corrections.locating_rate": 100,
        "aftercare.in_follow_up": 138,
        "aftercare.key": 12,
        "aftercare.key_fetched_rate": 100,
        "disputes.source_active": 470,
        "disputes.source_apply": 331,
        "disputes.source_entrust": 90,
    }
    assert {name: figures[name] for name in expected} == expected
    assert figures["disputes.amount_yuan"] // 10_000 == 251
    assert tuple(figures[f"disputes.type_{n:02d}"] for n in range(1, 16)) == BY_TYPE


def test_months_quarters_and_half_years_have_their_disputes(call: Call) -> None:
    accepted = [call("statistics", "--period", f"2020-{month:02d}", "--json").json["figures"]["disputes.accepted"] for month in (1, 2, 12)]
    assert accepted == [BY_MONTH[0], BY_MONTH[1], BY_MONTH[11]]
    quarter = call("statistics", "--period", "2020-Q4", "--json").json
    assert quarter["period"] == "2020-Q4"
    assert quarter["figures"]["disputes.accepted"] == sum(BY_MONTH[9:])
    assert call("statistics", "--period", "2020-H2", "--json").json["figures"]["disputes.accepted"] == sum(BY_MONTH[6:])


def test_a_rate_of_nothing_is_null(call: Call) -> None:
    figures = call("statistics", "--period", "1999", "--json").json["figures"]
    assert figures["disputes.accepted"] == 0
    assert figures["disputes.settled_rate"] is None


def test_a_period_may_be_typed_in_full_width(call: Call) -> None:
    assert call("statistics", "--period", "２０２０－１２", "--json").json["period"] == "2020-12"


def test_signs_of_query_languages_are_only_signs(call: Call) -> None:
    for text in ("'\"%_*(AND OR", '"', "*", "NOT", "a OR b", "^", "NEAR(1 2)", "\\", "ab:cd", "--", "🏠", "\u0000"):
        answer = call("--json", "search", "--", text)
        assert answer.code == 0, text
        assert isinstance(answer.json, list)


@pytest.mark.parametrize("period", ["2020-13", "2020-0", "2020-Q5", "去年", "20-12"])
def test_a_period_that_is_none_is_refused(call: Call, period: str) -> None:
    answer = call("statistics", "--period", period, "--json")
    assert answer.fails_with(1)
    assert period in answer.sentence


def test_show_tells_all_of_a_record(call: Call) -> None:
    answer = call("show", "disputes", "TJ2020-0001", "--json")
    assert answer.code == 0
    shown = answer.json
    assert shown.keys() == {"register", "record", "state", "fields", "parts", "history"}
    assert (shown["register"], shown["record"]) == ("disputes", "TJ2020-0001")
    assert shown["fields"]["accepted_on"].startswith("2020-01-")
    assert shown["fields"]["outcome"] == "WRITTEN"
    assert len(shown["parts"]["parties"]) == 2
    assert all(party["person"] for party in shown["parts"]["parties"])
    assert [line["event"] for line in shown["history"]][:4] == ["apply", "accept", "start", "agree"]
    for line, before in zip(shown["history"], [None, *shown["history"]], strict=False):
        assert line.keys() == {"event", "from", "to", "happened_on", "recorded_at", "by"}
        assert line["from"] == (before["to"] if before else None)
    assert shown["history"][-1]["to"] == shown["state"]


def test_a_record_is_shown_by_any_number_it_has(call: Call) -> None:
    by_own = call("show", "disputes", "TJ2020-0001", "--json").json
    official = by_own["fields"]["case_no"]
    for number in (official, official.replace("（", "(").replace("）", ")"), "tj2020-0001", "ＴＪ２０２０－０００１"):
        answer = call("show", "disputes", number, "--json")
        assert (answer.code, answer.json["record"]) == (0, "TJ2020-0001"), number


def test_what_is_not_there_is_refused_in_one_sentence(call: Call) -> None:
    for arguments, said in (
        (("show", "nothing", "TJ2020-0001"), "没有名为“nothing”的登记册"),
        (("show", "disputes", "TJ2020-9999"), "没有编号为“TJ2020-9999”的记录"),
        (("roster", "nothing", "--period", "2020-12", "--out", "x.xlsx"), "没有名为“nothing”的花名册"),
        (("paper", "nothing", "--record", "TJ2020-0001", "--out", "x.pdf"), "没有名为“nothing”的文书"),
        (("todo", "--on", "2020-02-30"), "2020年2月没有30日"),
        (("reckon", "Z99", "--from", "2020-01-01"), "没有编号为“Z99”的时限"),
    ):
        answer = call(*arguments, "--json")
        assert answer.fails_with(1), arguments
        assert said in answer.sentence


def test_search_finds_by_name_pinyin_initials_and_number(call: Call) -> None:
    party = call("show", "disputes", "TJ2020-0001", "--json").json["parts"]["parties"][0]["person"]
    for text in (party, "TJ2020-0001", "ＴＪ２０２０－０００１"):
        answer = call("search", text, "--json")
        assert answer.code == 0
        assert all(row.keys() == {"register", "record", "label", "why"} for row in answer.json)
        assert ("disputes", "TJ2020-0001") in [(row["register"], row["record"]) for row in answer.json], text
    assert call("search", "没有这个人名字", "--json").json == []


def test_todo_looks_thirty_days_ahead_and_counts_the_days_late(call: Call) -> None:
    answer = call("todo", "--json")
    assert answer.code == 0
    today = date(2020, 12, 31)
    keys = {"clock", "register", "record", "title", "basis", "trigger_on", "due_on", "last_day", "days_late", "whose"}
    assert answer.json
    for task in answer.json:
        assert task.keys() == keys
        last_day = date.fromisoformat(task["last_day"])
        assert last_day <= today + timedelta(days=30)
        assert task["days_late"] == max(0, (today - last_day).days)
        assert date.fromisoformat(task["due_on"]) <= last_day
        assert task["whose"] in ("ours", "others", "info")
        assert task["basis"]
    assert any(task["days_late"] for task in answer.json)
    assert any(date.fromisoformat(task["last_day"]) > today for task in answer.json)
    assert answer.json == call("todo", "--on", "2020-12-31", "--json").json


def test_todo_of_an_earlier_day_does_not_know_what_came_later(call: Call) -> None:
    tasks = call("todo", "--on", "2020-06-30", "--json").json
    assert tasks
    assert all(task["last_day"] <= "2020-07-30" for task in tasks)
    numbers = {task["record"] for task in tasks if task["register"] == "disputes"}
    assert numbers
    for number in sorted(numbers)[-5:]:
        history = call("show", "disputes", number, "--json").json["history"]
        assert history[0]["happened_on"] <= "2020-06-30"


def test_rosters_and_papers_say_which_register_they_belong_to(call: Call) -> None:
    rosters = call("rosters", "--json").json
    registers = {register.key for register in load_registers()}
    kinds = {row["kind"] for row in rosters}
    assert {"corrections", "corrections-ending", "leave", "aftercare", "disputes"} <= kinds
    papers = call("papers", "--json").json
    assert "mediation-agreement" in {row["kind"] for row in papers}
    for row in (*rosters, *papers):
        assert row.keys() == {"kind", "title", "register"}
        assert row["register"] in registers


def test_officers_are_listed(call: Call) -> None:
    officers = call("officers", "--json").json
    assert officers[0].keys() == {"name", "role", "active"}
    assert [(one["role"], one["active"]) for one in officers if one["role"] == "DIRECTOR"] == [("DIRECTOR", True)]


def test_options_stand_anywhere_and_win_over_the_environment(call: Call, tmp_path: Path, year_end: Path) -> None:
    secret = tmp_path / "口令.txt"
    secret.write_bytes(b"\xef\xbb\xbf" + demo.PASSPHRASE.encode() + b"\r\n")
    plain = call("registers", "--json").out
    assert call("--json", "registers").out == plain
    assert call("registers", "--passphrase-file", secret, "--json", "--data", year_end).out == plain
    assert call(f"--data={year_end}", "--json", "registers", f"--passphrase-file={secret}").out == plain


def test_the_passphrase_decides_who_it_is(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = next(one["name"] for one in call("officers", "--json").json if one["role"] == "DIRECTOR")
    assert call("registers", "--officer", name, "--json").code == 0
    wrong = call("registers", "--officer", "别人", "--json")
    assert wrong.code == 1
    assert "别人" in wrong.sentence
    monkeypatch.setenv("LIBAO_DESK_PASSPHRASE", "不是这个口令-2020")
    answer = call("registers", "--json")
    assert answer.fails_with(3)
    assert "口令不正确" in answer.sentence


def test_a_passphrase_file_that_is_no_text_is_refused(call: Call, tmp_path: Path) -> None:
    secret = tmp_path / "gbk.txt"
    secret.write_bytes("口令".encode("gbk"))
    answer = call("registers", "--passphrase-file", secret)
    assert answer.code == 1
    assert "UTF-8" in answer.sentence
    missing = call("registers", "--passphrase-file", tmp_path / "missing.txt")
    assert missing.code == 1
    assert "missing.txt" in missing.sentence


def test_nobody_to_ask_for_a_passphrase_is_a_refusal(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LIBAO_DESK_PASSPHRASE")
    answer = call("registers")
    assert answer.code == 1
    assert "没有给出口令" in answer.sentence


def test_a_folder_that_is_not_there_is_trouble(call: Call, tmp_path: Path) -> None:
    answer = call("registers", "--data", tmp_path / "nowhere", "--json")
    assert answer.code == 3
    assert "nowhere" in answer.sentence


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("show", "disputes"),
        ("statistics",),
        ("registers", "--nonsense"),
        ("paper", "mediation-agreement", "--out", "x.pdf"),
        ("reckon", "CD", "30"),
        ("reckon", "CD", "--from", "2020-01-01"),
        ("reckon", "C05", "3", "--from", "2020-01-01"),
        ("reckon", "CD", "viele", "--from", "2020-01-01"),
        (),
    ],
)
def test_wrong_usage_is_two(call: Call, arguments: tuple[str, ...]) -> None:
    answer = call(*arguments)
    assert answer.code == 2
    assert "Traceback" not in answer.err


def test_a_day_that_is_none_is_refused_before_anything_opens(call: Call) -> None:
    answer = call("registers", "--today", "2020-13-01")
    assert answer.code == 1
    assert "没有13月" in answer.sentence


def test_people_can_read_every_answer_too(call: Call) -> None:
    for arguments, word in (
        (("registers",), "人民调解\t891"),
        (("statistics", "--period", "2020"), "99.89"),
        (("rosters",), "disputes\t"),
        (("officers",), "在用"),
    ):
        answer = call(*arguments)
        assert answer.code == 0
        assert word in answer.out


def test_a_rate_is_told_with_what_stands_above_and_below_the_line(call: Call) -> None:
    answer = call("statistics", "--period", "2020-02", "--json").json
    assert answer["fractions"]["disputes.settled_rate"] == [answer["figures"][f"disputes.{name}"] for name in ("settled", "concluded")]
    assert (answer["figures"]["aftercare.key_fetched_rate"], answer["fractions"]["aftercare.key_fetched_rate"]) == (None, [0, 0])
    assert "disputes.settled" not in answer["fractions"]
    lines = call("statistics", "--period", "2020-02").out.splitlines()
    assert "重点刑释人员接回率\t—\t0/0" in lines
    settled, concluded = answer["fractions"]["disputes.settled_rate"]
    assert f"调解成功率\t{answer['figures']['disputes.settled_rate']:.2f}%\t{settled}/{concluded}" in lines


def test_a_call_that_was_broken_off_is_trouble(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_off(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("libao_desk.services.lists.lists.Lists.count", broken_off)
    assert call("registers", "--json").code == 3


USAGE = {
    ("roster", "corrections", "--period", "2020-12"): "缺少选项--out。",
    ("frobnicate",): "没有“frobnicate”这个命令。",
    ("stats",): "没有“stats”这个命令。",
    ("todo", "--frob"): "没有“--frob”这个选项。",
    ("registers", "extra", "args"): "多出了“extra args”。",
    ("show", "TJ2020-0471"): "缺少参数RECORD。",
    ("init",): "缺少参数DIR。",
    ("undo-import", "abc"): "参数ENTRY应是整数。",
}


@pytest.mark.parametrize(("words", "sentence"), USAGE.items(), ids=lambda value: value if isinstance(value, str) else " ".join(value))
def test_a_call_typed_wrongly_is_told_in_chinese(call: Call, words: tuple[str, ...], sentence: str) -> None:
    answer = call(*words)
    assert answer.code == 2
    assert answer.sentence == f"{sentence}用libao-desk-cli --help查看各命令，用“命令 --help”查看一个命令。"


def test_what_a_person_reads_says_when_and_whose(call: Call) -> None:
    lines = call("todo").out.splitlines()
    assert all(line.split("\t")[1].startswith(("逾期", "还有", "今天到期")) for line in lines)
    assert {line.split("\t")[2] for line in lines} <= {"本所", "他方", "提示"}
    figures = call("statistics", "--period", "2020").out.splitlines()
    assert figures[0] == "【社区矫正】"
    accepted = next(n for n, line in enumerate(figures) if line.endswith("\t891件"))
    assert figures.index("【人民调解】") < accepted


def test_nothing_found_is_said(call: Call) -> None:
    assert call("search", "查无此人甲乙丙").out.strip() == NOTHING
    assert call("undo-import").out.strip() == "最近30日内没有可以撤销的导入。"
    assert call("check-paper", "0000000000").out.startswith("没有这个核对码：")


def test_help_names_the_exit_codes(call: Call) -> None:
    assert "退出码：0 完成" in call("--help").out


def test_an_asker_is_answered_by_exact_data_only(call: Call) -> None:
    asked = ("own-matters", "petitions", "--name", "没有此人", "--reason", "来人询问", "--proof")
    assert call(*asked, "19900000000", "--json").json == []
    assert call(*asked, "19900000000").out.strip() == "没有姓名和电话（或编号）都相符的事项。"
    assert call(*asked, " ").sentence == "本人查询须核对身份并写明事由，请填写：电话或编号。"


PROMISED = """disputes.accepted disputes.settled disputes.failed disputes.settled_rate disputes.centre_accepted disputes.centre_settled
disputes.amount_yuan sweeps.held receptions.persons corrections.in_force corrections.locating_rate aftercare.in_follow_up aftercare.key
aftercare.key_fetched_rate guardianship.on_register guardianship.free_care_rate guardianship.reward_rate petitions.received
petitions.registered_rate petitions.notified_on_time_rate petitions.closed_on_time_rate petitions.satisfied_rate""".split()
"""Figures that scripts of other people rely on by name."""


def test_every_figure_scripts_rely_on_bears_its_name(call: Call) -> None:
    figures = call("statistics", "--period", "2020-12", "--json").json["figures"]
    assert [name for name in PROMISED if name not in figures] == []
