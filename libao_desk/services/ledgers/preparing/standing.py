"""What rows stand under (小标题之下): below 解除人员 nobody is in force, below an unknown village nobody knows where they live."""

import re
from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from libao_desk.core.text import without_blanks
from libao_desk.declare.lifecycle import IMPORTED
from libao_desk.declare.path import FieldPath
from libao_desk.declare.register import Register
from libao_desk.services.ledgers.heads.columns import ColumnMap
from libao_desk.services.ledgers.heads.header_words import header_words
from libao_desk.services.ledgers.judging.filling import Filler
from libao_desk.services.ledgers.rows import RowJudgement, Verdict
from libao_desk.services.ledgers.words.ends import says_over, without_months
from libao_desk.services.ledgers.words.undated_ends import UndatedEnds

from .entry_headings import ENTRY_ABOVE
from .headings import VILLAGE_ABOVE, alone, plain_name, village_of

if TYPE_CHECKING:
    from libao_desk.sheets.cells import Cell
    from libao_desk.sheets.table_reader import SheetRow, SheetTable

_VILLAGE = re.compile(r".{1,10}(?:村|社区|村委会|居委会|村民委员会|居民委员会)")
ENDED_BELOW = "说下面各行已经结束：没有结束日期或状态的行不导入。"
"""What is told of a heading that says that the rows below it are over."""


class Standing:
    """Knows by its number under which heading each row of a sheet stands."""

    def __init__(self, register: Register, columns: ColumnMap, table: "SheetTable", today: date) -> None:
        self._register, self._state = register, columns.state
        self._undated = UndatedEnds(register, today)
        self._village = village_of(header_words(register).values())
        lines = {row.number: row.text for row in table.skipped if row.is_heading or row.why == ENTRY_ABOVE}
        lines |= {row.number: text for row in table.rows if (text := alone(row, columns))}
        lines |= {row.number: "" for row in table.skipped if row.why == VILLAGE_ABOVE}
        self._lines = sorted((number, without_blanks(text)) for number, text in lines.items())

    @property
    def ended(self) -> Collection[int]:
        """Numbers of the headings that say that the rows below them are over."""
        return {number for number, text in self._lines if says_over(text)}

    def judge(self, judged: RowJudgement, row: "SheetRow", filler: Filler) -> None:
        """Refuse a new row that is over and does not say since when; tell of one whose village was not taken."""
        self._judge_state(judged, row, filler)
        above = [text for number, text in self._lines if number < row.number]
        text = above[-1] if above else ""
        group = next((one for one in reversed(above) if one and not _is_village(one)), "")
        is_in_force = judged.verdict is Verdict.NEW and judged.trial is not None and not self._is_over(judged, filler)
        if is_in_force and says_over(text):
            sentence = f"这一行在小标题“{text}”之下，却没有结束的日期或状态，导入后会成为在册；请在表中补上（如解除日期、状态）。"
            judged.refusals.append((row.cells[0].address, sentence))
            judged.verdict, judged.trial = Verdict.REFUSED, None
        elif is_in_force and says_over(group):
            judged.notes.append((row.cells[0].address, f"上面有小标题“{group}”，这一行没有结束的日期或状态，将成为在册，请核对。"))
        if self._village is not None and _is_village(text) and not self._has_village(judged):
            judged.notes.append((row.cells[0].address, f"上面的小标题“{text}”不是名册中的村（居），这一行的村（居）没有填。"))

    def _is_over(self, judged: RowJudgement, filler: Filler) -> bool:
        steps = filler.steps(judged.trial, judged) if judged.trial is not None else ()
        return bool(steps) and steps[-1].target in self._undated.over

    def _judge_state(self, judged: RowJudgement, row: "SheetRow", filler: Filler) -> None:
        """Refuse a row whose state column says that it is over where no day says since when, be it new or of a record in force."""
        if self._state is None:
            return
        if judged.verdict is Verdict.NEW and judged.trial is not None:
            judged.lacks_end = self._undated.wanted(judged.trial, judged)
            self._judge_since(judged, row.cells[self._state], filler)
        if judged.lacks_end and judged.verdict in (Verdict.NEW, Verdict.CHANGED, Verdict.SAME):
            cell = row.cells[self._state]
            sentence = f"状态“{cell.text}”说这一行已经结束，却没有{judged.lacks_end}，{self._undated.why(judged.lacks_end)}；请在表中补上。"
            judged.refusals.append((cell.address, sentence))
            judged.turn_down(Verdict.REFUSED)

    def _judge_since(self, judged: RowJudgement, cell: "Cell", filler: Filler) -> None:
        """Refuse a state that counts from its day where this is not told, or lies before what came first."""
        steps = filler.steps(judged.trial, judged) if judged.trial is not None and judged.state is not None else ()
        if not steps or steps[-1].target is not judged.state:
            return
        is_wanted = judged.state in self._register.wants_day and steps[-1].event == IMPORTED
        word = without_blanks(cell.text)
        before = max((step.happened_on for step in steps[:-1]), default=None)
        if is_wanted and judged.state_since is None:
            sentence = f"状态“{word}”没有写从哪一天起，请在表中写明，如“2020年9月20日{without_months(word)}”。"
        elif judged.state_since is not None and before is not None and judged.state_since < before:
            sentence = f"状态“{word}”的日期早于前一步的{before:%Y-%m-%d}，请核对这两个日期。"
        else:
            return
        judged.refusals.append((cell.address, sentence))
        judged.turn_down(Verdict.REFUSED)

    def _has_village(self, judged: RowJudgement) -> bool:
        return isinstance(self._village, FieldPath) and judged.values.get(self._village.key) is not None


def _is_village(text: str) -> bool:
    return _VILLAGE.fullmatch(plain_name(text)) is not None
