"""A record as lines that a person reads on the command line: labels and words, never codes."""

from collections.abc import Iterable, Iterator, Mapping

from libao_desk.declare.path import FieldPath
from libao_desk.declare.register import Register
from libao_desk.declare.value import show
from libao_desk.services.records.drafts import RecordView, Value

ENTERED = "登记"


def record_text(register: Register, view: RecordView) -> str:
    """What is filled in, the rows of each part by their number, the moves with who recorded them."""
    return "\n".join(_lines(register, view))


def _lines(register: Register, view: RecordView) -> Iterator[str]:
    yield f"{view.number}　{view.label}　{view.state.label}"
    yield from (f"【{caution}】" for caution in view.cautions)
    yield from _filled(register.fields, view.values)
    for part in register.parts:
        for place, row in enumerate(view.parts.get(part.key, ()), start=1):
            yield f"{part.label}{place}（{part.key}:{place}）"
            yield from (f"  {line}" for line in _filled(part.fields, row.values))
    for line in view.history:
        yield f"{line.happened_on:%Y-%m-%d}　{line.title}{line.note.replace('→ ', '→')}　{line.by}"


def _filled(fields: Iterable[FieldPath], values: Mapping[str, Value]) -> Iterator[str]:
    for field in fields:
        shown = show(field, values.get(field.key))
        if shown:
            yield f"{field.label}：{shown}"
