"""What a new record may be taken to say before anything is typed (新登记): what there is no choice about."""

from libao_desk.declare.register import Register
from libao_desk.gui.base.context import Context
from libao_desk.services.records.drafts import Value


def only_choices(context: Context, register: Register) -> dict[str, Value]:
    """The only committee there is, for each field that names one."""
    found: dict[str, Value] = {}
    for field in register.fields:
        if field.kind.value == "reference" and field.target.__tablename__ == "committee":
            choices = context.office.people.choices("committee")
            if len(choices) == 1:
                found[field.key] = choices[0]
    return found
