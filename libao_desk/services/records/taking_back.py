"""The last step of a record taken back (撤回办理): which one it is, and who may."""

from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.code import Code
from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.people.codes import Role
from libao_desk.services.desk import Desk
from libao_desk.store.history import transitions_of

from .drafts import RecordRef
from .views import move_titles


def may_take_back(desk: Desk, register: Register, state: Code) -> bool:
    """Whether the officer may take back the step that led to this state: an end is the director's."""
    return desk.may(register.key, Action.MOVE) and (state not in register.closed or desk.rights.role is Role.DIRECTOR)


def refuse_taking_back(desk: Desk, register: Register, state: Code, title: str) -> None:
    """Raise Refusal where the officer may not; `title` is that of the step."""
    if not may_take_back(desk, register, state):
        raise Refusal(f"“{title}”已经办结，由所长撤回。")


def withdraw_last(desk: Desk, session: Session, register: Register, ref: RecordRef, *, reason: str, move: int) -> tuple[str, Code]:
    """Mark the last standing step as withdrawn, in the caller's act; gives its title and the state before it.

    `move` is the step that the officer was shown as the last one, 0 where he was shown none.

    Raises Refusal where nothing but the entry is left, the last step is another than he was shown, or an end is not his to take back.
    """
    last = transitions_of(session, register.key, ref.id)[-1]
    state = register.states.of(last.to_state)
    title = move_titles(register).get(last.event, state.label)
    if move and move != last.id:
        raise Refusal("这份记录刚有变动，最后一步已经不是要撤回的那一步，没有撤回。请核对后再办。")
    if last.from_state is None:
        raise Refusal("登记以后还没有办理过步骤，没有可以撤回的。")
    refuse_taking_back(desk, register, state, title)
    last.withdrawn_at, last.withdrawn_by, last.withdrawn_reason = desk.clock.now(), desk.actor.name, reason
    return title, register.states.of(last.from_state)
