"""A register nobody knows (法律援助登记), as one folder of text, and the drive through every door; run in a process of its own."""

INIT = '"""Legal aid desk (法律援助登记)."""\n'

MODEL = '''"""One application for legal aid (法律援助申请)."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from libao_desk.declare.code import Code
from libao_desk.declare.field import Sensitivity, column, key_to, owner_key, reference, rows
from libao_desk.declare.record import PartRow, Record
from libao_desk.people.models import Person


class AidState(Code):
    """Where an application stands."""

    ASKED = "ASKED", "已申请"
    GRANTED = "GRANTED", "已批准"


class AidMeeting(PartRow):
    """One meeting (面谈)."""

    __tablename__ = "aid_meeting"

    case_id: Mapped[int] = owner_key("aid_case")
    held_on: Mapped[date | None] = column("面谈日期", wanted=True, happened=True)
    said: Mapped[str | None] = column("内容")


class AidCase(Record):
    """One application (法律援助)."""

    __tablename__ = "aid_case"

    state: Mapped[AidState] = column("状态", sensitivity=Sensitivity.ORDINARY, default=AidState.ASKED)
    person_id: Mapped[int | None] = key_to("person")
    person: Mapped[Person | None] = reference("申请人", key="AidCase.person_id", wanted=True)
    asked_on: Mapped[date | None] = column("申请日期", wanted=True, happened=True)
    granted_on: Mapped[date | None] = column("批准日期", happened=True)
    amount: Mapped[Decimal | None] = column("援助金额")
    meetings: Mapped[list[AidMeeting]] = rows("面谈", order_by="AidMeeting.held_on")
'''

REGISTER = '''"""The legal aid desk (法律援助登记)."""

from datetime import date

from libao_desk.declare.blocks import Paper, Paragraph, Title
from libao_desk.declare.clock import Clock, Count, Duty, OfficeFacts, Span
from libao_desk.declare.document import Document, PaperFacts, PaperNumber
from libao_desk.declare.form import Section
from libao_desk.declare.lifecycle import Transition
from libao_desk.declare.number import NumberPattern
from libao_desk.declare.part import Part
from libao_desk.declare.path import via
from libao_desk.declare.register import Register
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.roster import CellKind, Roster, RosterColumn
from libao_desk.declare.statistic import CountFigure
from libao_desk.people.models import Person
from libao_desk.registers.legal_aid.model import AidCase, AidMeeting, AidState

NAME, ID_NO = via(AidCase.person, Person.name), via(AidCase.person, Person.id_no)
DECIDE = Span("L01", "作出决定", Count.WD, 7, "本所制度")


def decide(case: AidCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """Seven working days, until granted."""
    return () if case.asked_on is None or case.granted_on is not None else (office.duty(DECIDE, case.asked_on),)


def too_early(case: AidCase, office: OfficeFacts, day: date) -> str | None:
    """Nothing is granted before it was asked for."""
    return "批准日期早于申请日期。" if case.granted_on and case.asked_on and case.granted_on < case.asked_on else None


def letter(case: AidCase, facts: PaperFacts) -> Paper:
    """The letter of grant."""
    name = case.person.name if case.person else ""
    return Paper("法律援助决定书", (Title("法律援助决定书"), Paragraph(f"{name}：经审查，决定给予法律援助。编号{facts.number}。")))


def asked(case: AidCase, facts: PeriodFacts) -> int:
    """Asked for in the period."""
    return int(facts.period.contains(case.asked_on))


REGISTERS = (
    Register(
        key="legal_aid",
        title="法律援助",
        model=AidCase,
        number=NumberPattern("FY", 3),
        states=AidState,
        initial=AidState.ASKED,
        closed=frozenset({AidState.GRANTED}),
        form=(Section("申请", ((NAME, ID_NO), (AidCase.asked_on, AidCase.granted_on), (AidCase.amount,))),),
        table=(AidCase.number, NAME, AidCase.asked_on, AidCase.state),
        label=lambda case: case.person.name if case.person else "",
        search=(AidCase.number, NAME, ID_NO),
        same=((ID_NO, AidCase.asked_on),),
        transitions=(
            Transition("grant", "批准", (AidState.ASKED,), AidState.GRANTED, (AidCase.granted_on,), too_early, AidCase.granted_on),
        ),
        clocks=(Clock(DECIDE, decide),),
        parts=(Part(AidCase.meetings, form=((AidMeeting.held_on, AidMeeting.said),), dated=AidMeeting.held_on),),
        documents=(
            Document(
                "aid-letter",
                "法律援助决定书",
                letter,
                number=PaperNumber(lambda case, facts: "aid", lambda case, facts, year, n: f"（{year}）援字第{n}号"),
            ),
        ),
        rosters=(
            Roster(
                "legal-aid",
                "法律援助登记簿",
                (
                    RosterColumn("姓名", lambda case, facts: case.person.name if case.person else ""),
                    RosterColumn("申请日", lambda case, facts: case.asked_on, CellKind.DATE),
                ),
                belongs=lambda case, facts: facts.period.contains(case.asked_on),
            ),
        ),
        statistics=(CountFigure("legal_aid.asked", "申请法律援助", asked),),
    ),
)
'''

DRIVE = """
import sys
from datetime import date
from pathlib import Path

import libao_desk.registers

libao_desk.registers.__path__.append(sys.argv[1])
from openpyxl import Workbook

from libao_desk.app.cli import main
from libao_desk.app.found_registers import load_registers
from libao_desk.core.citizen_id import make_citizen_id
from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.services.records.drafts import RecordDraft, RowDraft, draft_of
from libao_desk.services.lists.query import ListQuery
from libao_desk.services.office import Founding, Office
from libao_desk.store.keyfile import KdfCost


def drive(folder):
    number = make_citizen_id("320699", date(1980, 5, 6), 1)
    founding = Founding("李堡司法所", "320685103", "冯测试", "测试口令-2026")
    office, _ = Office.found(folder / "office", load_registers(), FixedClock(date(2026, 3, 2)), founding, KdfCost(64, 1, 1))
    with office:
        values = {"person.name": "张甲三", "person.id_no": number, "asked_on": date(2026, 3, 2)}
        meeting = RowDraft(values={"held_on": date(2026, 3, 2), "said": "初谈"})
        ref = office.records.save(RecordDraft("legal_aid", values=values, parts={"meetings": [meeting]}))
        print("saved", office.records.open(ref).number, len(office.records.open(ref).parts["meetings"]))
        print("found", [hit.number for hit in office.search.find("zjs").hits])
        print("listed", len(office.lists.ids("legal_aid", ListQuery(sort="person.name"))))
        print("due", [(task.duty.clock, f"{task.duty.last_day}") for task in office.todo.on() if task.record])
        draft = draft_of(office.records.open(ref))
        draft.values["granted_on"] = date(2026, 3, 1)
        office.records.save(draft)
        try:
            office.records.move(ref, "grant")
        except Refusal as refusal:
            print("refused", refusal.sentence)
        draft = draft_of(office.records.open(ref))
        draft.values["granted_on"] = date(2026, 3, 2)
        office.records.save(draft)
        office.records.move(ref, "grant")
        print("moved", office.records.open(ref).state.value, len([task for task in office.todo.on() if task.record]))
        paper = office.documents.issue("aid-letter", ref)
        print("paper", paper.number, paper.pdf[:5].decode(), office.documents.issue("aid-letter", ref).sha256 == paper.sha256)
        roster = office.rosters.write("legal-aid", Period.parse("2026-03"))
        print("roster", roster.rows, roster.data[:2].decode())
        print("figure", [value.value for value in office.statistics.compute(Period.parse("2026")) if value.name == "legal_aid.asked"])
        book = Workbook()
        for row in (("姓名", "身份证号", "申请日期"), ("张甲三", number, "2026.3.2"), ("李乙四", None, "2026.3.1")):
            book.active.append(row)
        book.save(folder / "ledger.xlsx")
        result = office.importing.store(office.importing.examine("legal_aid", folder / "ledger.xlsx"))
        print("imported", result.stored, result.stored_rows, len(office.lists.ids("legal_aid", ListQuery())))
        print("sound", office.keeping.verify().sound)
    sys.stdout.flush()
    (folder / "secret").write_text("测试口令-2026", encoding="utf-8")
    main(["--data", str(folder / "office"), "--passphrase-file", str(folder / "secret"), "registers", "--json"])


if __name__ == "__main__":
    drive(Path(sys.argv[2]))
"""
