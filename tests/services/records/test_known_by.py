"""A number by which a record names another: told of where no record has it, or the record itself."""

from datetime import date

import pytest

from libao_desk.registers.petitions.codes import PetitionKind
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, Value


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("LX1999-9999", "“同一事项的登记编号”LX1999-9999不是本登记册中任何一条的编号，请核对。"),
        ("LX2026-0001", ""),
        ("lx2026-0001", ""),
        ("LX2026-0002", "“同一事项的登记编号”填的是本条自己的编号，请核对。"),
        (None, ""),
    ],
)
def test_the_same_matter_is_one_that_is_on_file(office: Office, typed: str | None, told: str) -> None:
    values: dict[str, Value] = {"received_on": date(2026, 1, 5), "petitioner": "赵乙四", "kind": PetitionKind.SUGGESTION}
    office.records.save(RecordDraft("petitions", values=values))
    ref = office.records.save(RecordDraft("petitions", values=values | {"same_matter_no": typed}))
    assert [sentence for sentence in office.records.open(ref).warnings if "同一事项" in sentence] == ([told] if told else [])
