"""The office: one unlocked file, one officer, and every use case behind one name."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from platform import node

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.clock import Clock
from libao_desk.core.errors import Refusal
from libao_desk.people.access import Rights
from libao_desk.people.codes import CommitteeKind
from libao_desk.people.models import Committee, Officer, OfficerRegister
from libao_desk.people.officers import Role, officer_name
from libao_desk.services.closing.closing import Closing
from libao_desk.services.closing.correction_sheets import CorrectionSheets
from libao_desk.services.figures.statistics import Statistics
from libao_desk.services.filling.sheet_out import SheetOut
from libao_desk.services.filling.templates import Templates
from libao_desk.services.layouts.layouts import Layouts
from libao_desk.services.ledgers.importing import Importing
from libao_desk.services.lists.lists import Lists
from libao_desk.services.lists.saved_views import SavedViews
from libao_desk.services.lists.search import Search
from libao_desk.services.papers.batches import Batches
from libao_desk.services.papers.documents import Documents
from libao_desk.services.papers.dossiers import Dossiers
from libao_desk.services.papers.paper_series import PaperNumbering
from libao_desk.services.papers.person_copies import PersonCopies
from libao_desk.services.persons.cards import PersonCards
from libao_desk.services.persons.directory import Directory
from libao_desk.services.persons.handover import Handover
from libao_desk.services.persons.own_matters import OwnMatters
from libao_desk.services.persons.people import People
from libao_desk.services.recent.texts import RecentTexts
from libao_desk.services.records.attachments import Attachments
from libao_desk.services.records.audit import Audit
from libao_desk.services.records.links import Links
from libao_desk.services.records.looks import Looks
from libao_desk.services.records.phrases import Phrases
from libao_desk.services.records.records import Records
from libao_desk.services.records.restricting import Restricting
from libao_desk.services.records.roll_call import RollCall
from libao_desk.services.records.sealed import SealedRecords
from libao_desk.services.records.typing_journal import TypingJournal
from libao_desk.services.retention.appraisals import Appraisals
from libao_desk.services.retention.destructions import Destructions
from libao_desk.services.rosters.rosters import Rosters
from libao_desk.services.safety.drill import Drill
from libao_desk.services.safety.emergencies import Emergencies
from libao_desk.services.safety.health.health import Health
from libao_desk.services.safety.keeping import RECOVERY_CODE, Keeping
from libao_desk.services.safety.officers import Officers
from libao_desk.services.safety.support import Support
from libao_desk.services.todo.attempts import Attempts
from libao_desk.services.todo.todo import Todo
from libao_desk.services.undoing.last_acts import LastActs
from libao_desk.services.undoing.undoing import Undoing
from libao_desk.store import numbers
from libao_desk.store.keyfile import DEFAULT_COST, KdfCost
from libao_desk.store.office_file import OfficeFile
from libao_desk.store.unit_of_work import Actor

from .book import RegisterBook
from .desk import Desk
from .schema import all_metadata, all_migrations
from .settings import COUNTY, DIVISION, OFFICE_NAME, TOWNSHIP, Settings, of_place, office_facts, places_of, store_value


@dataclass(frozen=True)
class Founding:
    """What the first-run wizard asks for."""

    office_name: str
    division: str
    director: str
    passphrase: str
    township: str = ""
    """Left empty, the township that the office's name tells."""
    county: str = ""
    """Left empty, the county that the office's name tells, else that of the program's own office."""
    series_start: tuple[tuple[str, int, int], ...] = ()
    """(register key, year, next number) where the office starts in mid-year."""

    @property
    def places(self) -> tuple[str, str]:
        """Township and county as they are stored."""
        township, county = places_of(self.office_name)
        return self.township or township, self.county or county or COUNTY.default


class Office:
    """The facade that screens and the command line talk to."""

    def __init__(self, desk: Desk, officer: "OfficerView") -> None:
        self.desk = desk
        self.officer = officer
        self.records = Records(desk)
        self.lists = Lists(desk)
        self.saved_views = SavedViews(desk)
        self.links = Links(desk)
        self.roll = RollCall(desk)
        self.attempts = Attempts(desk)
        self.sealed = SealedRecords(desk, self.records)
        self.restricting = Restricting(desk)
        self.emergencies = Emergencies(desk)
        self.own_matters = OwnMatters(desk)
        self.todo = Todo(desk)
        self.statistics = Statistics(desk)
        self.rosters = Rosters(desk)
        self.recent = RecentTexts(desk)
        self.closing = Closing(desk)
        self.correction_sheets = CorrectionSheets(desk)
        self.layouts = Layouts(desk, self.rosters)
        self.settings = Settings(desk)
        self.search = Search(desk)
        self.people = People(desk)
        self.cards = PersonCards(desk, self.people)
        self.phrases = Phrases(desk)
        self.directory = Directory(desk)
        self.documents = Documents(desk)
        self.batches = Batches(desk, self.documents)
        self.dossiers = Dossiers(desk)
        self.person_copies = PersonCopies(desk)
        self.appraisals = Appraisals(desk)
        self.destructions = Destructions(desk)
        self.importing = Importing(desk, self.records)
        self.templates = Templates(desk)
        self.sheet_out = SheetOut(desk)
        self.undoing = Undoing(desk)
        self.last_acts = LastActs(desk, self.records, self.people, self.undoing)
        self.officers = Officers(desk)
        self.handover = Handover(desk)
        self.keeping = Keeping(desk)
        self.paper_numbering = PaperNumbering(desk)
        self.drill = Drill(desk, self.keeping)
        self.health = Health(desk)
        self.support = Support(desk, self.health)
        self.journal = TypingJournal(desk)
        self.attachments = Attachments(desk)
        self.audit = Audit(desk)
        self.looks = Looks(desk)

    @classmethod
    def found(
        cls, folder: Path, book: RegisterBook, clock: Clock, founding: Founding, cost: KdfCost = DEFAULT_COST
    ) -> tuple["Office", str]:
        """Create an office file in an empty folder; the second value is the recovery code to print.

        Raises Refusal or Trouble where the folder or the passphrase will not do.
        """
        _refuse_blank(founding)
        founding = replace(founding, director=officer_name(founding.director))
        file, recovery = OfficeFile.create(
            folder, passphrase=founding.passphrase, metadata=all_metadata(), migrations=all_migrations(book), clock=clock, cost=cost
        )
        actor = Actor(None, founding.director, node())
        township, county = founding.places
        with file.work(actor, "建立台账") as session:
            officer = Officer(name=founding.director, role=Role.DIRECTOR, slot_id=file.slot_id, active=True)
            session.add(officer)
            # the township's own committee is there from the first day, so that an agreement can be printed on it
            session.add(Committee(name=f"{township}人民调解委员会", kind=CommitteeKind.TOWNSHIP))
            for setting, value in (
                (OFFICE_NAME, founding.office_name),
                (DIVISION, founding.division),
                (TOWNSHIP, township),
                (COUNTY, county),
            ):
                store_value(session, setting, value, by=founding.director, on=clock.today())
            for pattern in (one for register in book for one in register.settings if one.bears_place):
                if (own := of_place(pattern, county, township)) != pattern.default:
                    store_value(session, pattern, own)
            for register, year, following in founding.series_start:
                numbers.set_start(session, book.get(register).key, year, following)
        return cls._seated(file, book, clock), recovery

    @classmethod
    def unlock(cls, folder: Path, book: RegisterBook, clock: Clock, passphrase: str, officer: str | None = None) -> "Office":
        """Open the office file with one officer's passphrase or the recovery code.

        Raises Trouble for a wrong passphrase, damage or another world's fault, Refusal where the officer is not allowed.
        """
        file = OfficeFile.open(folder, passphrase, metadata=all_metadata(), migrations=all_migrations(book), clock=clock)
        try:
            office = cls._seated(file, book, clock)
            if officer is not None and office.officer.name != officer:
                raise Refusal(f"该口令不属于“{officer}”。")
            file.note_failed_tries(office.desk.actor)
        except BaseException:
            file.close()
            raise
        return office

    @classmethod
    def _seated(cls, file: OfficeFile, book: RegisterBook, clock: Clock) -> "Office":
        with file.read() as session:
            officer, rights = _officer_of_slot(session, file)
        desk = Desk(file, book, clock, Actor(officer.id, officer.name, node()), rights, office_facts)
        return cls(desk, officer)

    @property
    def today(self) -> date:
        """The day it is at this desk."""
        return self.desk.today

    def close(self) -> None:
        """Lock the office: every key and connection goes."""
        self.desk.file.close()

    def __enter__(self) -> "Office":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@dataclass(frozen=True)
class OfficerView:
    """The officer at the desk."""

    id: int | None
    name: str
    role: Role


def _refuse_blank(founding: Founding) -> None:
    for value, label in ((founding.office_name, "单位名称"), (founding.director, "所长姓名"), (founding.division, "行政区划代码")):
        if not value.strip():
            raise Refusal(f"请填写{label}。")
    if not (founding.division.isdigit() and len(founding.division) in (6, 9, 12)):
        raise Refusal("行政区划代码应为6、9或12位数字。")


def _officer_of_slot(session: Session, file: OfficeFile) -> tuple[OfficerView, Rights]:
    officer = session.scalar(sa.select(Officer).where(Officer.slot_id == file.slot_id))
    if officer is None and not file.is_opened_by_code:
        raise Refusal("这个口令不属于任何在用的工作人员，不能进入台账；请所长为你重设口令。")
    if officer is None:
        # the recovery sheet opens the office for whoever holds it: he sits at the director's desk to set a new passphrase
        return OfficerView(None, RECOVERY_CODE, Role.DIRECTOR), Rights(Role.DIRECTOR, None)
    if not officer.active:
        raise Refusal(f"“{officer.name}”已停用，不能再进入台账。")
    limited = frozenset(session.scalars(sa.select(OfficerRegister.register).where(OfficerRegister.officer_id == officer.id)))
    return OfficerView(officer.id, officer.name, officer.role), Rights(officer.role, limited or None)
