"""The register of disputes (人民调解) and the logs of sweeps (排查) and receptions (接待)."""

from libao_desk.declare.number import NumberPattern
from libao_desk.declare.register import Register
from libao_desk.registers.disputes import cautions, documents, forms, lifecycle, reading, rosters, rules, settings, sheet, statistics
from libao_desk.registers.disputes.codes import DisputeState, LogState
from libao_desk.registers.disputes.migrations import MIGRATIONS
from libao_desk.registers.disputes.model import DisputeCase, ReceptionRecord, SweepRecord

DISPUTES = Register(
    key="disputes",
    title="人民调解",
    model=DisputeCase,
    number=NumberPattern("TJ", 4),
    states=DisputeState,
    initial=DisputeState.APPLIED,
    closed=lifecycle.CLOSED,
    form=forms.FORM,
    table=forms.TABLE,
    label=reading.label,
    search=forms.SEARCH,
    same=((DisputeCase.case_no,), (DisputeCase.accepted_on, DisputeCase.committee, DisputeCase.facts)),
    replay=lifecycle.replay,
    transitions=lifecycle.TRANSITIONS,
    clocks=rules.CLOCKS,
    parts=forms.PARTS,
    documents=documents.DOCUMENTS,
    rosters=rosters.ROSTERS,
    statistics=statistics.DISPUTE_FIGURES,
    settings=settings.SETTINGS,
    migrations=MIGRATIONS,
    sheet_columns=sheet.SHEET_COLUMNS,
    warn=cautions.warn,
)


def _sweep_label(record: SweepRecord) -> str:
    return f"{record.held_on or ''} {record.place or ''}排查".strip()


def _reception_label(record: ReceptionRecord) -> str:
    return f"{record.held_on or ''} 接待{record.persons_count or 0}人次".strip()


SWEEPS = Register(
    key="sweeps",
    title="排查",
    model=SweepRecord,
    number=NumberPattern("PC", 4),
    states=LogState,
    initial=LogState.RECORDED,
    closed=frozenset({LogState.VOID}),
    form=forms.SWEEP_FORM,
    table=forms.SWEEP_TABLE,
    label=_sweep_label,
    search=(SweepRecord.number, SweepRecord.place, SweepRecord.held_by),
    same=((SweepRecord.held_on, SweepRecord.place, SweepRecord.held_by),),
    replay=lifecycle.replay_sweep,
    transitions=(lifecycle.RECORD_SWEEP, lifecycle.VOID_LOG),
    statistics=statistics.SWEEP_FIGURES,
)

RECEPTIONS = Register(
    key="receptions",
    title="接待",
    model=ReceptionRecord,
    number=NumberPattern("JD", 4),
    states=LogState,
    initial=LogState.RECORDED,
    closed=frozenset({LogState.VOID}),
    form=forms.RECEPTION_FORM,
    table=forms.RECEPTION_TABLE,
    label=_reception_label,
    search=(ReceptionRecord.number, ReceptionRecord.received_by),
    replay=lifecycle.replay_reception,
    transitions=(lifecycle.RECORD_RECEPTION, lifecycle.VOID_LOG),
    statistics=statistics.RECEPTION_FIGURES,
)

REGISTERS = (DISPUTES, SWEEPS, RECEPTIONS)
