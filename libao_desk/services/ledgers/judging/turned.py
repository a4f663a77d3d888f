"""A column that was sorted or pasted alone (错位的列): its rows would take what stands on file for one another."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from libao_desk.services.ledgers.rows import EMPTY, Change, RowJudgement
from libao_desk.sheets.hidden import in_words

_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_FEWEST_VALUES = 3
"""Unlike values that must change places; of days, which few people share, two are enough."""
_MOST = 0.8
"""What part of a column's changes is more than chance."""
TURNED = (
    "“{label}”：{count}行要改成的，多是表中别的行现有的值（第{rows}行）：可能只排序或粘贴了这一列，请逐行核对；确是这样的，可以照常存入。"
)


def turned_columns(rows: Iterable[RowJudgement]) -> Iterator[str]:
    """What is told of each column in which the rows to be changed take one another's values."""
    by_label: defaultdict[str, list[tuple[int, Change]]] = defaultdict(list)
    for row in rows:
        for change in row.changes:
            if EMPTY not in (change.before, change.after):
                by_label[change.label].append((row.number, change))
    for label, changed in by_label.items():
        if _are_turned([change for _, change in changed]):
            yield TURNED.format(label=label, count=len(changed), rows=in_words([number for number, _ in changed]))


def _are_turned(changes: list[Change]) -> bool:
    before, after = Counter(change.before for change in changes), Counter(change.after for change in changes)
    fewest = 2 if all(_DAY.fullmatch(change.before) for change in changes) else _FEWEST_VALUES
    return len(before) >= fewest and (before & after).total() >= _MOST * len(changes)
