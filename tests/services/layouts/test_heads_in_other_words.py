"""Heads of the county's forms that say in other words what is on file (表样列名的别的写法)."""

import pytest

from libao_desk.services.book import RegisterBook
from libao_desk.services.layouts.words import propose
from libao_desk.sheets.form_build import FormColumn


def proposed(book: RegisterBook, kind: str, heads: str) -> list[str]:
    """What belongs under heads of one or two rows (责任书签订/是)."""
    register, roster = book.roster(kind)
    columns = [FormColumn(place, head, tuple(head.split("/"))) for place, head in enumerate(heads.split(), start=1)]
    found = propose(register, roster.with_form_columns(), columns)
    return [found.get(one.column, "") for one in columns]


OTHER_WORDS = {
    ("corrections", "姓名 判决书文号 判决日期 生效日期"): "姓名 法律文书号 文书日期 生效日期",
    ("corrections", "姓名 矫正期限 矫正起止日期"): "姓名 矫正期长度 :span:矫正期限",
    ("corrections", "姓名 矫正起止时间 矫正期限"): "姓名 :span:矫正期限 矫正期长度",
    ("corrections", "姓名 矫正期限"): "姓名 :span:矫正期限",
    ("petitions", "信访编号 登记情况/是否登记 登记情况/日期 告知情况/是否告知 告知情况/日期"): "编号 登记日 登记日 告知日 告知日",
    ("petitions", "信访编号 受理情况/是否受理 受理情况/日期 评价"): "编号 受理日 受理日 满意度",
    ("aftercare", "姓名 是否重点/是 是否重点/否 帮教类别"): "姓名 是否重点 是否重点 帮教类别",
    ("guardianship", "监护人姓名 责任书签订/是 责任书签订/否"): "监护人 责任书签订日 责任书签订日",
    ("guardianship", "监护人姓名 责任书签订"): "监护人 责任书签订日",
    ("disputes", "案号 调委会类型/村（居）调委会 调委会类型/镇 调委会类型/调处中心"): "卷号 调解组织类型 调解组织类型 调解组织类型",
    ("leave", "姓名 请假起止时间 批准天数"): "姓名 :span:请假时间 天数",
    ("overdue", "业务类别 超期事项 应完成日期 完成日期"): "登记册 事项 法定末日 完成日",
    ("leave", "姓名 离开时间/月 离开时间/日 离开时间/时 销假时间/月 销假时间/日 销假时间/时"): "姓名 起 起 - 销假日 销假日 -",
}


@pytest.mark.parametrize(("kind", "heads"), OTHER_WORDS)
def test_what_is_on_file_has_its_column_in_the_countys_words(book: RegisterBook, kind: str, heads: str) -> None:
    assert proposed(book, kind, heads) == [key.replace("-", "") for key in OTHER_WORDS[kind, heads].split()]


@pytest.mark.parametrize(
    ("kind", "heads", "keys"),
    [
        ("corrections", "姓名 思想汇报次数 电话汇报次数 报告次数", "姓名 本月思想汇报次数 本月电话报告次数 本月报告次数"),
        ("corrections", "姓名 应报告次数 实报告次数 思想汇报（份）", "姓名 - 本月报告次数 本月思想汇报次数"),
        ("corrections", "姓名 书面报告次数 电话报告次数", "姓名 本月思想汇报次数 本月电话报告次数"),
        ("corrections", "姓名 一季度思想汇报次数 二季度思想汇报次数", "姓名 思想汇报次数（第一季度） 思想汇报次数（第二季度）"),
    ],
    ids=["by telephone", "due and done", "written", "in quarters"],
)
def test_reports_are_counted_by_their_kind(book: RegisterBook, kind: str, heads: str, keys: str) -> None:
    assert proposed(book, kind, heads) == [key.replace("-", "") for key in keys.split()]
