"""What of a form waits for rows and is not filled is told."""

from io import BytesIO

from openpyxl import load_workbook

from libao_desk.services.office import Office

from .test_layouts import a_form


def test_a_second_page_and_a_second_sheet_of_a_form_are_told(office: Office) -> None:
    head = ["序号", "姓名", "身份证号"]
    content = BytesIO(a_form(["社区矫正对象花名册"], head, [1], [2], ["填表人："], ["社区矫正对象花名册"], head, [3], [4]))
    book = load_workbook(content)
    book.create_sheet("续表").append(head)
    content = BytesIO()
    book.save(content)
    told = office.layouts.read("corrections", content.getvalue()).notes
    assert any("第7行起又有一次同样的表头" in note for note in told)
    assert any("工作表“续表”也有表头，不填" in note for note in told)
    plain = office.layouts.read("corrections", a_form(["社区矫正对象花名册"], head, [1], [2], ["填表人："])).notes
    assert not any("表头" in note for note in plain)
