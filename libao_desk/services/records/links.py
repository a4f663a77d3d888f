"""Links between records of different registers (关联): register key and record, never a foreign key between registers."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.register import FollowOn
from libao_desk.people.access import Action
from libao_desk.people.models import Person
from libao_desk.services.desk import Desk
from libao_desk.services.withheld import withheld_ids
from libao_desk.store.history import transitions_of

from .applying import card_values, taken_over
from .drafts import Follows, RecordDraft, RecordRef
from .known_by import numbered
from .link_table import RecordLink, other_end, tie, title_for, touching, untie
from .records import load


@dataclass(frozen=True)
class LinkView:
    """A linked record as the officer may see it."""

    title: str
    ref: RecordRef | None
    """None where the officer may not see the other register."""
    label: str


class Links:
    """Making, showing and taking away links."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def find(self, ref: RecordRef, number: str) -> RecordRef:
        """The other record with that permanent or official number, in any register the officer may see.

        Raises Refusal where there is none or where several numbers agree.
        """
        with self.desk.read() as session:
            found = [
                one
                for register in self.desk.book
                if self.desk.may(register.key, Action.VIEW)
                for record_id in session.scalars(numbered(register, number))
                if (one := RecordRef(register.key, record_id)) != ref and not self._is_withheld(session, one)
            ]
        if len(found) != 1:
            raise Refusal(f"{'没有' if not found else '有多份'}编号为“{number}”的其他档案。")
        return found[0]

    def join(self, one: RecordRef, other: RecordRef, title: str) -> None:
        """Link two records; linking twice alike changes nothing.

        Raises Refusal for a record and itself, and where the two are linked in another way.
        """
        if one == other:
            raise Refusal("一份档案不能与自己关联，请填写另一份的编号。")
        self.desk.allow(one.register, Action.EDIT)
        self.desk.allow(other.register, Action.VIEW)
        with self.desk.work("关联记录") as session:
            for ref in (one, other):
                load(self.desk, session, self.desk.book.get(ref.register), ref.id)
            stands = next((title_for(link, one) for link in touching(session, one) if other_end(link, one) == other), title)
            if stands != title:
                raise Refusal(f"这两份档案已经关联为“{stands}”；关系写错的，先取消关联，再重新关联。")
            tie(session, one, other, title, self.desk.today)

    def sever(self, one: RecordRef, other: RecordRef) -> None:
        """Take the link between two records away: both forget it, the trail keeps it.

        Raises Refusal where they are not linked.
        """
        self.desk.allow(one.register, Action.EDIT)
        self.desk.allow(other.register, Action.VIEW)
        with self.desk.work("取消关联") as session:
            for ref in (one, other):
                load(self.desk, session, self.desk.book.get(ref.register), ref.id)
            if not untie(session, one, other):
                raise Refusal("这两份档案之间已经没有关联。")

    def of(self, ref: RecordRef) -> tuple[LinkView, ...]:
        """What a record is linked with, both ways; another register's record is only said to exist, a sealed one not even that."""
        self.desk.look.allow(ref.register, Action.VIEW)
        with self.desk.read() as session:
            load(self.desk.look, session, self.desk.book.get(ref.register), ref.id)
            links = [link for link in touching(session, ref) if not self._is_withheld(session, other_end(link, ref))]
            return tuple(self._shown(session, link, ref) for link in links)

    def follow_ons(self, ref: RecordRef) -> tuple[FollowOn, ...]:
        """What the record's moves so far offer to begin next, in registers the officer may write and nothing was begun in."""
        self.desk.look.allow(ref.register, Action.VIEW)
        if not self.desk.may(ref.register, Action.VIEW):
            return ()  # opened in an emergency, to be read
        with self.desk.read() as session:
            moved = {line.event for line in transitions_of(session, ref.register, ref.id)}
            begun = {other_end(link, ref).register for link in touching(session, ref)}
        return tuple(offer for offer in self._offered(ref) if offer.event in moved and offer.register not in begun)

    def _offered(self, ref: RecordRef) -> Iterator[FollowOn]:
        known = {register.key for register in self.desk.book}
        for offer in self.desk.book.get(ref.register).follow_ons:
            if offer.register in known and self.desk.may(offer.register, Action.EDIT):
                yield offer

    def begun_by_last_move(self, ref: RecordRef) -> tuple[str, ...]:
        """The records that were begun on from the record's last move, as far as the officer may see them: they stand without it too."""
        self.desk.allow(ref.register, Action.VIEW)
        with self.desk.read() as session:
            event = transitions_of(session, ref.register, ref.id)[-1].event
            led_to = {offer.register for offer in self.desk.book.get(ref.register).follow_ons if offer.event == event}
            links = [link for link in touching(session, ref) if other_end(link, ref).register in led_to]
            shown = [self._shown(session, link, ref) for link in links if not self._is_withheld(session, other_end(link, ref))]
        return tuple(link.label for link in shown)

    def begin(self, ref: RecordRef, offer: FollowOn) -> RecordDraft:
        """A new record of the other register that takes over what it can; storing it makes the link too."""
        register, target = self.desk.book.get(ref.register), self.desk.book.get(offer.register)
        self.desk.allow(target.key, Action.EDIT)
        with self.desk.read() as session:
            record = load(self.desk, session, register, ref.id)
            carried = offer.carry(record)
            cards = [card_values(one, key, target.fields) for key, one in carried.items() if isinstance(one, Person)]
            values = {key: value for card in cards for key, value in card.items()} | taken_over(target, carried)
        return RecordDraft(target.key, values=values, follows=Follows(ref, f"{register.title}→{target.title}"))

    def _is_withheld(self, session: Session, ref: RecordRef) -> bool:
        return ref.id in withheld_ids(self.desk, session, self.desk.book.get(ref.register))

    def _shown(self, session: Session, link: RecordLink, ref: RecordRef) -> LinkView:
        other = other_end(link, ref)
        if not self.desk.may(other.register, Action.VIEW):
            return LinkView(title_for(link, ref), None, "其他登记册，无权查看")
        register = self.desk.book.get(other.register)
        record = load(self.desk, session, register, other.id)
        return LinkView(title_for(link, ref), other, f"{record.number} {register.label(record)}")
