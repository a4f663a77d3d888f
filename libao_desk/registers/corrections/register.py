"""The register of community corrections (社区矫正) as one value."""

from libao_desk.declare.dated import DatedChange, DatedRows
from libao_desk.declare.number import NumberPattern
from libao_desk.declare.path import via
from libao_desk.declare.register import End, FollowOn, KeptBack, Likeness, Register, WantedWithout, name_in
from libao_desk.people.models import Person

from .clocks import CLOCKS
from .codes import CLOSED, CorrectionState
from .documents import DOCUMENTS
from .form import FORM, PARTS, SEARCH, TABLE
from .inferring import infer
from .lifecycle import OUT_OF_ORDER, TRANSITIONS
from .migrations import MIGRATIONS
from .model import CorrectionCase
from .parts import CorrectionClassChange
from .privacy import PRIVACY_DOCUMENTS, PRIVACY_UNTOLD, basis
from .reading import aftercare_values, in_force_from, is_juvenile_on, label
from .replay import replay
from .rosters import ROSTERS
from .settings import RETENTION, SETTINGS
from .sheet import CELLS_OF_SEVERAL, OTHER_LEDGERS, OTHER_NUMBERS, SHEET_COLUMNS
from .statistics import STATISTICS
from .tables import CHARTS, TABLES
from .term_length import impossible_end, slip
from .warnings import warnings

KEPT_BACK = KeptBack(("offence", "sentence"), lambda case: case.is_sealable, (("source", "CORR"),))
"""What no aftercare card tells of a juvenile whose record is sealed (刑诉法 286)."""
_ID_NO = via(CorrectionCase.person, Person.id_no)

REGISTERS = (
    Register(
        key="corrections",
        title="社区矫正",
        model=CorrectionCase,
        number=NumberPattern("JZ"),
        states=CorrectionState,
        initial=CorrectionState.EXPECTED,
        closed=CLOSED,
        late_to="镇分管领导、县级社区矫正机构",
        wants_day=frozenset({CorrectionState.MISSING, CorrectionState.HELD, CorrectionState.REVOKING}),
        sealed=frozenset({CorrectionState.SEALED}),
        form=FORM,
        table=TABLE,
        label=label,
        search=SEARCH,
        official=CorrectionCase.case_no,
        same=((CorrectionCase.case_no,), (_ID_NO, CorrectionCase.instrument_no), (_ID_NO, CorrectionCase.term_from)),
        likeness=Likeness(name_in(via(CorrectionCase.person, Person.name)), (CorrectionCase.term_from, CorrectionCase.checked_in_on)),
        must_name="社区矫正对象的姓名",
        wanted_where=(WantedWithout(CorrectionCase.sentence_years, (CorrectionCase.sentence_months, CorrectionCase.sentence_days)),),
        replay=replay,
        transitions=TRANSITIONS,
        infers=infer,
        end=End(CorrectionCase.exit_kind, (CorrectionCase.ended_on, CorrectionCase.died_on)),
        clocks=CLOCKS,
        parts=PARTS,
        documents=(*DOCUMENTS, *PRIVACY_DOCUMENTS),
        rosters=ROSTERS,
        statistics=STATISTICS,
        tables=TABLES,
        charts=CHARTS,
        settings=(*SETTINGS, PRIVACY_UNTOLD),
        basis=basis,
        retention=RETENTION,
        migrations=MIGRATIONS,
        sheet_columns=SHEET_COLUMNS,
        cells_of_several=CELLS_OF_SEVERAL,
        other_ledgers=OTHER_LEDGERS,
        with_own_days=(CorrectionCase.mgmt_class,),
        other_numbers=OTHER_NUMBERS,
        is_minors=is_juvenile_on,
        warn=warnings,
        out_of_order=OUT_OF_ORDER,
        too_soon=impossible_end,
        unlikely=slip,
        dated=(
            DatedChange(
                (CorrectionCase.mgmt_class,),
                part=CorrectionCase.class_changes,
                shows=DatedRows(CorrectionClassChange.starts_on, CorrectionClassChange.mgmt_class, in_force_from),
            ),
        ),
        follow_ons=tuple(FollowOn(event, "aftercare", "登记安置帮教", aftercare_values, KEPT_BACK) for event in ("release", "pardon")),
    ),
)
