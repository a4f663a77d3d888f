"""Acts on many records at once, and rows that are gone by now: undone together, or refused with what is in the way."""

from datetime import date
from typing import Any

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.people.codes import Role
from libao_desk.registers.corrections.codes import EducationKind
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, Ref, draft_of
from tests.services.builders import a_dispute
from tests.services.closings import a_subject

from .test_last_acts import last, undo
from .test_undoing import everything


def test_two_people_of_a_roll_lose_their_rows_together(office: Office) -> None:
    subjects = [a_subject(office, name) for name in ("张甲一", "张甲二")]
    part, _ = office.roll.parts("corrections")
    before = everything(office)
    lesson: dict[str, Any] = {"kind": EducationKind.GROUP, "held_on": date(2026, 3, 2), "hours": 2, "topic": "社区矫正法"}
    office.roll.enter(part, lesson, subjects, {})
    assert everything(office) != before
    assert len(office.last_acts.undo(last(office).seq).refs) == 2
    assert everything(office) == before


def test_work_that_was_handed_over_goes_back(office: Office) -> None:
    leaver, successor = (office.officers.add(name, Role.OFFICER, f"{name}的口令-26") for name in ("郑试庚", "钱试辛"))
    refs = [a_dispute(office, n) for n in (1, 2)]
    for ref in refs:
        office.records.save(RecordDraft(ref.register, ref.id, handler=Ref(leaver, ""), original_handler=Ref(0, "")))
    before = everything(office)
    assert office.handover.hand_over(leaver, successor) == 2
    assert (last(office).contents, last(office).obstacle) == ("经办人", "")
    undo(office)
    assert everything(office) == before


def test_a_row_that_was_removed_since_is_told_so(office: Office) -> None:
    ref = a_dispute(office)
    draft = draft_of(office.records.open(ref))
    draft.parts["terms"][0].values["act"] = "修好水沟"
    office.records.save(draft)
    seq = last(office).seq
    draft = draft_of(office.records.open(ref))
    draft.parts["terms"][0].removed = True
    office.records.save(draft)
    with pytest.raises(Refusal, match="“协议条款”中的这一行后来已经删除，请先撤销那次删除"):
        office.last_acts.undo(seq)
    undo(office)
    office.last_acts.undo(seq)
    assert office.records.open(ref).parts["terms"][0].values["act"] == "支付材料费"
