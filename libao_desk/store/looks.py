"""Looks in the trail (查阅留痕): a record opened, something looked for, an opening refused; none of them changes anything."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from .trail_tables import ENTRY, START_HASH

OPENED, OPENED_CARD, SEARCHED, REFUSED = "打开档案", "打开人员卡片", "查找", "打开档案被拒"
EMERGENCY_OPENED, EMERGENCY_CARD, EMERGENCY_LISTED = "应急打开档案", "应急打开人员卡片", "应急查看列表"
IN_EMERGENCY = (EMERGENCY_OPENED, EMERGENCY_CARD, EMERGENCY_LISTED)
"""What was looked at by what an officer opened to himself in an emergency."""
LOOKS = (OPENED, OPENED_CARD, SEARCHED, REFUSED, *IN_EMERGENCY)
"""The acts by which the trail names a look."""


def last_change(session: Session) -> tuple[int, str]:
    """The last entry of the trail that is no look, its number and hash: while it is the last one nothing has changed."""
    wanted = sa.select(ENTRY.c.seq, ENTRY.c.hash).where(ENTRY.c.act.not_in(LOOKS)).order_by(ENTRY.c.seq.desc()).limit(1)
    found = session.connection().execute(wanted).one_or_none()
    return (0, START_HASH.hex()) if found is None else (found.seq, found.hash.hex())
