"""How long guardianship records are kept (监护档案保管期限): those in which a reward was paid as long as its vouchers."""

from libao_desk.declare.retention import Retention, RetentionClass

from .model import GuardianshipCase
from .settings import KEPT_YEARS, PAID_KEPT_YEARS

ORDINARY = RetentionClass("定期", KEPT_YEARS, "国家档案局令第8号")
PAID = RetentionClass("会计凭证", PAID_KEPT_YEARS, "会计档案管理办法附表一")


def class_of(case: GuardianshipCase) -> RetentionClass:
    """The class of a closed case."""
    return PAID if any(reward.paid_on is not None for reward in case.rewards) else ORDINARY


RETENTION = Retention((ORDINARY, PAID), class_of)
