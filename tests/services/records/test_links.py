"""Links between records: found by any way of writing the number, read from both sides, taken away again, kept in the trail."""

from dataclasses import replace
from datetime import date

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.people.officers import Role
from libao_desk.registers.petitions.codes import PetitionKind
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Value, draft_of
from tests.services.builders import a_dispute


@pytest.fixture
def petition(office: Office) -> RecordRef:
    """A matter that was brought."""
    values: dict[str, Value] = {"received_on": date(2026, 1, 5), "petitioner": "赵乙四", "kind": PetitionKind.SUGGESTION}
    return office.records.save(RecordDraft("petitions", values=values))


def _titles(office: Office, ref: RecordRef) -> list[str]:
    return [link.title for link in office.links.of(ref)]


@pytest.mark.parametrize("typed", ["TJ2026-0001", "tj2026-0001", "ＴＪ２０２６－０００１", " tj2026-0001 "])
def test_a_number_finds_its_record_however_it_is_typed(office: Office, petition: RecordRef, typed: str) -> None:
    ref = a_dispute(office)
    assert office.links.find(petition, typed) == ref


def test_a_record_is_not_linked_with_itself_or_with_nothing(office: Office) -> None:
    ref = a_dispute(office)
    for typed in ("TJ2026-0001", "TJ2026-0009"):
        with pytest.raises(Refusal, match=f"没有编号为“{typed}”的其他档案"):
            office.links.find(ref, typed)


def test_what_came_of_what_is_read_from_both_sides(office: Office, petition: RecordRef) -> None:
    dispute = a_dispute(office)
    office.links.join(petition, dispute, "由此引发")
    assert (_titles(office, petition), _titles(office, dispute)) == (["由此引发"], ["起因"])


def test_a_second_kind_of_link_is_said_to_be_one_already(office: Office, petition: RecordRef) -> None:
    """Nothing was told and nothing changed: whoever linked them as 同案 found them 相关."""
    dispute = a_dispute(office)
    office.links.join(petition, dispute, "由此引发")
    for one, other, title in ((petition, dispute, "由此引发"), (dispute, petition, "起因")):
        office.links.join(one, other, title)
    with pytest.raises(Refusal, match="已经关联为“起因”；关系写错的，先取消关联"):
        office.links.join(dispute, petition, "同案")
    assert _titles(office, petition) == ["由此引发"]


def test_nothing_is_its_own_relative(office: Office, petition: RecordRef) -> None:
    with pytest.raises(Refusal, match="不能与自己关联"):
        office.links.join(petition, petition, "相关")
    assert office.links.of(petition) == ()


def test_a_link_taken_away_is_forgotten_by_both_and_kept_by_the_trail(office: Office, petition: RecordRef) -> None:
    dispute = a_dispute(office)
    office.links.join(petition, dispute, "由此引发")
    office.links.sever(dispute, petition)
    assert office.links.of(petition) == office.links.of(dispute) == ()
    for ref, title, other in ((petition, "由此引发", "TJ2026-0001"), (dispute, "起因", "LX2026-0001")):
        gone, made = [line for line in office.audit.of(ref) if "关联" in line.label]
        assert (gone.act, gone.label, gone.new) == ("取消关联", "删除关联", "")
        assert gone.old.startswith(f"{title}：{other}")
        assert (made.act, made.label, made.old) == ("关联记录", "新增关联", "")
        assert made.new == gone.old
    with pytest.raises(Refusal, match="已经没有关联"):
        office.links.sever(dispute, petition)


def test_only_who_may_write_the_record_and_see_the_other_takes_a_link_away(office: Office, petition: RecordRef) -> None:
    dispute = a_dispute(office)
    office.links.join(petition, dispute, "相关")
    rights = office.desk.rights
    for role, registers in ((Role.READER, {"disputes", "petitions"}), (Role.OFFICER, {"disputes"})):
        office.desk.rights = type(rights)(role, frozenset(registers))
        with pytest.raises(Refusal):
            office.links.sever(dispute, petition)
    assert not any("关联" in line.label for line in office.audit.of(dispute))
    office.desk.rights = rights
    assert _titles(office, dispute) == ["相关"]


def test_the_trail_tells_nothing_of_a_record_that_others_are_named_to_see(office: Office, petition: RecordRef) -> None:
    dispute = a_dispute(office)
    office.links.join(petition, dispute, "相关")
    office.links.sever(petition, dispute)
    draft = draft_of(office.records.open(petition))
    draft.values["kind"] = PetitionKind.REPORT
    office.records.save(draft)
    assert any("关联" in line.label for line in office.audit.of(dispute))
    office.desk.rights = replace(office.desk.rights, role=Role.OFFICER)
    assert not any("关联" in line.label for line in office.audit.of(dispute))
