"""The look into an old workbook: what went wrong is found, and no damaged file stops it or holds it up."""

import random
from contextlib import suppress
from pathlib import Path

from libao_desk.core.errors import Refusal
from libao_desk.sheets.biff_scan import look_into_workbook

from .making import PHONE, xls

FORMULAS = Path(__file__).parents[1] / "real_sheets" / "files" / "formulas.xls"


def test_formulas_gone_wrong_are_told_by_sheet_and_address() -> None:
    found, _ = look_into_workbook(FORMULAS.read_bytes())
    assert {sheet: list(told) for sheet, told in found.items()} == {"台账": ["C3", "B4"]}


def test_a_large_book_without_formulas_has_nothing_to_tell() -> None:
    lost, unseen = look_into_workbook(xls([("姓名", "电话"), *[(f"人{n}", PHONE) for n in range(3_000)]]))
    assert lost == {}
    assert not any(hidden.rows or hidden.columns for hidden in unseen.values())


def test_a_damaged_book_is_left_to_its_reader() -> None:
    whole, chance = FORMULAS.read_bytes(), random.Random(7)
    for _ in range(400):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        cut = chance.randrange(len(content)) if chance.random() < 0.3 else len(content)
        with suppress(Refusal):  # a byte may have come to say that there is a passphrase
            assert isinstance(look_into_workbook(bytes(content[:cut]))[0], dict)


def test_chains_that_run_in_a_circle_come_to_an_end() -> None:
    content = bytearray(FORMULAS.read_bytes())
    content[512 : 512 + 512] = (0).to_bytes(4, "little") * 128
    content[48:52] = (0).to_bytes(4, "little")
    content[68:72] = (1).to_bytes(4, "little")
    assert look_into_workbook(bytes(content)) == ({}, {})
