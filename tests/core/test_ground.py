"""What everything stands on: clocks, paths, text, stretches, errors, the log that names nobody."""

import logging
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libao_desk.core import log
from libao_desk.core.clock import FixedClock, PinnedDayClock, SystemClock
from libao_desk.core.errors import Refusal, Trouble
from libao_desk.core.paths import default_data_folder, is_network_path, resource
from libao_desk.core.stretches import block_of, blocks_between, week_of
from libao_desk.core.text import squeeze, to_half_width, visible_length, without_blanks, without_controls

MOUNTS = """/dev/sda1 / ext4 rw 0 0
//server/share /mnt/share cifs rw 0 0
server:/export /mnt/nfs\\040disk nfs4 rw 0 0
tmpfs /mnt/share/local tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/srv/clerk/office", False),
        ("/mnt/share/office", True),
        ("/mnt/share", True),
        ("/mnt/shared/office", False),
        ("/mnt/nfs disk/office", True),
        ("/mnt/share/local/office", False),
        ("\\\\server\\share\\office", True),
        ("//server/share/office", True),
    ],
)
def test_another_machine_s_disk_is_known(path: str, network: bool) -> None:
    assert is_network_path(Path(path), MOUNTS) is network


def test_where_the_office_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_data_folder() == tmp_path / "libao-desk" / "office"
    assert resource("never_recorded.toml").is_file()


def test_a_fixed_clock_stands_on_its_day_and_keeps_order() -> None:
    clock = FixedClock(date(2020, 12, 31))
    first, second = clock.now(), clock.now()
    assert first < second
    assert clock.today() == first.date() == date(2020, 12, 31)


def test_a_pinned_day_runs_on() -> None:
    clock = PinnedDayClock(date(2020, 12, 31))
    assert clock.today() == date(2020, 12, 31)
    assert clock.now().date() == date(2020, 12, 31)
    assert clock.now().tzinfo is not None
    assert SystemClock().now().tzinfo is not None


def test_text_as_people_type_it() -> None:
    assert to_half_width("ＡＢＣ　１２３") == "ABC 123"
    assert squeeze(" 一\u200b二\x07 \u3000 三 ") == "一二 三"
    assert without_blanks("一 二　三") == "一二三"
    assert without_controls("a\x00b\nc\td") == "ab\nc\td"
    assert visible_length("一a二") == 5


@given(st.text(st.characters(codec="utf-8") | st.sampled_from(" \u3000\xa0\t\u00ad\ufeff䶮\U00031350e\u0301"), max_size=6))
def test_no_text_keeps_what_nobody_sees(text: str) -> None:
    """Whether a text looks plain at first sight or not."""
    squeezed = squeeze(text)
    assert not any(unicodedata.category(sign) == "Cc" or sign in "\u00ad\u200b\u200e\u2060\ufeff" for sign in squeezed)
    assert squeezed == unicodedata.normalize("NFC", squeezed) == squeeze(f" {squeezed}\u200b ")
    assert " ".join(squeezed.split()) == squeezed


def test_weeks_and_blocks_of_months() -> None:
    assert [(f"{b.first}", f"{b.last}", b.label) for b in blocks_between(date(2020, 5, 20), date(2020, 12, 1), 3)] == [
        ("2020-04-01", "2020-06-30", "2020年4月至6月"),
        ("2020-07-01", "2020-09-30", "2020年7月至9月"),
        ("2020-10-01", "2020-12-31", "2020年10月至12月"),
    ]
    assert block_of(date(2020, 2, 29), 1).last == date(2020, 2, 29)
    assert (block_of(date(2020, 12, 31), 12).first, block_of(date(2020, 12, 31), 12).last) == (date(2020, 1, 1), date(2020, 12, 31))
    week = week_of(date(2020, 12, 31))
    assert (week.first, week.last) == (date(2020, 12, 28), date(2021, 1, 3))
    assert week.holds_any([None, date(2020, 12, 28)])
    assert not week.holds_any([date(2020, 12, 27), date(2021, 1, 4)])


def test_refusal_and_trouble_carry_one_sentence() -> None:
    for kind in (Refusal, Trouble):
        failure = kind("不可以。")
        assert failure.sentence == str(failure) == "不可以。"
    assert not issubclass(Refusal, Trouble)
    assert not issubclass(Trouble, Refusal)


def test_a_crash_report_names_places_and_nobody() -> None:
    try:
        raise ValueError("张三 320699196802290019")
    except ValueError as error:
        report = log.crash_report(error)
    assert "ValueError" in report
    assert "test_ground" in report
    assert "张三" not in report
    assert "320699" not in report


def test_the_log_has_our_own_reports_alone_and_its_folder_comes_with_the_first(tmp_path: Path) -> None:
    ours = logging.getLogger("libao_desk")
    before, level = list(ours.handlers), ours.level
    try:
        log.configure(tmp_path / "log")
        assert not (tmp_path / "log").exists()
        logging.getLogger("libao_desk.gui").info("started")
        logging.getLogger("fontTools").info("of others")
        kept = (tmp_path / "log" / "desk.log").read_text(encoding="utf-8")
        assert "started" in kept
        assert "of others" not in kept
    finally:
        for handler in set(ours.handlers) - set(before):
            handler.close()
        ours.handlers[:] = before
        ours.setLevel(level)
