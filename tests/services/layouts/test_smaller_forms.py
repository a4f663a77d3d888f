"""Forms of the smaller rosters, leaves and those whose term ends: their everyday heads find their columns."""

import pytest

from libao_desk.services.office import Office

from .test_layouts import a_form


@pytest.mark.parametrize(
    ("kind", "heads", "titles"),
    [
        ("leave", ["外出时间", "返回时间", "批准人"], ["起", "止", "批准机关"]),
        ("corrections-ending", ["是否完成总结鉴定", "是否衔接安置帮教"], ["总结/鉴定完成", "安帮衔接"]),
    ],
)
def test_the_heads_of_smaller_forms_are_known(office: Office, kind: str, heads: list[str], titles: list[str]) -> None:
    draft = office.layouts.read(kind, a_form(["台账"], ["序号", "姓名", *heads], [1]))
    assert list(draft.keys.values()) == [":serial", "姓名", *titles]
