"""The register of guardianship (严重精神障碍患者监护)."""

from libao_desk.declare.dated import DatedChange
from libao_desk.declare.number import NumberPattern
from libao_desk.declare.register import End, Likeness, Register, name_in
from libao_desk.declare.sheet import SaidOfBoth

from .cautions import own_guardian, warn
from .codes import BOTH_WAYS, ENDED, GuardianshipState, Relation
from .days import out_of_order, paid_too_soon
from .documents import DOCUMENTS
from .forms import FORM, GUARDIAN, GUARDIAN_ID, PARTS, PATIENT, PATIENT_ID, SEARCH, TABLE
from .lifecycle import TRANSITIONS
from .migrations import MIGRATIONS
from .model import GuardianshipCase
from .privacy import PRIVACY_DOCUMENTS, PRIVACY_UNTOLD, basis
from .reading import is_minors, label
from .recurring import RECURRING
from .replay import replay
from .retention import RETENTION
from .rosters import ROSTERS
from .rules import CLOCKS
from .settings import SETTINGS
from .sheet import CELLS_OF_SEVERAL, SHEET_COLUMNS
from .statistics import STATISTICS
from .tables import CHARTS, TABLES

SAID_OF_BOTH = SaidOfBoth(GuardianshipCase.relation, BOTH_WAYS, GUARDIAN_ID, PATIENT_ID, Relation.PARENT, Relation.CHILD)

REGISTERS = (
    Register(
        key="guardianship",
        title="严重精神障碍患者监护",
        model=GuardianshipCase,
        number=NumberPattern("JH"),
        states=GuardianshipState,
        initial=GuardianshipState.PROPOSED,
        closed=ENDED,
        at_rest=ENDED,
        form=FORM,
        table=TABLE,
        label=label,
        search=SEARCH,
        same=((PATIENT_ID,),),
        likeness=Likeness(name_in(PATIENT)),
        lasting=(GUARDIAN, GuardianshipCase.relation),
        must_name="患者的姓名",
        replay=replay,
        transitions=TRANSITIONS,
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
        said_of_both=(SAID_OF_BOTH,),
        end=End(GuardianshipCase.close_reason, (GuardianshipCase.closed_on,)),
        is_minors=is_minors,
        warn=warn,
        out_of_order=out_of_order,
        too_soon=paid_too_soon,
        unlikely=own_guardian,
        recurring=RECURRING,
        dated=(DatedChange((GUARDIAN, GUARDIAN_ID, GuardianshipCase.relation), event="change_guardian"),),
    ),
)
