"""The deadline calculator on the command line: ways of counting and clocks, without any office."""

from typing import Any

import pytest

from .conftest import Call

COUNTED = [
    (("CD", 30, "2020-09-01"), "2020-10-01", "2020-10-09"),
    (("CDX", 30, "2020-09-01"), "2020-10-01", "2020-10-01"),
    (("WD", 4, "2020-09-28"), "2020-10-10", "2020-10-10"),
    (("WD", 5, "2020-09-28"), "2020-10-12", "2020-10-12"),
    (("MON", 1, "2020-01-31"), "2020-02-29", "2020-03-02"),
    (("cd", 10, "2020-07-06"), "2020-07-16", "2020-07-16"),
]


@pytest.mark.parametrize(("asked", "unrolled", "last_day"), COUNTED)
def test_a_way_of_counting(call: Call, asked: tuple[str, int, str], unrolled: str, last_day: str) -> None:
    kind, n, start = asked
    answer = call("reckon", kind, n, "--from", start, "--json")
    assert answer.code == 0
    assert answer.json.keys() == {"kind", "n", "from", "unrolled", "last_day", "basis", "reckoning"}
    assert (answer.json["kind"], answer.json["n"], answer.json["from"]) == (kind.upper(), n, start)
    assert (answer.json["unrolled"], answer.json["last_day"]) == (unrolled, last_day)
    assert answer.json["basis"]
    assert answer.json["reckoning"]


def test_hours_and_terms_do_not_roll(call: Call) -> None:
    for kind, n in (("HRS", 24), ("TERM", 12)):
        answer = call("reckon", kind, n, "--from", "2020-10-01", "--json").json
        assert answer["last_day"] == answer["unrolled"]


def test_a_clock_of_the_tables(call: Call) -> None:
    answer = call("reckon", "C05", "--from", "2020-07-06", "--json")
    assert answer.code == 0
    assert (answer.json["kind"], answer.json["n"], answer.json["last_day"]) == ("C05", 10, "2020-07-16")
    assert "社区矫正法" in answer.json["basis"]
    assert call("reckon", "c05", "--from", "2020-07-06", "--json").json == answer.json


@pytest.mark.parametrize(
    ("key", "start", "last_day", "said"),
    [
        ("C12", "2020-08-20", "2020-09-30", "2020年7月至9月内"),
        ("G07", "2020-09-01", "2020-09-30", "2020年7月至9月内"),
        ("G05", "2020-09-01", "2020-12-31", "2020年1月至12月内"),
        ("D01", "2020-02-10", "2020-03-31", "2020年3月内"),
    ],
)
def test_what_recurs_is_due_at_the_end_of_the_block_the_to_do_list_tells(
    call: Call, key: str, start: str, last_day: str, said: str
) -> None:
    answer = call("reckon", key, "--from", start, "--json").json
    assert (answer["last_day"], answer["reckoning"].startswith(said)) == (last_day, True)


def test_a_clock_of_two_periods_tells_the_second_too(call: Call) -> None:
    assert [call("reckon", key, "--from", "2020-08-03", "--json").json["last_day"] for key in ("a08", "A08-2")] == [
        "2025-08-04",
        "2023-08-03",
    ]


@pytest.mark.parametrize(
    ("arguments", "start", "basis"),
    [
        (("CD", 30), "2020-09-01", "民法总则第201、203条"),
        (("CD", 30), "2021-01-01", "民法典第201、203条"),
        (("MON", 1), "2017-09-30", "民法通则第154条"),
        (("WD", 5), "2020-09-01", "工作日"),
        (("TERM", 12), "2021-02-28", "最高法刑诉法解释（2012），条文待确认"),
        (("TERM", 12), "2021-03-01", "最高法刑诉法解释第202条"),
        (("M04-2",), "2020-09-01", "民事诉讼法第180条"),
        (("M08",), "2020-09-01", "民事诉讼法第239条"),
        (("M08",), "2023-12-31", "民事诉讼法第246条"),
        (("M08",), "2024-01-01", "民事诉讼法第250条"),
        (("M05",), "2020-09-01", "民事诉讼法解释（2015），条文待确认"),
        (("M13",), "2020-09-01", "民事案件诉讼时效规定（2008）第14条"),
        (("M13",), "2021-01-01", "民事案件诉讼时效规定（2020）第12条"),
        (("P15",), "2020-09-01", "信访事项满意度评价，期限为本地设置"),
        (("P15",), "2022-05-01", "国信发〔2022〕11号，期限为本地设置"),
    ],
)
def test_what_is_counted_rests_on_the_law_in_force_on_its_day(call: Call, arguments: tuple[Any, ...], start: str, basis: str) -> None:
    assert call("reckon", *arguments, "--from", start, "--json").json["basis"] == basis


@pytest.mark.parametrize("n", [0, -1, 40_000])
def test_a_length_beyond_reason_is_refused(call: Call, n: int) -> None:
    for arguments in (("--from", "2020-07-06", "--json", "CD", "--", n), ("CD", n, "--from", "2020-07-06", "--json")):
        answer = call("reckon", *arguments)
        assert answer.fails_with(1), arguments
        assert "期限长度" in answer.sentence


@pytest.mark.parametrize(("arguments", "said"), [(("CD", "--form", "2020"), "没有“--form”这个选项"), (("CD", "x"), "参数N应是整数")])
def test_what_is_no_length_is_said_as_it_is(call: Call, arguments: tuple[str, ...], said: str) -> None:
    answer = call("reckon", *arguments, "--from", "2020-07-06", "--json")
    assert answer.fails_with(2)
    assert said in answer.sentence


def test_a_call_without_a_word_gives_the_help_and_says_of_nothing_that_it_is_wrong(call: Call) -> None:
    answer = call()
    assert (answer.code, answer.err) == (2, "")
    assert "reckon" in answer.out
    assert "没有写要执行哪个命令" in call("--json").sentence


def test_a_period_has_no_length_of_its_own(call: Call) -> None:
    answer = call("reckon", "PER", 1, "--from", "2020-07-06")
    assert answer.code == 1
    assert "按周期" in answer.sentence


def test_a_start_that_is_no_day_is_refused(call: Call) -> None:
    answer = call("reckon", "CD", 1, "--from", "2021-02-29")
    assert answer.code == 1
    assert "2021年2月没有29日" in answer.sentence


def test_a_clock_nobody_knows_is_refused(call: Call) -> None:
    for length in ((), (5,)):
        answer = call("reckon", "ZZ9", *length, "--from", "2020-07-06")
        assert answer.code == 1
        assert answer.sentence == "没有编号为“ZZ9”的时限，也没有这种计算方式（CD、CDX、WD、MON、TERM、PER、HRS）。"


def test_the_longest_length_is_counted(call: Call) -> None:
    for kind, n in (("MON", 36_500), ("HRS", 36_500), ("CD", 36_500), ("WD", 36_500)):
        answer = call("reckon", kind, n, "--from", "2099-07-06", "--json")
        assert answer.code == 0, kind
        assert answer.json["last_day"] > "2099-07-06"
