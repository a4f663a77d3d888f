"""XML as no spreadsheet program of ours writes it, but servers and other offices do."""

from xml.sax.saxutils import escape

from tests.sheets.making import MAIN, RELATIONS, package, text_cell, text_row, unzipped, zipped

from .shapes import JIA, PAIR, PAIR_JIA, PAIR_YI, SAID_PAIR_JIA, SAID_PAIR_YI, YI, sheet

HEAD, JIA_ROW, YI_ROW = text_row(1, PAIR), text_row(2, PAIR_JIA), text_row(3, PAIR_YI)
BOTH = {2: SAID_PAIR_JIA, 3: SAID_PAIR_YI}
STRICT = {
    MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    RELATIONS: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def _bare_row(*texts: str) -> str:
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>' for text in texts) + "</row>"


@sheet(rows=BOTH)
def texts_inline() -> bytes:
    """Every text stands in its own cell, none in the shared list."""
    return package(HEAD + JIA_ROW + YI_ROW)


@sheet(rows=BOTH)
def cells_without_addresses() -> bytes:
    """Neither rows nor cells say where they stand."""
    return package(_bare_row(*PAIR) + _bare_row(*PAIR_JIA) + _bare_row(*PAIR_YI))


@sheet(rows=BOTH)
def range_stated_too_small() -> bytes:
    """The sheet states that it ends at A1."""
    return package(HEAD + JIA_ROW + YI_ROW, before='<dimension ref="A1"/>')


@sheet(rows=BOTH)
def range_stated_to_the_last_row() -> bytes:
    """The sheet states 1,048,576 rows and 16,384 columns and holds three."""
    return package(HEAD + JIA_ROW + YI_ROW, before='<dimension ref="A1:XFD1048576"/>')


@sheet(rows=BOTH)
def blank_cells_formatted_to_the_last_row() -> bytes:
    """The last row of the sheet was coloured once and holds nothing."""
    return package(HEAD + JIA_ROW + YI_ROW + '<row r="1048576"><c r="A1048576"/></row>')


@sheet(rows={9: SAID_PAIR_JIA})
def rows_left_out() -> bytes:
    """Rows without a cell are not in the file at all; the numbers stay true."""
    return package(text_row(3, PAIR) + text_row(9, PAIR_JIA))


@sheet(rows=BOTH)
def names_of_elements_with_a_prefix() -> bytes:
    """Every element of the sheet, the workbook and the texts is written x:row, x:c."""
    parts = {}
    for name, text in unzipped(package(HEAD + JIA_ROW + YI_ROW)).items():
        if name.startswith("xl/") and "rels" not in name:
            for tag in ("worksheet", "sheetData", "row", "c", "is", "t", "workbook", "sheets", "sheet", "sst"):
                for end in (" ", ">", "/"):
                    text = text.replace(f"<{tag}{end}", f"<x:{tag}{end}").replace(f"</{tag}{end}", f"</x:{tag}{end}")
            text = text.replace(' xmlns="', ' xmlns:x="')
        parts[name] = text
    return zipped(parts)


@sheet(rows=BOTH)
def strict_open_xml() -> bytes:
    """Saved as “Strict Open XML”: other namespaces throughout."""
    parts = unzipped(package(HEAD + JIA_ROW + YI_ROW))
    for old, new in STRICT.items():
        parts = {name: text.replace(old, new) for name, text in parts.items()}
    return zipped(parts)


@sheet(rows={2: SAID_PAIR_JIA | {"报到日期": "2020-03-05"}})
def days_in_iso_cells() -> bytes:
    """A cell of type d holds its day as 2020-03-05T00:00:00."""
    row = f'<row r="2">{text_cell("A2", "张试甲")}{text_cell("B2", JIA)}<c r="C2" t="d"><v>2020-03-05T00:00:00</v></c></row>'
    return package(text_row(1, (*PAIR, "报到日期")) + row)


def _shared(*texts: str) -> bytes:
    row = '<row r="{0}"><c r="A{0}" t="s"><v>{1}</v></c><c r="B{0}" t="s"><v>{2}</v></c></row>'
    shared = "".join(f"<si>{text}</si>" for text in texts)
    return package(row.format(1, 0, 1) + row.format(2, 2, 3), shared=shared)


@sheet(rows={2: SAID_PAIR_JIA})
def shared_texts_with_readings() -> bytes:
    """Pinyin stands beside a shared text as a phonetic run: it is no part of the name."""
    phonetic = '<rPh sb="0" eb="3"><t>ZhangShiJia</t></rPh><phoneticPr fontId="1"/>'
    return _shared("<t>姓名</t>", "<t>身份证号</t>", f"<t>张试甲</t>{phonetic}", f"<t>{JIA}</t>")


@sheet(rows={2: SAID_PAIR_JIA})
def shared_texts_in_pieces() -> bytes:
    """A shared text in runs of several looks, with blanks that are to be kept."""
    pieces = '<r><t xml:space="preserve"> 张试</t></r><r><rPr><b/></rPr><t xml:space="preserve">甲 </t></r>'
    return _shared("<r><t>姓</t></r><r><t>名</t></r>", "<t>身份证号</t>", pieces, f"<t>{JIA}</t>")


@sheet(rows={2: SAID_PAIR_JIA | {"备注": "第一行\n第二行"}})
def breaks_written_as_codes() -> bytes:
    """A line break that was pasted from elsewhere is kept as _x000D_."""
    return package(text_row(1, (*PAIR, "备注")) + text_row(2, (*PAIR_JIA, "第一行_x000D_\n第二行")))


@sheet(rows={2: SAID_PAIR_JIA | {"联系电话": "199 0000 0001"}}, refused={"C3": "是公式，但文件里没有保存它的结果"})
def formulas_with_and_without_results() -> bytes:
    """A phone by a formula whose result was kept, and one that was never calculated."""
    kept = '<c r="C2" t="str"><f>"199"&amp;"00000001"</f><v>19900000001</v></c>'
    lost = '<c r="C3"><f>"199"&amp;"00000002"</f></c>'
    rows = (
        f'<row r="{n}">{text_cell(f"A{n}", name)}{text_cell(f"B{n}", number)}{phone}</row>'
        for n, (name, number), phone in ((2, PAIR_JIA, kept), (3, PAIR_YI, lost))
    )
    return package(text_row(1, (*PAIR, "联系电话")) + "".join(rows))


@sheet(rows={2: SAID_PAIR_JIA}, refused={"B3": "公式出错", "B4": "公式出错", "B5": "公式出错"})
def cells_that_say_an_error() -> bytes:
    """#N/A, #REF! and #NAME? where numbers should be."""
    rows = "".join(
        f'<row r="{n}">{text_cell(f"A{n}", "李试乙")}<c r="B{n}" t="e"><f>X1</f><v>{error}</v></c></row>'
        for n, error in ((3, "#N/A"), (4, "#REF!"), (5, "#NAME?"))
    )
    return package(HEAD + JIA_ROW + rows)


@sheet(rows={2: SAID_PAIR_JIA})
def an_error_where_nothing_is_read() -> bytes:
    """#REF! in the column of serial numbers stops nobody."""
    row = f'<row r="2"><c r="A2" t="e"><v>#REF!</v></c>{text_cell("B2", "张试甲")}{text_cell("C2", JIA)}</row>'
    return package(text_row(1, ("序号", *PAIR)) + row)


@sheet(rows={2: SAID_PAIR_JIA})
def parts_named_by_absolute_paths() -> bytes:
    """The workbook names its sheet by /xl/worksheets/sheet1.xml, as some libraries do."""
    parts = unzipped(package(HEAD + JIA_ROW))
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace('Target="', 'Target="/xl/')
    return zipped(parts)


@sheet(rows={2: SAID_PAIR_JIA})
def no_list_of_shared_texts() -> bytes:
    """The workbook has neither styles nor a list of shared texts."""
    parts = unzipped(package(HEAD + JIA_ROW))
    del parts["xl/sharedStrings.xml"]
    relations = parts["xl/_rels/workbook.xml.rels"]
    start = relations.index('<Relationship Id="r2"')
    parts["xl/_rels/workbook.xml.rels"] = relations[:start] + relations[relations.index("/>", start) + 2 :]
    override = parts["[Content_Types].xml"].index('<Override PartName="/xl/sharedStrings.xml"')
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"][:override] + "</Types>"
    return zipped(parts)


@sheet(file="台账.xlsm", rows={2: SAID_PAIR_JIA})
def macro_workbook_without_macros() -> bytes:
    """An .xlsm whose macros were removed is a sheet like any other."""
    parts = unzipped(package(HEAD + JIA_ROW))
    types = parts["[Content_Types].xml"].replace(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    )
    return zipped(parts | {"[Content_Types].xml": types})


@sheet(rows={2: SAID_PAIR_JIA, 3: SAID_PAIR_YI})
def numbers_as_shared_texts_with_blank_tails() -> bytes:
    """A report pads every text with blanks to a fixed width."""
    return package(HEAD + text_row(2, ("张试甲      ", JIA + "   ")) + text_row(3, ("李试乙      ", YI + "   ")))
