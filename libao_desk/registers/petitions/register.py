"""The register of petitions (信访登记)."""

from libao_desk.declare.number import NumberPattern
from libao_desk.declare.register import Asker, FollowOn, Likeness, LooseHead, NamedReaders, Register, name_in

from .cautions import warn
from .codes import ENDED, PetitionKind, PetitionState
from .documents import DOCUMENTS
from .forms import FORM, PARTS, SEARCH, TABLE
from .ledger import SHEET_COLUMNS
from .lifecycle import OUT_OF_ORDER, TRANSITIONS, replay
from .migrations import MIGRATIONS
from .model import PetitionMatter
from .privacy import PRIVACY_DOCUMENTS, PRIVACY_UNTOLD, basis
from .reading import dispute_values, end_of, label
from .rosters import ROSTERS
from .rules import ASKED_ABOUT, CLOCKS
from .settings import REPORT_READERS, RETENTION, SETTINGS
from .statistics import STATISTICS
from .tables import CHARTS, TABLES

REGISTERS = (
    Register(
        key="petitions",
        title="信访登记",
        model=PetitionMatter,
        number=NumberPattern("LX", width=4),
        states=PetitionState,
        initial=PetitionState.RECEIVED,
        closed=ENDED,
        late_to="责任单位负责人、包案领导（镇长）",
        form=FORM,
        table=TABLE,
        label=label,
        search=SEARCH,
        names_another=(PetitionMatter.same_matter_no,),
        same=((PetitionMatter.system_no,), (PetitionMatter.old_no,)),
        same_days=((PetitionMatter.registered_on, PetitionMatter.received_on),),
        loose_heads=(
            LooseHead(
                ("办结日", "办结日期", "办结时间"),
                PetitionMatter.opinion_served_on,
                "办结以答复送达为准，复查的期限从这一天起算；",
                or_else=end_of,
            ),
            LooseHead(
                ("转送单位",),
                PetitionMatter.from_organ,
                "指把件转给本所的单位；是本所转送给的单位的，请把列名改成“转送或告知的有权机关”；",
            ),
            LooseHead(("日期", "时间"), PetitionMatter.received_on, "表中没有别的列写收到的日期；", alone=True),
            LooseHead(("事由",), PetitionMatter.matter, "表中没有别的列写反映的事项；", alone=True),
            LooseHead(("结果",), PetitionMatter.result, "表中没有别的列写处理结果；", alone=True),
        ),
        likeness=Likeness(
            name_in(PetitionMatter.petitioner),
            (PetitionMatter.received_on, PetitionMatter.registered_on),
            within=0,
            about=PetitionMatter.matter,
            undated=(PetitionMatter.matter,),
        ),
        lasting=(
            PetitionMatter.received_on,
            PetitionMatter.registered_on,
            PetitionMatter.channel,
            PetitionMatter.kind,
            PetitionMatter.field,
            PetitionMatter.matter,
        ),
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
        warn=warn,
        out_of_order=OUT_OF_ORDER,
        named_readers=NamedReaders(PetitionMatter.kind, frozenset({PetitionKind.REPORT}), REPORT_READERS),
        asker=Asker(
            PetitionMatter.petitioner,
            proofs=(PetitionMatter.contact, PetitionMatter.number, PetitionMatter.system_no, PetitionMatter.notice_no),
            clocks=ASKED_ABOUT,
        ),
        follow_ons=(FollowOn("settle", "disputes", "登记人民调解案件", dispute_values),),
    ),
)
