"""Heads of the county's forms that say in other words what is on file (表样列名的别的写法)."""

import pytest

from libao_desk.services.book import RegisterBook
from libao_desk.services.layouts.words import propose
from libao_desk.sheets.form_reader import FormColumn


def proposed(book: RegisterBook, kind: str, heads: str) -> list[str]:
    """What belongs under heads of one or two rows (责任书签订/是)."""
    register, roster = book.roster(kind)
    columns = [FormColumn(place, head, tuple(head.split("/"))) for place, head in enumerate(heads.split(), start=1)]
    found = propose(register, roster.with_form_columns(), columns)
    return [found.get(one.column, "") for one in columns]


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
