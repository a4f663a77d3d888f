"""A dispute with one party's name a sign other and all else alike is asked about, on file and further down in the list."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from libao_desk.core.names import are_alike
from libao_desk.services.ledgers.importing import ImportPlan
from libao_desk.services.ledgers.judging import near_matters
from libao_desk.services.ledgers.judging.likeness import Likes
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts, refused

Said = dict[str, Cell]
CASE: Said = {"受理日期": "2020-12-01", "调委会": "李堡镇人民调解委员会", "申请人": "许橘水", "被申请人": "彭梓山", "纠纷类型": "邻里纠纷"}
CASE |= {"协议金额": 900}
SLIPS: list[Said] = [{"被申请人": "彭伟山"}, {"申请人": "许水橘"}]
OTHERS: dict[str, Said] = {
    "both names other": {"申请人": "许橘永", "被申请人": "彭伟山"},
    "two signs other": {"被申请人": "彭大川"},
    "another amount": {"被申请人": "彭伟山", "协议金额": 800},
    "another type": {"被申请人": "彭伟山", "纠纷类型": "婚姻家庭纠纷"},
    "another day": {"被申请人": "彭伟山", "受理日期": "2020-12-02"},
    "a number of its own": {"被申请人": "彭伟山", "卷号": "（2020）人调字第2号"},
}


def looked(office: Office, folder: Path, *rows: Said) -> ImportPlan:
    """What the import of these cases would do."""
    heads = list(dict.fromkeys(head for row in rows for head in row))
    sheet = Ledger(("台账",), (list(heads),), [[row.get(head) for head in heads] for row in rows])
    return office.importing.examine("disputes", sheet.write(folder / "l.xlsx"))


@pytest.mark.parametrize("number", [None, "（2020）人调字第1号"])
@pytest.mark.parametrize("slip", SLIPS)
def test_one_name_with_a_sign_other_is_asked_about(office: Office, tmp_path: Path, number: Cell, slip: Said) -> None:
    assert office.importing.store(looked(office, tmp_path, CASE | {"卷号": number})).stored
    record = looked(office, tmp_path, CASE | {"卷号": number}).rows[0].record_number
    plan = looked(office, tmp_path, CASE | slip)
    assert counts(plan) == {"conflict": 1}
    sentence = refused(plan)["A3"]
    assert f"当事人与记录{record}只差一人的姓名" in sentence
    assert "疑似已有记录" in sentence
    assert "请在表中写上卷号" in sentence


@pytest.mark.parametrize("slip", SLIPS)
def test_so_is_one_further_down(office: Office, tmp_path: Path, slip: Said) -> None:
    plan = looked(office, tmp_path, CASE, CASE | slip)
    assert counts(plan) == {"new": 1, "conflict": 1}
    assert "当事人与第3行只差一人的姓名" in refused(plan)["A4"]


@pytest.mark.parametrize("which", OTHERS)
def test_other_cases_are_not_asked_about(office: Office, tmp_path: Path, which: str) -> None:
    first = CASE | {"卷号": "（2020）人调字第1号"}
    assert counts(looked(office, tmp_path, first, CASE | OTHERS[which])) == {"new": 2}
    assert office.importing.store(looked(office, tmp_path, first)).stored
    assert counts(looked(office, tmp_path, CASE | OTHERS[which])) == {"new": 1}


@pytest.mark.parametrize(("head", "one", "other"), [("申请人身份证号", id_no(1), id_no(2)), ("申请人电话", "19900000001", "19900000002")])
def test_two_with_a_number_of_their_own_are_two(office: Office, tmp_path: Path, head: str, one: str, other: str) -> None:
    first, second = CASE | {head: one}, CASE | {"申请人": "许橘永", head: other}
    assert counts(looked(office, tmp_path, first, second)) == {"new": 2}
    assert office.importing.store(looked(office, tmp_path, first)).stored
    assert counts(looked(office, tmp_path, second)) == {"new": 1}


def test_a_matter_of_one_party_needs_more_that_is_alike(office: Office, tmp_path: Path) -> None:
    alone: Said = {"受理日期": "2020-12-01", "当事人": "许橘水", "纠纷类型": "邻里纠纷"}
    assert counts(looked(office, tmp_path, alone, alone | {"当事人": "许橘永"})) == {"new": 2}


def test_workers_who_claim_from_one_employer_are_told_apart_unless_the_sum_is_the_same(office: Office, tmp_path: Path) -> None:
    claim = CASE | {"被申请人": "海安试验建材有限公司"}
    other = claim | {"申请人": "许橘永"}
    assert counts(looked(office, tmp_path, claim, other)) == {"new": 1, "conflict": 1}
    assert counts(looked(office, tmp_path, claim | {"协议金额": None}, other | {"协议金额": None})) == {"new": 2}


def claims(count: int, *, named: bool) -> list[Said]:
    """Claims of one day against one firm, their applicants named, each quite unlike the others, or not named at all."""
    signs = "甲乙丙丁戊己庚辛壬癸"
    names = [f"{signs[n // 10]}{signs[n % 10]}{signs[(n + n // 10) % 10]}" for n in range(count)]
    firm: Said = {"受理日期": "2020-12-01", "被申请人": "示安建筑有限公司", "纠纷类型": "劳动争议纠纷"}
    return [{"申请人": f"许{name}" if named else None, **firm, "协议金额": 900 + n, "案情": f"欠薪{n}"} for n, name in enumerate(names)]


@pytest.mark.parametrize("named", [True, False], ids=["each applicant named", "none of them named"])
def test_many_claims_against_one_firm_are_not_compared_each_with_each(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: bool
) -> None:
    """Fifty claims took over a thousand comparisons of names with the rows above, and each again with each that was on file."""
    compared: list[tuple[str, str]] = []
    offered: list[int] = []

    def alike(one: str, other: str) -> bool:
        compared.append((one, other))
        return are_alike(one, other)

    def between(likes: Likes, *said: Any) -> Iterator[int]:
        for record_id in looked_through(likes, *said):
            offered.append(record_id)
            yield record_id

    looked_through = Likes.between
    monkeypatch.setattr(near_matters, "are_alike", alike)
    monkeypatch.setattr(Likes, "between", between)
    rows = claims(50, named=named)
    plan = looked(office, tmp_path, *rows)
    assert (counts(plan), len(compared) < 250) == ({"new": 50}, True)
    assert office.importing.store(plan).stored
    offered.clear()
    assert counts(looked(office, tmp_path, *rows)) == {"same": 50}
    assert len(offered) < 250
