"""Local values that the desk could not be reckoned with are refused, and those at the edges still give a to-do list."""

from datetime import date
from decimal import Decimal

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.registers.aftercare.settings import KEY_VISIT_MONTHS
from libao_desk.registers.corrections.settings import STRICT_REPORTS
from libao_desk.registers.duties.settings import SIGN_BY_MONTH
from libao_desk.registers.guardianship.model import GuardianshipCase
from libao_desk.registers.guardianship.parts import GuardianshipReward
from libao_desk.registers.guardianship.reading import amount_of
from libao_desk.registers.guardianship.settings import STANDARD
from libao_desk.services.office import Office
from libao_desk.services.settings import OfficeSetting
from tests.services.closings import a_released, on, staffed


def test_an_interval_of_no_months_is_refused(office: Office) -> None:
    """It took the whole to-do list away, or asked for a visit every week."""
    for setting, wrong, sentence in (
        (KEY_VISIT_MONTHS, 0, "“重点对象走访间隔”只能填1到120月。"),
        (KEY_VISIT_MONTHS, 100_000, "“重点对象走访间隔”只能填1到120月。"),
        (SIGN_BY_MONTH, 13, "“年度责任书最迟签订月份”只能填1到12月。"),
        (STRICT_REPORTS, -1, "“严管每月到所或书面报告次数”只能填0到31次。"),
    ):
        with pytest.raises(Refusal, match=sentence):
            office.settings.change(setting, wrong)
        assert office.settings.value(setting) == setting.default


def test_a_value_kept_by_an_earlier_version_does_not_stop_the_desk(office: Office) -> None:
    a_released(office, "王丙三")
    office.settings.change(KEY_VISIT_MONTHS, 2)
    with office.desk.work("旧版本写下的") as session:
        session.get_one(OfficeSetting, KEY_VISIT_MONTHS.key).value = 0
    office.desk.forget_facts()
    assert office.settings.value(KEY_VISIT_MONTHS) == KEY_VISIT_MONTHS.default
    office.todo.on(date(2026, 3, 2))


@pytest.mark.parametrize("end", [0, 1], ids=["least", "most"])
def test_at_its_edges_every_number_gives_a_to_do_list(office: Office, end: int) -> None:
    staffed(office)
    a_released(office, "孙戊五")
    numbers = [view.setting for view in office.settings.views() if type(view.setting.default) is int]
    assert len(numbers) > 30
    for setting in numbers:
        office.settings.change(setting, setting.bounds[end])
        office.todo.on(date(2026, 3, 2))


def test_what_was_paid_is_reckoned_by_the_standard_of_its_day(office: Office) -> None:
    """A new standard rewrote the sums of the years before it."""
    year = {"period_from": date(2025, 3, 1), "period_to": date(2026, 2, 28)}
    paid = GuardianshipReward(**year, approved_on=date(2026, 3, 5), paid_on=date(2026, 3, 9))
    of_an_old_ledger, unpaid = GuardianshipReward(**year, paid_on=date(2019, 3, 9)), GuardianshipReward(**year)

    def sums() -> list[Decimal]:
        return [amount_of(GuardianshipCase(), reward, office.desk.facts()) for reward in (of_an_old_ledger, paid, unpaid)]

    on(office, date(2026, 3, 2))
    office.settings.change(STANDARD, 1800)
    assert sums() == [1800, 1800, 1800]
    for day, standard in ((date(2026, 6, 1), 3600), (date(2026, 9, 1), 4800)):
        on(office, day)
        office.settings.change(STANDARD, standard)
        assert sums() == [1800, 1800, standard]


def test_a_default_that_held_for_a_while_holds_for_that_while(office: Office) -> None:
    on(office, date(2026, 6, 1))
    office.settings.change(STANDARD, 3600)
    facts = office.desk.facts()
    assert [facts.setting_on(STANDARD, day) for day in (date(2026, 3, 9), date(2026, 6, 1), None)] == [STANDARD.default, 3600, 3600]
