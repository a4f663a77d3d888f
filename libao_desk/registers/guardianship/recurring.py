"""What happens to a guardianship case more than once (多次发生): a change of guardian, a stay in hospital."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from libao_desk.core.names import differ_by_a_sign
from libao_desk.declare.dated import Recurring

from .model import GuardianshipCase as G
from .parts import GuardianshipFormer, GuardianshipStay

A_SLIP = timedelta(days=31)


def _is_another_change(held: Mapping[str, Any], case: G) -> bool:
    """Another guardian went: the same name with another day is a day put right, and one sign of it within the month a slip of both."""
    before, now = held[G.former_guardian.key], case.former_guardian
    days = held[G.guardian_changed_on.key], case.guardian_changed_on
    if not before or before == now or None in days:
        return False
    return not differ_by_a_sign(before, now or "") or days[1] - days[0] > A_SLIP


def _is_another_stay(held: Mapping[str, Any], case: G) -> bool:
    """He came again after he had left."""
    left, came = held[G.discharged_on.key], case.admitted_on
    return left is not None and came is not None and left <= came


RECURRING = (
    Recurring(
        G.formers,
        kept=(
            (G.guardian_changed_on, GuardianshipFormer.until),
            (G.former_guardian, GuardianshipFormer.name),
            (G.former_relation, GuardianshipFormer.relation),
        ),
        is_again=_is_another_change,
    ),
    Recurring(
        G.stays,
        kept=((G.admitted_on, GuardianshipStay.admitted_on), (G.discharged_on, GuardianshipStay.discharged_on)),
        is_again=_is_another_stay,
    ),
)
