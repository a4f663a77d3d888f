"""What stands in brackets beside a name is no part of it."""

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.core.name_remarks import HIDDEN, is_organisation, without_remarks

PLAIN = {
    "李三（女，45岁）": "李三",
    "郑六（未成年）、王七（女）": "郑六、王七",
    "王五(父)": "王五",
    "李三（女）王四（男）": "李三、王四",
    "重辛（甲方） 重壬（乙方）": "重辛、重壬",
    "孙洋（代理人孙海），孙河": "孙洋，孙河",
    "马文斌（马二）": "马文斌",
    "测试建筑（集团）有限公司、李三（男）": "测试建筑（集团）有限公司、李三",
    "测试水果超市（个体工商户）": "测试水果超市",
    "李三（女）与测试水果有限公司": "李三与测试水果有限公司",
    "测试农商银行（海州支行）": "测试农商银行（海州支行）",
    "张三": "张三",
}


@pytest.mark.parametrize(("text", "names"), PLAIN.items(), ids=PLAIN)
def test_names_are_left(text: str, names: str) -> None:
    assert without_remarks(text).text.replace(" ", "") == names


def test_what_is_left_out_is_told_and_a_role_needs_no_word() -> None:
    assert without_remarks("李三（女，45岁）").note == "“李三（女，45岁）”括号中的“女，45岁”未导入。"
    assert "代理人请打开记录" in without_remarks("孙洋（代理人孙海）").note
    assert "曾用名" in without_remarks("马文斌（马二）").note
    assert without_remarks("李三（申请人）").note == ""


@pytest.mark.parametrize("text", ["王四（已故）", "李四(已死亡)", "李四（2019年病故）", "李四（男，已故）", "李三（女", "李三）"])
def test_the_dead_and_open_brackets_are_refused(text: str) -> None:
    with pytest.raises(Refusal):
        without_remarks(text)


def test_a_surname_with_its_name_hidden_is_known() -> None:
    assert [HIDDEN.search(text) is not None for text in ("李某", "周某（男）", "李四、王某某", "李某甲", "张三", "果某军")] == [
        True, True, True, True, False, False,
    ]  # fmt: skip
    signs = ("李××", "李×明", "李X", "欧阳○○", "李□", "李〇〇", "海安X光设备公司", "李Xiaoming", "李试一")
    assert [HIDDEN.search(text) is not None for text in signs] == [True] * 6 + [False] * 3


def test_units_are_known_by_their_last_word() -> None:
    assert is_organisation("测试水果有限公司")
    assert not is_organisation("王医院")
