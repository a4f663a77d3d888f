"""Which record on file a judged row is (认出已有记录): by number and person, by saying the same, or as what goes on with it."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from sqlalchemy.orm import Session

from libao_desk.declare.path import FieldPath, path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.services.ledgers.rows import EMPTY, Change, RowJudgement

from .matching import Match, Matcher
from .neighbours import FEWEST_SAID

ChangesOf = Callable[[Record, RowJudgement], Iterable[Change]]


class Known:
    """Finds the record of a row; one record is two rows' only where both say what it says already."""

    def __init__(self, session: Session, register: Register, matcher: Matcher, plain: Sequence[FieldPath], changes_of: ChangesOf) -> None:
        self._session, self._register, self._matcher = session, register, matcher
        self._plain, self._changes_of = plain, changes_of
        self._numbers = [path(group[0]) for group in register.same if len(group) == 1]
        self._taken: dict[int, tuple[int, bool]] = {}
        """By record the first row that is it, and whether that row goes on with it."""

    def may_be(self, judged: RowJudgement) -> Iterator[int]:
        """All records that the row may be, so that those of many rows can be read together."""
        if judged.record_id is not None:
            yield judged.record_id
        yield from self._matcher.known_by(judged.values, judged.own_number)
        yield from self._matcher.continued(judged.values, judged.between)
        if self._says_enough(judged):
            yield from self._matcher.alike(judged.values, self._plain)

    def found(self, judged: RowJudgement) -> Match:
        """The record that the row is, none, or why that cannot be said."""
        found = self._matcher.match(judged.values, judged.number, judged.own_number, judged.between)
        if found.conflict:
            return found
        if found.record_id is not None:
            return self._once(found, judged, goes_on=False)
        if (same := self._said_before(judged)) is not None:
            return self._once(Match(same), judged, goes_on=False)
        going_on = self._goes_on(judged)
        return self._once(Match(going_on[0]), judged, goes_on=True) if len(going_on) == 1 else self._unless_former(found, judged)

    def _unless_former(self, found: Match, judged: RowJudgement) -> Match:
        former = self._matcher.former(judged.values)
        return former if former.conflict else found

    def _once(self, found: Match, judged: RowJudgement, *, goes_on: bool) -> Match:
        assert found.record_id is not None
        row, first_goes_on = self._taken.setdefault(found.record_id, (judged.number, goes_on))
        if row == judged.number or not (goes_on or first_goes_on):
            return found
        return Match(None, f"与第{row}行像是同一条记录，看不出哪一行是它；是两件的请在表中写明编号，是一件的请合成一行。", found.key)

    def _says_enough(self, judged: RowJudgement) -> bool:
        return len(judged.values) + sum(bool(text) for text in judged.texts.values()) >= FEWEST_SAID

    def _said_before(self, judged: RowJudgement) -> int | None:
        """The record that says all that the row says, where the row has nothing by which a record is known: the same sheet once more."""
        if not self._says_enough(judged):
            return None
        for record_id in self._matcher.alike(judged.values, self._plain):
            if not any(self._changes_of(self._record(record_id), judged)):
                return record_id
        return None

    def _goes_on(self, judged: RowJudgement) -> list[int]:
        """The records between the same people on the same day about the same, of whose data the row contradicts none: it adds to them."""
        matter = self._matcher.matter(judged.values)
        return [one for one in self._matcher.continued(judged.values, judged.between) if self._agrees(self._record(one), judged, matter)]

    def _agrees(self, record: Record, judged: RowJudgement, matter: Sequence[FieldPath]) -> bool:
        is_numbered = any(number.value_of(record) for number in self._numbers)
        gives_one = any(judged.values.get(number.key) for number in self._numbers)
        if is_numbered and (gives_one or self._register.between is not None):
            return False  # what has a number is known by it, or asked about; a petition's is another body's, and ledgers do without it
        is_same_matter = all(field.value_of(record) == judged.values[field.key] for field in matter)
        return is_same_matter and all(change.before == EMPTY for change in self._changes_of(record, judged))

    def _record(self, record_id: int) -> Record:
        return self._session.get_one(self._register.model, record_id)
