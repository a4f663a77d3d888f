"""A sample of each long proof, so that a change that breaks one is seen at once."""

from pathlib import Path

from . import closing, issuing, kills, merging


def test_killed_a_few_times_nothing_is_lost(tmp_path: Path) -> None:
    outcome = kills.prove(tmp_path, times=3)
    assert outcome.holds, outcome.sentence


def test_killed_while_issuing_no_number_is_lost_or_repeated(tmp_path: Path) -> None:
    outcome = issuing.prove(tmp_path, times=3)
    assert outcome.holds, outcome.sentence


def test_a_row_edited_on_both_sides_is_merged_as_the_oracle_says(tmp_path: Path) -> None:
    outcome = merging.prove(tmp_path, times=800)
    assert outcome.holds, outcome.sentence


def test_some_months_of_edits_come_out_as_sent_and_corrected(tmp_path: Path) -> None:
    outcome = closing.prove(tmp_path, months=2)
    assert outcome.holds, outcome.sentence
