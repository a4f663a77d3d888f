"""Parties of a dispute on file in a later sheet: a name put right is the same party, and nobody of whom more is known is lost."""

from pathlib import Path

import pytest

from libao_desk.people.models import Organisation
from libao_desk.registers.disputes.codes import PartyRole
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.services.ledgers.importing import Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell
from tests.services.returning import said
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts
from .test_words import looked

CASE: dict[str, Cell] = {"卷号": "（2025）枫调字第001号", "受理日期": "2025-03-04"}
FIRST = CASE | {"申请人": "郎乙梭", "申请人身份证号": id_no(1), "申请人电话": "19900000001", "被申请人": "严八柚"}


@pytest.fixture
def filed(office: Office, tmp_path: Path) -> Office:
    """An office with one dispute."""
    assert office.importing.store(looked(office, tmp_path, "disputes", **FIRST)).stored
    return office


def parties(office: Office) -> list[tuple[str | None, str | None, PartyRole | None]]:
    """(name, ID number, role) of each party in order."""
    with office.desk.read() as session:
        (case,) = session.query(DisputeCase).all()
        return [
            (one.name, one.person.id_no if one.person else None, one.role)
            for one in sorted(case.parties, key=lambda one: one.position or 0)
        ]


def test_a_name_with_one_sign_put_right_is_the_same_party(filed: Office, tmp_path: Path) -> None:
    plan = looked(filed, tmp_path, "disputes", **CASE, 当事人="郎乙俊、严八柚")
    assert counts(plan) == {"changed": 1}
    assert filed.importing.store(plan).stored
    assert parties(filed) == [("郎乙俊", id_no(1), PartyRole.APPLICANT), ("严八柚", None, PartyRole.RESPONDENT)]


@pytest.mark.parametrize("names", ["王丙丁、严八柚", "严八柚"])
def test_nobody_of_whom_more_is_known_than_a_name_is_lost(filed: Office, tmp_path: Path, names: str) -> None:
    before = parties(filed)
    plan = looked(filed, tmp_path, "disputes", **CASE, 当事人=names)
    assert counts(plan) == {"refused": 1}
    assert any("“郎乙梭”已登记证件号" in one for one in said(plan, Severity.REFUSED))
    assert parties(filed) == before


def test_whoever_is_a_name_alone_may_be_another(filed: Office, tmp_path: Path) -> None:
    plan = looked(filed, tmp_path, "disputes", **CASE, 当事人="郎乙梭、王丙丁", 当事人地位="申请人、被申请人")
    assert filed.importing.store(plan).stored
    assert [name for name, _, _ in parties(filed)] == ["郎乙梭", "王丙丁"]


def test_a_standing_is_lost_with_nobody_who_is_named_no_more(filed: Office, tmp_path: Path) -> None:
    plan = looked(filed, tmp_path, "disputes", **CASE, 当事人="郎乙梭、王丙丁")
    assert any("“严八柚”已登记证件号、电话、地位" in one for one in said(plan, Severity.REFUSED))


FIRM = "海安试验建材有限公司"


@pytest.mark.parametrize(
    "known",
    [
        {"credit_code": "91320600MA1N2TRW8A"},
        {"legal_representative": "郎丙代"},
        {"representative_post": "经理"},
        {"address": "海安试验路1号"},
        {"phone": "19900000003"},
        {"kind": "企业"},
    ],
    ids=lambda known: next(iter(known)),
)
def test_a_firm_of_which_more_is_known_than_its_name_is_not_lost(office: Office, tmp_path: Path, known: dict[str, str]) -> None:
    assert office.importing.store(looked(office, tmp_path, "disputes", **CASE, 当事人=f"郎乙梭、{FIRM}")).stored
    with office.desk.work("登记单位") as session:
        (firm,) = session.query(Organisation).all()
        for key, value in known.items():
            setattr(firm, key, value)
    plan = looked(office, tmp_path, "disputes", **CASE, 当事人="郎乙梭")
    assert any(f"“{FIRM}”已登记证件号" in one for one in said(plan, Severity.REFUSED))


def test_a_firm_that_is_a_name_alone_may_be_struck(office: Office, tmp_path: Path) -> None:
    assert office.importing.store(looked(office, tmp_path, "disputes", **CASE, 当事人=f"郎乙梭、{FIRM}")).stored
    assert counts(looked(office, tmp_path, "disputes", **CASE, 当事人="郎乙梭")) == {"changed": 1}
