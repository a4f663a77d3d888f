"""Sheets that LibreOffice saved; the files stand in `files/`, made by `make_files`."""

from pathlib import Path

from .shapes import SAID_JIA, SAID_PAIR_JIA, SAID_PAIR_YI, SAID_YI, Said, sheet

FILES = Path(__file__).parent / "files"
TWO = {3: SAID_JIA, 5: SAID_YI}
VILLAGES: dict[int, Said] = {
    3: {
        "村（居）": "杨庄村",
        "姓名": "张试甲",
        "公民身份号码": "320699197003050136",
        "矫正开始日期": "2020-01-06",
        "矫正结束日期": "2022-01-05",
    },
    4: {
        "村（居）": "杨庄村",
        "姓名": "李试乙",
        "公民身份号码": "32069919850612017X",
        "矫正开始日期": "2020-03-02",
        "矫正结束日期": "2021-03-01",
    },
    5: {"村（居）": "新庄村", "姓名": "王试丙", "公民身份号码": "320699198506120217"},
}
CALCULATED = {2: SAID_PAIR_JIA | {"联系电话": "199 0000 0001"}}
WENT_WRONG = {"C3": "公式出错", "B4": "公式出错"}


def _file(name: str) -> bytes:
    return (FILES / name).read_bytes()


@sheet(rows=TWO)
def libreoffice_xlsx() -> bytes:
    """A roster saved as .xlsx by LibreOffice."""
    return _file("roster.xlsx")


@sheet(file="台账.xls", rows=TWO)
def libreoffice_xls() -> bytes:
    """A roster saved as .xls by LibreOffice."""
    return _file("roster.xls")


@sheet(file="台账.et", rows=TWO)
def libreoffice_xls_under_the_name_et() -> bytes:
    """The same under WPS's name."""
    return _file("roster.xls")


@sheet(file="台账.ods", rows=TWO)
def libreoffice_ods() -> bytes:
    """A roster saved as OpenDocument."""
    return _file("roster.ods")


@sheet(file="台账.fods", refusal="XML文本")
def libreoffice_flat_xml() -> bytes:
    """A roster saved as flat XML."""
    return _file("roster.fods")


@sheet(file="台账.xls", refusal="网页（HTML）")
def libreoffice_web_page_named_xls() -> bytes:
    """A roster saved as a web page and renamed."""
    return _file("roster.html")


@sheet(rows=VILLAGES)
def libreoffice_xlsx_with_villages_merged_down() -> bytes:
    """Villages merged down under a head of two rows, in an .xlsx of LibreOffice."""
    return _file("villages.xlsx")


@sheet(file="台账.xls", rows=VILLAGES)
def libreoffice_xls_with_villages_merged_down() -> bytes:
    """Villages merged down under a head of two rows, in an .xls of LibreOffice."""
    return _file("villages.xls")


@sheet(file="台账.ods", rows=VILLAGES)
def libreoffice_ods_with_villages_merged_down() -> bytes:
    """Villages merged down under a head of two rows, in OpenDocument."""
    return _file("villages.ods")


@sheet(rows=CALCULATED, refused=WENT_WRONG)
def libreoffice_xlsx_with_formulas_gone_wrong() -> bytes:
    """#N/A and #DIV/0! as LibreOffice keeps them in an .xlsx."""
    return _file("formulas.xlsx")


@sheet(file="台账.xls", rows=CALCULATED, refused=WENT_WRONG)
def libreoffice_xls_with_formulas_gone_wrong() -> bytes:
    """#N/A and #DIV/0! in an .xls: told, not read as blank."""
    return _file("formulas.xls")


@sheet(file="台账.ods", rows=CALCULATED, refused=WENT_WRONG)
def libreoffice_ods_with_formulas_gone_wrong() -> bytes:
    """#N/A and #DIV/0! in OpenDocument: told, not read as blank."""
    return _file("formulas.ods")


@sheet(rows={2: SAID_PAIR_JIA, 3: SAID_PAIR_YI})
def libreoffice_xlsx_of_several_sheets() -> bytes:
    """A cover, a hidden sheet, hidden rows and a lock, in an .xlsx of LibreOffice."""
    return _file("sheets.xlsx")


@sheet(file="台账.xls", rows={2: SAID_PAIR_JIA, 3: SAID_PAIR_YI})
def libreoffice_xls_of_several_sheets() -> bytes:
    """A cover, a hidden sheet, hidden rows and a lock, in an .xls of LibreOffice."""
    return _file("sheets.xls")


@sheet(file="台账.ods", rows={2: SAID_PAIR_JIA, 3: SAID_PAIR_YI})
def libreoffice_ods_of_several_sheets() -> bytes:
    """A cover, a hidden sheet, hidden rows and a lock, in OpenDocument."""
    return _file("sheets.ods")


@sheet(file="台账.xls", refusal="打开密码")
def libreoffice_xls_with_a_passphrase() -> bytes:
    """An .xls that asks for a passphrase when it is opened."""
    return _file("locked.xls")


@sheet(file="台账.ods", refusal="打开密码")
def libreoffice_ods_with_a_passphrase() -> bytes:
    """An OpenDocument sheet that asks for a passphrase."""
    return _file("locked.ods")
