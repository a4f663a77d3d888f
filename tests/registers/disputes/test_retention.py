"""How long a dossier is kept whose volume does not say it: by what the dispute is about."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from libao_desk.registers.disputes.codes import Difficulty, DisputeType, Retention
from libao_desk.registers.disputes.parts import DisputeTerm
from libao_desk.registers.disputes.retention import BY_RULE, CLASSES, class_of

from .builders import a_case


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        ({}, Retention.SHORT),
        ({"amount": Decimal("50000.00")}, Retention.SHORT),
        ({"amount": Decimal("50000.01")}, Retention.LONG),
        ({"dispute_type": DisputeType.HOUSE}, Retention.LONG),
        ({"dispute_type": DisputeType.FAMILY, "facts": "兄弟二人因继承父亲遗产发生争执。"}, Retention.LONG),
        ({"dispute_type": DisputeType.DAMAGES, "facts": "车祸致人死亡，双方就赔偿发生争执。"}, Retention.LONG),
        ({"terms": [DisputeTerm(act="支付丧葬费")]}, Retention.LONG),
        ({"dispute_type": DisputeType.FOREST_AND_LAND, "facts": "两组承包地相邻。"}, Retention.LONG),
        ({"dispute_type": DisputeType.FOREST_AND_LAND, "facts": "青石镇与白水镇边界土地纠纷。"}, Retention.PERMANENT),
        ({"dispute_type": DisputeType.NEIGHBOURS, "facts": "住在县界旁的两户为排水争执。"}, Retention.SHORT),
        ({"people_count": 9}, Retention.SHORT),
        ({"people_count": 10}, Retention.PERMANENT),
    ],
)
def test_the_class_follows_from_what_it_is_about(values: dict[str, Any], kept: Retention) -> None:
    standard: dict[str, Any] = {
        "dispute_type": DisputeType.NEIGHBOURS,
        "facts": "双方为排水沟争执。",
        "responsibility": None,
        "difficulty": Difficulty.SIMPLE,
        "performed_on": date(2020, 12, 20),
        "amount": None,
        "people_count": None,
        "terms": [],
    }
    case = a_case(**(standard | values))
    case.dossier = []
    assert class_of(case) is CLASSES[kept, BY_RULE]
