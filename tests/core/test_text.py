"""Text as sheets take it."""

from libao_desk.core.text import for_pasting


def test_rows_for_the_clipboard_keep_their_cells_and_bring_no_formula() -> None:
    rows = [["致", "事项"], ['=HYPERLINK("http://x","点")', "第一行\n第二行\t后"], ["@某", "-12.50"], ["＋电话", "+86 139 0000 0000"]]
    assert for_pasting(rows) == ('致\t事项\n\'=HYPERLINK("http://x","点")\t第一行 第二行 后\n\'@某\t-12.50\n＋电话\t+86 139 0000 0000')
