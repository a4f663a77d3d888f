"""A day in three columns of a form, under a head that may not say that it is a day (受理 over 年, 月 and 日)."""

import pytest

from libao_desk.services.office import Office

from .test_layouts import a_form

SHORT = {
    "petitions": {"收到": "收到日", "受理": "受理日", "办结": "办结日", "告知": "告知日"},
    "disputes": {"受理": "受理日", "结案": "结案日", "回访": "回访日", "归档": "归档日"},
    "corrections": {"报到": "报到日期", "宣告": "宣告日期", "期满": "矫正期限止", "解除时间": "解除日期"},
    "aftercare": {"衔接": "衔接日期", "帮教期满": "帮教期满日", "释放日期": "释放日期", "出生": "出生年月"},
    "leave": {"批准": "批准日", "备案": "备案日", "销假": "销假日"},
    "guardianship": {"责任书签订": "责任书签订日", "发放": "发放日"},
    "corrections-ending": {"期满": "期满日"},
    "overdue": {"完成": "完成日", "到期": "法定末日"},
}
UNKNOWN = {"corrections": ("谈话", "解矫考核"), "disputes": ("司法确认", "履行", "赔付"), "petitions": ("复查",), "aftercare": ("就业",)}


def keys_under(office: Office, kind: str, heads: list[str]) -> list[list[str]]:
    """What is proposed for the three columns under each head."""
    upper = [cell for head in heads for cell in (head, "", "")]
    merged = [f"{chr(66 + 3 * place)}2:{chr(68 + 3 * place)}2" for place in range(len(heads))]
    form = a_form(["台账"], ["序号", *upper], ["", *["年", "月", "日"] * len(heads)], [1], merged=("A2:A3", *merged))
    draft = office.layouts.read(kind, form)
    found = [draft.keys.get(one.column, "") for one in draft.form.columns[1:]]
    return [found[place : place + 3] for place in range(0, len(found), 3)]


@pytest.mark.parametrize("kind", SHORT)
def test_a_day_is_filled_whole_though_its_head_does_not_call_it_one(office: Office, kind: str) -> None:
    """受理 and 日 together were a head that is known, and the day of the month stood there without its month."""
    assert keys_under(office, kind, list(SHORT[kind])) == [[title] * 3 for title in SHORT[kind].values()]


@pytest.mark.parametrize("kind", UNKNOWN)
def test_no_part_of_a_day_is_filled_where_the_day_is_not_known(office: Office, kind: str) -> None:
    heads = ["受理" if kind in ("disputes", "petitions") else "期满", *UNKNOWN[kind]]
    assert keys_under(office, kind, heads)[1:] == [[""] * 3 for _ in UNKNOWN[kind]]


def test_a_day_of_two_names_stands_under_the_surer_one(office: Office) -> None:
    assert keys_under(office, "disputes", ["调解", "结案"]) == [[""] * 3, ["结案日"] * 3]
