"""The register of aftercare (安置帮教)."""

from libao_desk.declare.dated import DatedChange
from libao_desk.declare.number import NumberPattern
from libao_desk.declare.register import End, Likeness, LooseHead, Register, WantedWhere, name_in

from .cautions import warn
from .codes import ENDED, AftercareState, ReleaseSource
from .documents import DOCUMENTS
from .forms import FORM, ID_NO, NAME, PARTS, SEARCH, TABLE
from .lifecycle import OUT_OF_ORDER, TRANSITIONS, before_term, replay
from .migrations import MIGRATIONS
from .model import AftercareCase
from .privacy import PRIVACY_DOCUMENTS, PRIVACY_UNTOLD, basis
from .reading import is_minor_on, label
from .rosters import ROSTERS
from .rules import CLOCKS
from .settings import RETENTION, SETTINGS
from .sheet import CELLS_OF_SEVERAL, SAID_TOGETHER
from .statistics import STATISTICS
from .tables import CHARTS, TABLES

REGISTERS = (
    Register(
        key="aftercare",
        title="安置帮教",
        model=AftercareCase,
        number=NumberPattern("AB"),
        states=AftercareState,
        initial=AftercareState.NOTIFIED,
        closed=ENDED,
        ends_of_others=(
            *("解除矫正", "解除社区矫正", "社区矫正解除", "矫正解除", "社区矫正期满", "矫正期满", "解矫"),
            *("考验期满", "缓刑期满", "假释期满", "管制期满", "监外执行期满"),
        ),
        at_rest=ENDED,
        form=FORM,
        table=TABLE,
        label=label,
        search=SEARCH,
        said_together=SAID_TOGETHER,
        cells_of_several=CELLS_OF_SEVERAL,
        takes_old_numbers=False,
        same=((AftercareCase.certificate_no,), (ID_NO, AftercareCase.released_on)),
        likeness=Likeness(name_in(NAME), (AftercareCase.released_on, AftercareCase.handed_on)),
        must_name="安置帮教对象的姓名",
        warn=warn,
        wanted_where=(WantedWhere(AftercareCase.prison, AftercareCase.source, frozenset({ReleaseSource.PRISON, ReleaseSource.DETENTION})),),
        replay=replay,
        is_minors=is_minor_on,
        out_of_order=OUT_OF_ORDER,
        too_soon=before_term,
        transitions=TRANSITIONS,
        same_days=((AftercareCase.handed_on, AftercareCase.released_on),),
        loose_heads=(LooseHead(("刑满日期", "刑满时间", "刑满日"), AftercareCase.released_on, "帮教期限从这一天起算；"),),
        end=End(AftercareCase.close_reason, (AftercareCase.closed_on,)),
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
        dated=(DatedChange((AftercareCase.level,), part=AftercareCase.level_changes),),
    ),
)
