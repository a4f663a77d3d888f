"""The code lists of letters and notices stand in the domain's order with the domain's codes."""

import pytest

from libao_desk.declare.code import Code
from libao_desk.registers.duties import codes

LISTS: dict[type[Code], str] = {
    codes.PartyKind: "VILLAGE村（居） FIRM企业 SCHOOL学校 TEAM GUARDIAN监护人",
    codes.ReviewKind: "QUARTER季度查评 YEAR年度考核",
}


@pytest.mark.parametrize("codes_of", LISTS, ids=lambda codes_of: codes_of.__name__)
def test_a_list_has_the_domains_codes_in_the_domains_order(codes_of: type[Code]) -> None:
    entries = LISTS[codes_of].split()
    assert len(entries) == len(codes_of)
    for entry, code in zip(entries, codes_of, strict=True):
        assert entry in (f"{code.value}{code.label}", code.value)
