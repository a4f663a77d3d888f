"""The register of disputes (人民调解); its small logs stand in `log_registers`."""

from libao_desk.declare.number import NumberPattern
from libao_desk.declare.register import Likeness, LooseHead, Register, WantedWhere

from . import (
    documents,
    dossier,
    dossier_check,
    dossier_dates,
    forms,
    lifecycle,
    reading,
    retention,
    rosters,
    rules,
    settings,
    sheet,
    sheet_results,
    statistics,
    tables,
)
from .codes import DisputeState, Source
from .log_registers import LOG_REGISTERS
from .migrations import MIGRATIONS
from .model import DisputeCase
from .privacy import PRIVACY_DOCUMENTS, PRIVACY_UNTOLD, basis

DISPUTES = Register(
    key="disputes",
    title="人民调解",
    model=DisputeCase,
    number=NumberPattern("TJ", 4),
    states=DisputeState,
    initial=DisputeState.APPLIED,
    closed=lifecycle.CLOSED,
    at_rest=lifecycle.CLOSED,
    form=forms.FORM,
    table=forms.TABLE,
    label=reading.label,
    search=forms.SEARCH,
    official=DisputeCase.case_no,
    same=((DisputeCase.case_no,), (DisputeCase.accepted_on, DisputeCase.committee, DisputeCase.facts)),
    between=reading.party_names,
    same_days=((DisputeCase.concluded_on, DisputeCase.accepted_on),),
    divided_by=(DisputeCase.committee,),
    likeness=Likeness(
        reading.party_names,
        (DisputeCase.accepted_on,),
        undated=(DisputeCase.facts, DisputeCase.dispute_type),
        named_in=(DisputeCase.parties,),
    ),
    must_name="当事人",
    loose_heads=(
        LooseHead(("日期", "时间"), DisputeCase.accepted_on, "表中没有别的列写受理的日期；", alone=True),
        LooseHead(("事由",), DisputeCase.facts, "表中没有别的列写案情；", alone=True),
        LooseHead(("分类",), DisputeCase.dispute_type, "表中没有别的列写纠纷类型；", alone=True),
    ),
    wanted_where=(WantedWhere(DisputeCase.applied_on, DisputeCase.source, frozenset({Source.APPLICATION})),),
    replay=lifecycle.replay,
    transitions=lifecycle.TRANSITIONS,
    clocks=rules.CLOCKS,
    standing=(rules.ELECTIONS,),
    parts=forms.PARTS,
    documents=(*documents.DOCUMENTS, *PRIVACY_DOCUMENTS),
    dossier=dossier.DOSSIER,
    rosters=rosters.ROSTERS,
    statistics=statistics.DISPUTE_FIGURES,
    tables=tables.TABLES,
    charts=tables.CHARTS,
    settings=(*settings.SETTINGS, PRIVACY_UNTOLD),
    basis=basis,
    retention=retention.RETENTION,
    migrations=MIGRATIONS,
    sheet_columns=sheet.SHEET_COLUMNS,
    said_together=sheet_results.SAID_TOGETHER,
    told_in=(sheet.WHO_HANDED_OVER,),
    is_minors=reading.has_minor_party,
    warn=dossier_check.warn,
    out_of_order=dossier_dates.keys_out_of_order,
)

REGISTERS = (DISPUTES, *LOG_REGISTERS)
