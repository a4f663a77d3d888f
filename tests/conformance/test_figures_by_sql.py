"""The figures of the office's own 2020 report, counted a second time in plain SQL from the rows of the invented office."""

from decimal import Decimal

import pytest
import sqlalchemy as sa

from libao_desk.core.period import Period
from libao_desk.services.figures.report import StatisticsReport
from libao_desk.services.office import Office

YEAR = "BETWEEN '2020-01-01' AND '2020-12-31'"
END = "'2020-12-31'"
CENTRE = "JOIN committee c ON c.id = d.committee_id AND c.kind = 'CENTRE'"
AGREED = "d.outcome IN ('WRITTEN', 'ORAL')"
LAST_STATE = """(SELECT to_state FROM record_transition t WHERE t.register = '{register}' AND t.record_id = d.id AND t.happened_on <= {end}
    ORDER BY t.id DESC LIMIT 1)"""


def _state(register: str) -> str:
    return LAST_STATE.format(register=register, end=END)


IN_HELP = f"{_state('aftercare')} IN ('HANDED', 'ACTIVE')"
ON_REGISTER = f"{_state('guardianship')} NOT IN ('CLOSED')"
TO_BE_FETCHED = f"FROM aftercare_case d WHERE d.released_on {YEAR} AND d.source <> 'CORR' AND d.level = '01'"
ENTITLED = f"EXISTS (SELECT 1 FROM guardianship_free_care f WHERE f.case_id = d.id AND f.entitled AND f.year = 2020) AND {ON_REGISTER}"
NOT_RECEIVED = """EXISTS (SELECT 1 FROM guardianship_free_care f WHERE f.case_id = d.id AND f.entitled AND f.year = 2020
    AND (f.received_on IS NULL OR f.received_on > '2020-12-31'))"""
SIGNED = f"EXISTS (SELECT 1 FROM guardianship_year y WHERE y.case_id = d.id AND {END} BETWEEN y.year_from AND y.year_to)"
EVALUATED = f"EXISTS (SELECT 1 FROM guardianship_quarter q WHERE q.case_id = d.id AND q.held_on {YEAR})"
QUALIFIES = """(d.has_incident_history OR CAST(d.risk_level AS INTEGER) >= 3) AND d.guardian_fit <> 'NONE'
    AND (d.guardian_id IS NOT NULL OR d.guardian_body <> '')"""
TOLD_BY = "date(d.received_on, '+15 days')"
ANSWERED_BY = "coalesce(d.extended_to, date(d.accepted_on, '+60 days'))"
APPEALS = f"""FROM petition_matter d WHERE d.accepted_on IS NOT NULL AND coalesce(d.kind, 'APPEAL') = 'APPEAL'
    AND coalesce(d.legal_route, 'R6') = 'R6' AND d.withdrawn_on IS NULL AND {ANSWERED_BY} {YEAR}"""

COUNTS = {
    "sweeps.held": f"SELECT count(*) FROM dispute_sweep WHERE held_on {YEAR}",
    "receptions.persons": f"SELECT sum(persons_count) FROM dispute_reception WHERE held_on {YEAR}",
    "disputes.accepted": f"SELECT count(*) FROM dispute_case d WHERE d.accepted_on {YEAR}",
    "disputes.concluded": f"SELECT count(*) FROM dispute_case d WHERE d.concluded_on {YEAR}",
    "disputes.settled": f"SELECT count(*) FROM dispute_case d WHERE d.concluded_on {YEAR} AND {AGREED}",
    "disputes.failed": f"SELECT count(*) FROM dispute_case d WHERE d.concluded_on {YEAR} AND d.outcome = 'FAILED'",
    "disputes.centre_concluded": f"SELECT count(*) FROM dispute_case d {CENTRE} WHERE d.concluded_on {YEAR}",
    "disputes.centre_settled": f"SELECT count(*) FROM dispute_case d {CENTRE} WHERE d.concluded_on {YEAR} AND {AGREED}",
    "disputes.amount_yuan": f"SELECT sum(d.amount) / 100.0 FROM dispute_case d WHERE d.concluded_on {YEAR} AND {AGREED}",
    "outside-figures.deaths": "SELECT coalesce(sum(total), 0) FROM outside_figure WHERE topic = 'DEATHS'",
    "outside-figures.turned_criminal": "SELECT coalesce(sum(total), 0) FROM outside_figure WHERE topic = 'TO_CRIME'",
    "outside-figures.police_disputes": f"SELECT sum(total) FROM outside_figure WHERE topic = 'POLICE' AND period_end {YEAR}",
    "outside-figures.police_settled": f"SELECT sum(settled) FROM outside_figure WHERE topic = 'POLICE' AND period_end {YEAR}",
    "corrections.in_force": f"""SELECT count(*) FROM correction_case d
        WHERE {_state("corrections")} IN ('REGISTERED', 'ACTIVE', 'MISSING', 'HELD', 'REVOKING') AND d.checked_in_on IS NOT NULL""",
    "corrections.group_education": f"""SELECT count(*) FROM correction_education
        WHERE kind = 'GROUP' AND held_on {YEAR} AND coalesce(is_absent, 0) = 0""",
    "corrections.reports": f"SELECT count(*) FROM correction_report WHERE reported_on {YEAR}",
    "aftercare.in_follow_up": f"SELECT count(*) FROM aftercare_case d WHERE {IN_HELP}",
    "aftercare.key": f"SELECT count(*) FROM aftercare_case d WHERE {IN_HELP} AND d.level = '01'",
    "guardianship.with_incident": f"SELECT count(*) FROM guardianship_case d WHERE d.has_incident_history AND {ON_REGISTER}",
    "petitions.received": f"SELECT count(*) FROM petition_matter WHERE received_on {YEAR}",
}
RATES = {
    "disputes.handled_rate": (
        f"SELECT count(*) FROM dispute_case d WHERE d.accepted_on {YEAR} AND {_state('disputes')} <> 'APPLIED'",
        COUNTS["disputes.accepted"],
    ),
    "disputes.settled_rate": (COUNTS["disputes.settled"], COUNTS["disputes.concluded"]),
    "outside-figures.police_settled_rate": (COUNTS["outside-figures.police_settled"], COUNTS["outside-figures.police_disputes"]),
    "corrections.locating_rate": (
        f"SELECT count(*) FROM correction_whereabouts WHERE made_on {YEAR} AND succeeded",
        f"SELECT count(*) FROM correction_whereabouts WHERE made_on {YEAR}",
    ),
    "aftercare.key_fetched_rate": (
        f"SELECT count(*) {TO_BE_FETCHED} AND d.handed_on <= d.released_on AND d.handover IN ('01', '02', '03', '05')",
        f"SELECT count(*) {TO_BE_FETCHED}",
    ),
    "guardianship.free_care_rate": (
        f"SELECT count(*) FROM guardianship_case d WHERE {ENTITLED} AND NOT {NOT_RECEIVED}",
        f"SELECT count(*) FROM guardianship_case d WHERE {ENTITLED}",
    ),
    "guardianship.reward_rate": (
        f"SELECT count(*) FROM guardianship_case d WHERE {ON_REGISTER} AND {QUALIFIES} AND {SIGNED} AND {EVALUATED}",
        f"SELECT count(*) FROM guardianship_case d WHERE {ON_REGISTER} AND {QUALIFIES}",
    ),
    "petitions.registered_rate": (
        f"SELECT count(*) FROM petition_matter WHERE received_on {YEAR} AND registered_on IS NOT NULL AND entered_on IS NOT NULL",
        COUNTS["petitions.received"],
    ),
    "petitions.notified_on_time_rate": (
        f"SELECT count(*) FROM petition_matter d WHERE {TOLD_BY} {YEAR} AND d.petitioner <> '' AND d.notified_on <= {TOLD_BY}",
        f"SELECT count(*) FROM petition_matter d WHERE {TOLD_BY} {YEAR} AND d.petitioner <> ''",
    ),
    "petitions.closed_on_time_rate": (
        f"SELECT count(*) {APPEALS} AND coalesce(d.opinion_served_on, d.settled_on) <= {ANSWERED_BY}",
        f"SELECT count(*) {APPEALS}",
    ),
    "petitions.satisfied_rate": (
        f"SELECT count(*) FROM petition_matter WHERE rated_on {YEAR} AND rating_of_unit IN ('VERY', 'BASIC')",
        f"SELECT count(*) FROM petition_matter WHERE rated_on {YEAR} AND rating_of_unit IN ('VERY', 'BASIC', 'NO')",
    ),
}
PRINTED = {
    "sweeps.held": 924,
    "receptions.persons": 1493,
    "disputes.accepted": 891,
    "disputes.concluded": 891,
    "disputes.settled": 890,
    "disputes.failed": 1,
    "disputes.handled_rate": 100,
    "disputes.settled_rate": Decimal("99.89"),
    "disputes.centre_concluded": 43,
    "disputes.centre_settled": 43,
    "outside-figures.deaths": 0,
    "outside-figures.turned_criminal": 0,
    "outside-figures.police_disputes": 979,
    "outside-figures.police_settled": 970,
    "corrections.in_force": 40,
    "corrections.locating_rate": 100,
    "aftercare.in_follow_up": 138,
    "aftercare.key_fetched_rate": 100,
    "guardianship.with_incident": 20,
    "guardianship.free_care_rate": 100,
    "guardianship.reward_rate": 100,
    "petitions.registered_rate": 100,
    "petitions.notified_on_time_rate": 100,
    "petitions.closed_on_time_rate": 100,
    "petitions.satisfied_rate": 100,
}
"""What the report of 2020 prints."""


def _counted(office: Office, sql: str) -> Decimal:
    with office.desk.read() as session:
        return Decimal(str(session.execute(sa.text(sql)).scalar_one()))


@pytest.mark.parametrize("name", COUNTS)
def test_a_count_is_what_sql_counts(year_end: Office, year_report: StatisticsReport, name: str) -> None:
    assert {one.value.name: one.value.value for one in year_report.figures}[name] == _counted(year_end, COUNTS[name])


@pytest.mark.parametrize("name", RATES)
def test_a_rate_has_above_and_below_the_line_what_sql_counts(year_end: Office, year_report: StatisticsReport, name: str) -> None:
    value = {one.value.name: one.value for one in year_report.figures}[name]
    above, below = (int(_counted(year_end, sql)) for sql in RATES[name])
    assert (value.numerator, value.denominator) == (above, below)


def test_the_year_is_the_report_of_2020(year_report: StatisticsReport) -> None:
    values = {one.value.name: one.value.value for one in year_report.figures}
    assert {name: values[name] for name in PRINTED} == PRINTED
    assert Decimal(str(values["disputes.amount_yuan"])) // 10_000 == 251
    assert year_report.period == Period.parse("2020")
