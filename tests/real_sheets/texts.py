"""Text files named like sheets: every encoding and every sign between columns."""

from .shapes import HEAD, JIA, PAIR, PAIR_JIA, SAID_JIA, SAID_PAIR_JIA, SAID_PAIR_YI, SAID_YI, TEXT_JIA, TEXT_YI, YI, sheet

BOTH = {2: SAID_JIA, 3: SAID_YI}


def _lines(*rows: tuple[str, ...], sign: str = ",", end: str = "\r\n") -> str:
    return "".join(sign.join(row) + end for row in rows)


WHOLE = (HEAD, TEXT_JIA, TEXT_YI)


@sheet(file="a.csv", rows=BOTH)
def csv_in_utf_8() -> bytes:
    """UTF-8 without a mark, as systems export it."""
    return _lines(*WHOLE).encode()


@sheet(file="a.csv", rows=BOTH)
def csv_in_utf_8_with_a_mark() -> bytes:
    """UTF-8 with a byte-order mark, as Excel saves it."""
    return _lines(*WHOLE).encode("utf-8-sig")


@sheet(file="a.csv", rows=BOTH)
def csv_in_gb18030() -> bytes:
    """The Chinese encoding that WPS saves by itself."""
    return _lines(*WHOLE).encode("gb18030")


@sheet(file="a.csv", rows=BOTH)
def csv_cut_by_semicolons() -> bytes:
    """Semicolons between columns."""
    return _lines(*WHOLE, sign=";").encode()


@sheet(file="a.txt", rows=BOTH)
def text_cut_by_tabs() -> bytes:
    """“Unicode text” of Excel: tabs, UTF-16."""
    return _lines(*WHOLE, sign="\t").encode("utf-16")


@sheet(file="a.csv", rows=BOTH)
def csv_of_plain_line_ends() -> bytes:
    """Lines end as on Linux, the last one not at all."""
    return _lines(*WHOLE, end="\n").rstrip("\n").encode()


@sheet(file="a.csv", rows={3: SAID_PAIR_JIA})
def csv_that_names_its_sign_first() -> bytes:
    """sep=, in the first line tells Excel how the columns are cut."""
    return ("sep=,\r\n" + _lines(PAIR, PAIR_JIA)).encode("utf-8-sig")


@sheet(file="a.csv", rows={2: SAID_PAIR_JIA | {"备注": '说“好”,\n再来"一次"'}})
def csv_with_breaks_and_quotes_in_cells() -> bytes:
    """A remark with a comma, a line break and doubled quotes."""
    return (_lines((*PAIR, "备注")) + f'张试甲,{JIA},"说“好”,\n再来""一次"""\r\n').encode()


@sheet(file="a.csv", rows={2: SAID_PAIR_JIA, 3: SAID_PAIR_YI})
def csv_with_formulas_that_keep_digits() -> bytes:
    """="3206…" and an apostrophe keep Excel from making numbers of them."""
    return _lines(PAIR, ("张试甲", f'"=""{JIA}"""'), ("李试乙", f"'{YI}")).encode()


@sheet(file="a.csv", refused={"B2": "科学记数"})
def csv_that_excel_has_saved_again() -> bytes:
    """Opened and saved in Excel: the ID numbers have become 3.20699E+17."""
    return _lines(PAIR, ("张试甲", "3.20699E+17")).encode("gb18030")


@sheet(file="a.csv", rows={5: SAID_PAIR_JIA})
def csv_with_title_blank_lines_and_ragged_rows() -> bytes:
    """A title, blank lines, commas trailing after some rows only, a total."""
    return f"社区矫正对象花名册\r\n\r\n,,,\r\n{_lines(PAIR)}张试甲,{JIA},,,,\r\n合计,1\r\n".encode("gb18030")


@sheet(file="a.csv", rows={2: {"姓名": "张𬭎", "公民身份号码": "320699197003050136"}})
def csv_with_a_name_beyond_the_common_signs() -> bytes:
    """A rare sign of four bytes in GB18030."""
    return _lines(PAIR, ("张𬭎", JIA)).encode("gb18030")
