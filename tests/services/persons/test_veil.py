"""What a screen that many see may show of a text and of a datum."""

from datetime import date

import pytest

from libao_desk.core.citizen_id import make_citizen_id, mask_citizen_id
from libao_desk.core.half_hidden import COVERED, UNREAD
from libao_desk.declare.path import FieldPath
from libao_desk.services.office import Office
from libao_desk.services.persons.veil import Veil, veil_of
from libao_desk.services.records.drafts import RecordDraft
from tests.conftest_office import DIRECTOR

ID = make_citizen_id("320699", date(1980, 5, 6), 133)
VEIL = Veil(["王小明", "王小", "欧阳志远", "李"], ["枫林村3组18号"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("王小明与王小的纠纷", "王某某与王某某的纠纷"),
        ("欧阳志远（住枫林村3组18号）来访", "欧阳某某（住******）来访"),
        (f"身份证{ID}，电话19900000001", f"身份证{COVERED}，电话{COVERED}"),
        (f"{mask_citizen_id(ID)} 199****0001", f"{COVERED} {COVERED}"),
        ("李某没有登记", "李某没有登记"),
        ("（2020）海李调字第001号 2020-12-30", "（2020）海李调字第001号 2020-12-30"),
        ("王某某", "王某某"),
        ("", ""),
    ],
)
def test_a_text_is_told_without_people(text: str, shown: str) -> None:
    assert VEIL.hide(text) == shown


def _field(office: Office, register: str, key: str) -> FieldPath:
    return next(field for field in office.desk.book.get(register).fields if field.key == key)


@pytest.mark.parametrize(
    ("register", "key", "text", "shown"),
    [
        ("aftercare", "person.name", "没有登记", "没某某"),
        ("aftercare", "person.id_no", ID, COVERED),
        ("aftercare", "person.phone", "199****0001", COVERED),
        ("aftercare", "person.birth_date", "1980-05-06", COVERED),
        ("aftercare", "person.residence_address", "杨庄1号", COVERED),
        ("aftercare", "released_on", "2026-01-02", "2026-01-02"),
        ("disputes", "facts", "两家争执", UNREAD),
        ("petitions", "duty_person", "冯测试", "冯测试"),
        ("petitions", "petitioner", "", ""),
    ],
)
def test_a_datum_is_told_by_what_it_is(office: Office, register: str, key: str, text: str, shown: str) -> None:
    assert VEIL.said(_field(office, register, key), text) == shown


def test_everybody_on_file_is_known_but_the_officers(office: Office) -> None:
    office.records.save(RecordDraft("aftercare", values={"person.name": "张甲三", "person.residence_address": "枫林村9组8号"}))
    office.records.save(RecordDraft("petitions", values={"petitioner": "钱上访", "received_on": office.today}))
    assert veil_of(office.desk).hide(f"张甲三、钱上访，枫林村9组8号，{DIRECTOR}") == f"张某某、钱某某，{COVERED}，{DIRECTOR}"
