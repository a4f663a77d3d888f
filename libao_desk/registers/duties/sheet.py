"""Columns of a ledger of letters whose one cell says several data (台账列): the term from when till when."""

from libao_desk.declare.sheet import CellOfSeveral, two_days

from .letter import ResponsibilityLetter as L

LETTER_CELLS_OF_SEVERAL = (
    CellOfSeveral(
        "term",
        "责任期限",
        ("责任期", "责任起止日期", "责任起止时间", "责任期限起止", "责任书期限", "有效期", "有效期限", "起止日期", "起止时间"),
        (L.starts_on, L.ends_on),
        two_days,
        names=("责任", "责任期", "责任期限", "责任书期限", "有效期", "有效期限", "起止日期", "起止时间"),
    ),
)
