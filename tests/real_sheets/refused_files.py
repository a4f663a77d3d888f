"""Files that are no sheet that can be read, each with the one sentence that helps its sender."""

from tests.sheets.making import package, text_row, xls, xlsx, zipped

from .shapes import HEAD, PAIR, PAIR_JIA, sheet

GOOD = text_row(1, PAIR) + text_row(2, PAIR_JIA)


@sheet(refusal="没有任何内容")
def workbook_without_a_cell() -> bytes:
    """An empty workbook."""
    return xlsx(())


@sheet(refusal="没有任何一行内容")
def head_without_people() -> bytes:
    """A head and nothing under it."""
    return xlsx((HEAD,))


@sheet(file="台账.xls", refusal="没有任何")
def old_workbook_without_a_cell() -> bytes:
    """An empty .xls."""
    return xls(())


@sheet(refusal="没有找到社区矫正台账的表头")
def sheet_of_something_else() -> bytes:
    """A menu was chosen by mistake."""
    return xlsx((("菜名", "价格", "数量"), ("青菜", 3, 2)))


@sheet(refusal="前20行")
def head_below_row_twenty() -> bytes:
    """Thirty lines of one cell stand above the head."""
    return xlsx((*[(f"{line}、填表说明。",) for line in range(1, 31)], HEAD))


@sheet(file="台账.xls", refusal="网页（HTML）")
def web_page_named_xls() -> bytes:
    """An old system exports a web page under the name .xls."""
    page = "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><head><meta charset='gb2312'></head><body><table><tr>"
    return page.encode("gb18030")


@sheet(file="台账.xls", refusal="网页（HTML）")
def bare_html_table_named_xls() -> bytes:
    """The same with nothing but the table."""
    return "\r\n<TABLE border=1><tr><td>姓名</td><td>身份证号</td></tr></TABLE>".encode()


@sheet(file="台账.xls", refusal="MHT")
def single_file_web_page_named_xls() -> bytes:
    """“Single file web page” under the name .xls."""
    return b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n"


@sheet(file="台账.xls", refusal="XML文本")
def xml_spreadsheet_of_2003() -> bytes:
    """“XML spreadsheet 2003” under the name .xls."""
    return (
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
        b"<Worksheet/></Workbook>"
    )


@sheet(file="台账.docx", refusal="没有工作簿")
def table_in_a_document() -> bytes:
    """The roster was typed as a table in a document."""
    return zipped({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"})


@sheet(file="台账.pdf", refusal="PDF")
def table_printed_to_pdf() -> bytes:
    """The roster was sent as PDF."""
    return b"%PDF-1.7\n" + b"\0" * 200


@sheet(file="台账.xlsm", refusal="有宏")
def workbook_with_macros() -> bytes:
    """An .xlsm with macros in it."""
    return package(GOOD, more={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


@sheet(file="台账.xlsb", refusal="xlsb")
def binary_workbook() -> bytes:
    """Saved as binary workbook."""
    return zipped({"xl/workbook.bin": b"\0"})


@sheet(refusal="第1048576行")
def a_letter_in_the_last_row() -> bytes:
    """Somebody typed into the very last row."""
    return package(GOOD + text_row(1048576, ("末",)))


@sheet(refusal="指向其他文件的链接")
def workbook_with_links_to_other_files() -> bytes:
    """Formulas look into another workbook."""
    return package(GOOD, more={"xl/externalLinks/externalLink1.xml": "<a/>"})


@sheet(refusal="损坏")
def file_cut_off_on_its_way() -> bytes:
    """Half of the file did not arrive."""
    return xlsx((PAIR, PAIR_JIA))[:-600]


@sheet(file="台账.jpg", refusal="不是表格文件")
def photograph_of_a_table() -> bytes:
    """The roster was photographed."""
    return b"\xff\xd8\xff\xe0" + b"\0" * 200


@sheet(refusal="打开密码")
def workbook_with_a_passphrase() -> bytes:
    """An .xlsx that asks for a passphrase is a sealed package in an old container."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000 + "EncryptedPackage".encode("utf-16-le")
