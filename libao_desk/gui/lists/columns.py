"""The columns of a list (列): how wide each begins, and what the find line promises to look through."""

from libao_desk.declare.field import Text
from libao_desk.declare.path import FieldPath
from libao_desk.declare.register import Register
from libao_desk.gui.base.text_size import scaled

OWN_NUMBER = "number"
"""The key of the column of our own number."""
WIDTH, NUMBER_WIDTH, ID_WIDTH = 120, 190, 170


def width_of(column: FieldPath) -> int:
    """Room for the head, and for a number to its last digit."""
    wanted = {Text.NUMBER: NUMBER_WIDTH, Text.CITIZEN_ID: ID_WIDTH}.get(column.fact.text, WIDTH)
    if column.key == OWN_NUMBER:
        wanted = WIDTH  # our own is short; what others number is not
    return scaled(max(wanted, 16 * len(column.label) + 30))


def search_hint(register: Register) -> str:
    """What this register is searched by, names first; where nobody is to be found by his name none is promised."""
    names = [field.label for field in register.searched if field.fact.text is Text.NAME]
    others = [field.label for field in register.searched if field.fact.text not in (Text.NAME, Text.NUMBER)]
    said = (*names, *(("拼音首字母",) if names else ()), "编号", *others)
    return f"在本登记册中查找：{'、'.join(dict.fromkeys(said))}"
