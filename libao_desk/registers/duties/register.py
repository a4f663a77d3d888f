"""The registers of responsibility letters (责任书) and supervision notices (督办通知单)."""

from libao_desk.declare.number import NumberPattern
from libao_desk.declare.register import FollowOn, Register

from . import forms, lifecycle, reading, rules, settings, statistics
from .codes import LETTER_ENDED, NOTICE_ENDED, LetterState, NoticeState
from .documents import LETTER_DOCUMENTS, NOTICE_DOCUMENTS
from .letter import ResponsibilityLetter
from .migrations import MIGRATIONS
from .notice import SupervisionNotice
from .rosters import ROSTERS
from .sheet import LETTER_CELLS_OF_SEVERAL

REGISTERS = (
    Register(
        key="duties",
        title="责任书",
        model=ResponsibilityLetter,
        number=NumberPattern("ZR"),
        states=LetterState,
        initial=LetterState.DRAFTED,
        closed=LETTER_ENDED,
        form=forms.LETTER_FORM,
        table=forms.LETTER_TABLE,
        label=reading.letter_label,
        search=forms.LETTER_SEARCH,
        same=(
            (ResponsibilityLetter.year, ResponsibilityLetter.party_kind, ResponsibilityLetter.village),
            (ResponsibilityLetter.year, ResponsibilityLetter.party_kind, forms.ORGANISATION_NAME),
        ),
        replay=lifecycle.letter_replay,
        out_of_order=lifecycle.LETTER_OUT_OF_ORDER,
        cells_of_several=LETTER_CELLS_OF_SEVERAL,
        transitions=lifecycle.LETTER_TRANSITIONS,
        clocks=rules.LETTER_CLOCKS,
        parts=forms.LETTER_PARTS,
        documents=LETTER_DOCUMENTS,
        statistics=statistics.LETTER_STATISTICS,
        settings=settings.LETTER_SETTINGS,
        retention=settings.LETTER_RETENTION,
        migrations=MIGRATIONS,
        follow_ons=(FollowOn("end", "duties", "拟定下一年度责任书", reading.next_year),),
    ),
    Register(
        key="notices",
        title="督办通知单",
        model=SupervisionNotice,
        number=NumberPattern("DB"),
        states=NoticeState,
        initial=NoticeState.DRAFTED,
        closed=NOTICE_ENDED,
        at_rest=NOTICE_ENDED,
        form=forms.NOTICE_FORM,
        table=forms.NOTICE_TABLE,
        label=reading.notice_label,
        search=forms.NOTICE_SEARCH,
        same=(
            (SupervisionNotice.official_no,),
            (SupervisionNotice.concerned, SupervisionNotice.case_number, SupervisionNotice.clock, SupervisionNotice.last_day),
        ),
        lasting=(
            SupervisionNotice.trigger_on,
            SupervisionNotice.last_day,
            SupervisionNotice.concerned,
            SupervisionNotice.case_number,
            SupervisionNotice.clock,
        ),
        replay=lifecycle.notice_replay,
        out_of_order=lifecycle.NOTICE_OUT_OF_ORDER,
        transitions=lifecycle.NOTICE_TRANSITIONS,
        clocks=rules.NOTICE_CLOCKS,
        documents=NOTICE_DOCUMENTS,
        rosters=ROSTERS,
        statistics=statistics.NOTICE_STATISTICS,
        settings=settings.NOTICE_SETTINGS,
        retention=settings.NOTICE_RETENTION,
        presses=reading.from_late,
    ),
)
