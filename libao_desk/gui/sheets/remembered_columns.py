"""What the clerk decided about columns, by their heads (列的对应): remembered on this PC, sealed, since a head may name a person."""

import json

from libao_desk.gui.base.context import Context

PLACE = "imports/columns/{register}"


def remembered(context: Context, register: str) -> dict[str, str]:
    """Head to field key; what earlier versions kept in clear is sealed now, of every register."""
    seal_what_is_clear(context)
    kept = context.office.importing.remembered(str(context.pc.value(PLACE.format(register=register), "")))
    found: dict[str, str] = json.loads(kept) if kept else {}
    return found


def remember(context: Context, register: str, chosen: dict[str, str]) -> None:
    """Keep it for the next ledger."""
    sealed = context.office.importing.to_remember(json.dumps(chosen, ensure_ascii=False))
    context.pc.setValue(PLACE.format(register=register), sealed)


def seal_what_is_clear(context: Context) -> None:
    """Seal what stands there readable."""
    for register in context.book:
        clear = str(context.pc.value(PLACE.format(register=register.key), ""))
        if clear.startswith("{"):
            remember(context, register.key, json.loads(clear))
