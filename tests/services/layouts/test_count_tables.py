"""A table of counts is told from a list: no record is written into a row of it."""

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.services.layouts.count_tables import TOLD
from libao_desk.services.office import Office

from .test_layouts import a_form


@pytest.mark.parametrize(
    ("kind", "title", "heads"),
    [
        ("disputes", "某表", "序号 单位 调解总数 成功率 协议涉及金额（万元）"),
        ("disputes", "人民调解统计表", "疑难复杂 涉及人数 协议金额"),
        ("corrections", "社区矫正工作汇总表", "乡镇 管理类别 备注"),
        ("aftercare", "某表", "司法所 村居 在册（人） 备注"),
    ],
)
def test_no_record_goes_into_a_table_of_counts(office: Office, kind: str, title: str, heads: str) -> None:
    """81 disputes were written below 成功率, one in each row."""
    draft = office.layouts.read(kind, a_form([title], heads.split(), [""]))
    assert (draft.keys, draft.notes[0]) == ({}, TOLD)
    with pytest.raises(Refusal, match="请至少选定一列"):
        office.layouts.save(draft, "统计")


def test_an_officer_who_knows_better_may_still_choose_its_columns(office: Office) -> None:
    draft = office.layouts.read("disputes", a_form(["人民调解统计表"], ["涉及人数", "经办"], [""]))
    office.layouts.save(draft.with_key(1, "涉及人数"), "逐件")
    assert office.layouts.opened("disputes", "逐件").keys[1] == "涉及人数"


@pytest.mark.parametrize(
    ("kind", "title", "heads"),
    [
        ("corrections", "社区矫正对象情况统计表", "序号 姓名 报告次数 评估次数"),
        ("disputes", "纠纷汇总", "受理日期 涉及人数 卷宗页数"),
        ("petitions", "某表", "序号 领域 责任单位"),
    ],
)
def test_a_list_with_figures_in_it_is_none(office: Office, kind: str, title: str, heads: str) -> None:
    draft = office.layouts.read(kind, a_form([title], heads.split(), [""]))
    assert any(draft.keys.values())
    assert TOLD not in draft.notes
