"""What a remark says that no column says (备注中的话): a death or an end is told, since a note in words is carried out by nobody."""

import re
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from libao_desk.core.text import compact
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.register import Register
from libao_desk.people.codes import DEATH
from libao_desk.services.ledgers.heads.columns import ColumnMap
from libao_desk.services.ledgers.rows import RowJudgement
from libao_desk.services.ledgers.words.ends import way_of_end
from libao_desk.services.ledgers.words.undated_ends import UndatedEnds
from libao_desk.services.records.moves import state_of

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetRow

DEATHS = ("死亡", *DEATH.split())
_ANOTHERS = re.compile(r"(?:致.{0,6}|[父母妻夫子女兄弟姐妹]亲?(?:已|均|因病)?|监护人已?)$")
"""What stands before the word where somebody else died: 交通肇事致一人死亡, 其父死亡."""
_END = re.compile(
    r"期满解矫|期满解除|解除(?:社区)?矫正|解矫|收监(?:执行)?|撤销(?:缓刑|假释)|撤缓|撤假|终止矫正|变更执行地|执行地变更|重新犯罪|又犯新罪"
    r"|转(?!入|来)(?:至|到|往)?[^，。;、]{1,8}?[区县市镇](?:社区)?(?:矫正|帮教|管理|执行)|[转迁]出|解除(?:安置)?帮教|解帮|注销"
)
_NOT_SO = re.compile(r"(?:拟|将|未|无|没有|不|应|待|防止|避免|预防|若|如|再|曾|原|前|可能|建议|申请|提请|预计)[^，。;、]{0,6}$")
"""What stands before such a word where nothing has ended: 拟收监, 无重新犯罪, 曾撤销缓刑."""
_DAY = re.compile(r"((?:19|20)\d\d)[年./-](\d{1,2})[月./-](\d{1,2})")


class Remarks:
    """Looks into the columns that are free text, or that nobody knows, of the rows of one sheet."""

    def __init__(self, session: Session, register: Register, columns: ColumnMap, today: date) -> None:
        self._session, self._register, self._today = session, register, today
        self._ends = UndatedEnds(register, today)
        free = {at for at, one in columns.targets.items() if isinstance(one, FieldPath) and one.kind is Kind.LONG_TEXT}
        self._places = tuple(sorted(free | columns.unknown_at.keys()))

    def judge(self, judged: RowJudgement, row: "SheetRow") -> None:
        """Tell of a death or another end that stands in such a cell, unless the row or its record says an end."""
        day = self._ends.day_of(None) if way_of_end(self._register, DEATHS[0]) is not None else None  # a dispute may be about a death
        if day is None or judged.says_nothing or self._is_over(judged):
            return
        for at in self._places:
            cell = row.cells[at]
            text = compact(cell.text)
            word = _death_in(text) or self._end_in(text)
            if word:
                told = f"写有“{word}”，这只是一句话，不办理终止：请核对，属实的在表中加“{day.label}”一列写明日期，或者打开这条记录办理。"
                judged.notes.append((cell.address, told))

    def _end_in(self, text: str) -> str:
        """The word of another end, or of a change of place; "" where it is still to come, or only spoken of."""
        found = _END.search(text)
        if found is None or _NOT_SO.search(text[: found.start()]) or _ANOTHERS.search(text[: found.start()]):
            return ""
        days = (tuple(map(int, said.groups())) for said in _DAY.finditer(text))
        is_to_come = any(day > (self._today.year, self._today.month, self._today.day) for day in days)
        return "" if is_to_come else found[0]

    def _is_over(self, judged: RowJudgement) -> bool:
        if judged.said_over or judged.state in self._register.closed:
            return True
        if any(judged.values.get(day.key) is not None for day in self._ends.days):
            return True
        known = None if judged.record_id is None else self._session.get_one(self._register.model, judged.record_id)
        return known is not None and state_of(known) in self._ends.over


def _death_in(text: str) -> str:
    word = next((one for one in DEATHS if one in text), "")
    return "" if word and _ANOTHERS.search(text.partition(word)[0]) else word
