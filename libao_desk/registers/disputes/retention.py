"""How long mediation dossiers are kept (卷宗保管期限): as the volume says, else by what it is about, difficulty, amount and people."""

import re
from decimal import Decimal

from libao_desk.declare.retention import Retention, RetentionClass

from .codes import Difficulty, DisputeState, DisputeType, Prevention
from .codes import Retention as Kept
from .model import DisputeCase
from .reading import people_involved
from .settings import LONG_YEARS, SHORT_YEARS

LARGE = Decimal(50_000)
"""An agreement on more is kept long."""
MANY = 10
"""So many people concerned make a group matter (群体性), as 民诉法解释 75 counts parties that are many."""
LASTING = frozenset({DisputeType.HOUSE, DisputeType.FOREST_AND_LAND, DisputeType.LAND_TAKING})
"""House and land: what was settled is asked for decades later."""
OF_BOUNDARIES = re.compile("(镇|乡|县|市|区)(的)?(边|交)?界|行政区域界线")
"""A boundary of townships: its dossier is kept for ever (界线纠纷)."""
LASTING_WORDS = re.compile("继承|遗产|遗嘱|死亡|身亡|致死|丧葬|抚恤")
"""Inheritance and death are no types of their own: what the dispute is about says so."""
GROUPS = frozenset({Prevention.PETITION, Prevention.FIGHT})
MINOR = frozenset({Difficulty.SIMPLE, Difficulty.GENERAL})

AS_FILED = "卷宗所定保管期限"
BY_RULE = "归档时未定，按类型、金额、人数"
CLASSES = {
    (kept, basis): RetentionClass(kept.label, years, basis)
    for kept, years in ((Kept.SHORT, SHORT_YEARS), (Kept.LONG, LONG_YEARS), (Kept.PERMANENT, None))
    for basis in (AS_FILED, BY_RULE)
}


def class_of(case: DisputeCase) -> RetentionClass:
    """The class of a closed case."""
    if case.volume is not None and case.volume.retention is not None:
        return CLASSES[case.volume.retention, AS_FILED]
    return CLASSES[_by_rule(case), BY_RULE]


def _by_rule(case: DisputeCase) -> Kept:
    told = "".join(text or "" for text in (case.facts, case.responsibility, *(term.act for term in case.terms)))
    is_of_a_boundary = case.dispute_type is DisputeType.FOREST_AND_LAND and OF_BOUNDARIES.search(told) is not None
    if is_of_a_boundary or (people_involved(case) or 0) >= MANY or any(row.prevention in GROUPS for row in case.prevented):
        return Kept.PERMANENT
    if case.dispute_type in LASTING or LASTING_WORDS.search(told) or (case.amount or 0) > LARGE:
        return Kept.LONG
    if case.state is DisputeState.DECLINED or (case.difficulty in MINOR and case.performed_on is not None):
        return Kept.SHORT
    return Kept.LONG


RETENTION = Retention(tuple(CLASSES.values()), class_of)
