"""What holds of every petition paper: numbers, the regulation of its day, refusals, blanks, and that it can be drawn."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext

from libao_desk.core.errors import Refusal
from libao_desk.declare.blocks import FactsTable, Paper, Title
from libao_desk.declare.document import Document, PaperFacts
from libao_desk.printing.fonts import FontBook
from libao_desk.printing.render import render_pdf
from libao_desk.registers.petitions import migrations, notices, opinion, settings, sheets, transfers
from libao_desk.registers.petitions.codes import Channel, OpinionResult, RefuseReason, RouteIn
from libao_desk.registers.petitions.documents import DOCUMENTS
from libao_desk.registers.petitions.model import PetitionMatter
from libao_desk.registers.petitions.parts import PetitionItem, PetitionLeaderNote, PetitionReview
from libao_desk.registers.petitions.regulation import NEW, OLD, Topic

from ..paper_words import words
from .builders import OFFICE, a_matter
from .paper_builders import DAY, LONG, NEW_DAY, OLD_DAY, PAPER, a_paper_matter, a_passed_matter, a_report, with_setting

SIGNS = {
    "petition-notice": "告",
    "petition-refusal": "不",
    "petition-extension": "延",
    "petition-opinion": "答",
    "petition-forward": "转",
    "petition-assign": "转",
}
BY_KEY = {document.key: document for document in DOCUMENTS}


@pytest.mark.parametrize("key", SIGNS)
def test_each_kind_has_a_number_and_a_series_of_its_own(key: str) -> None:
    number = BY_KEY[key].number
    assert number is not None
    assert number.text(a_matter(), PAPER, 2026, 7) == f"李信访{SIGNS[key]}〔2026〕7号"
    assert number.series(a_matter(), PAPER) == f"petition-paper:李信访{SIGNS[key]}〔{{y}}〕{{n}}号"


def test_kinds_that_share_a_pattern_share_its_series_and_a_wrong_pattern_is_told() -> None:
    one = with_setting(settings.PAPER_PATTERN.key, "李信〔{y}〕{n}号")
    numbers = [BY_KEY[key].number for key in SIGNS]
    assert {number.series(a_matter(), one) for number in numbers if number is not None} == {"petition-paper:李信〔{y}〕{n}号"}
    number = numbers[0]
    assert number is not None
    with pytest.raises(Refusal, match="编号规则"):
        number.text(a_matter(), with_setting(settings.PAPER_PATTERN.key, "李信访{文}{y}"), 2026, 1)


def test_the_office_may_say_who_signs_and_who_reviews() -> None:
    assert "南通样例局" in str(opinion.body(a_paper_matter(), with_setting(settings.REVIEW_ORGAN.key, "南通样例局")))
    assert "李堡样例办" in str(notices.notice(a_paper_matter(), with_setting(settings.ISSUER.key, "李堡样例办")))


TWO_LAWS: dict[str, tuple[Callable[[PetitionMatter, PaperFacts], Paper], str, str]] = {
    "notice": (notices.notice, "《信访条例》第二十一条、第二十二条", "《信访工作条例》第二十三条"),
    "extension": (notices.extension, "《信访条例》第三十三条", "《信访工作条例》第三十四条"),
    "forward": (transfers.forward, "《信访条例》规定", "《信访工作条例》第二十二条、第二十三条"),
    "objection": (transfers.objection, "《信访条例》规定", "《信访工作条例》第二十三条第三款"),
    "opinion": (opinion.body, "《信访条例》第三十四条", "《信访工作条例》第三十五条"),
    "blank refusal": (lambda _, facts: notices.refusal(PetitionMatter(), facts), "《信访条例》", "《信访工作条例》"),
    "review": (sheets.defence, "《信访条例》第三十四条", "《信访工作条例》第三十五条"),
}


@pytest.mark.parametrize("key", TWO_LAWS)
def test_a_paper_speaks_by_the_regulation_of_its_day(key: str) -> None:
    body, old, new = TWO_LAWS[key]
    for day, said, unsaid in ((OLD_DAY, old, "信访工作条例"), (NEW_DAY, new, "《信访条例》")):
        matter = a_paper_matter(day, reviews=[PetitionReview(asked_on=day, organ="海安市人民政府")])
        told = words(body(matter, replace(PAPER, today=day)))
        assert said in told
        assert unsaid not in told


def test_the_old_regulation_is_cited_only_by_articles_that_are_known() -> None:
    assert OLD.article(Topic.OPINION) == "《信访条例》"
    assert set(NEW.articles) == set(Topic)


def test_refusals_say_what_is_missing() -> None:
    nothing = a_paper_matter(accepted_on=None)
    assert notices.notice_refused(nothing, OFFICE, DAY) == "尚未填写受理日期，也未填写转送或告知的有权机关，不能打印告知书。"
    assert notices.notice_refused(a_paper_matter(petitioner=None), OFFICE, DAY) == notices.UNCLEAR
    assert notices.notice_refused(a_paper_matter(is_address_unclear=True), OFFICE, DAY) == notices.UNCLEAR
    refused = a_passed_matter(refuse_reason=RefuseReason.FINAL)
    assert notices.notice_refused(refused, OFFICE, DAY) == "已填写不予（再次）受理理由，请打印不予（再次）受理告知书。"
    assert notices.refusal_refused(refused, OFFICE, DAY) is None
    assert notices.refusal_refused(nothing, OFFICE, DAY) == "尚未填写不予（再次）受理理由，不能打印不予（再次）受理告知书。"
    both = a_paper_matter(refuse_reason=RefuseReason.FINAL)
    assert notices.refusal_refused(both, OFFICE, DAY) == "该事项已经受理，不能打印不予（再次）受理告知书。"
    assert transfers.forward_refused(nothing, OFFICE, DAY) == "尚未填写转送或告知的有权机关，不能打印信访事项转送函。"
    assigned = a_passed_matter(passed_reply_due_on=DAY)
    assert transfers.forward_refused(assigned, OFFICE, DAY) == "已填写交办的反馈期限，请打印交办函。"
    assert transfers.assign_refused(assigned, OFFICE, DAY) is None
    assert transfers.assign_refused(a_passed_matter(), OFFICE, DAY) == "尚未填写交办的反馈期限；只转送的，请打印转送函。"
    assert sheets.charge_refused(a_paper_matter(), OFFICE, DAY) == "尚未填写包案领导，不能打印领导包案表。"


def test_an_extension_that_would_not_hold_is_refused() -> None:
    assert notices.extension_refused(a_paper_matter(), OFFICE, DAY) == "尚未填写“延期至”，不能打印延长办理期限告知书。"
    too_far = a_paper_matter(extended_to=date(2022, 11, 2))
    assert notices.extension_refused(too_far, OFFICE, DAY) == "延期不得超过30日，最迟到2022-11-01。"
    late = a_paper_matter(extended_to=date(2022, 10, 30), extension_notified_on=date(2022, 10, 9))
    assert "须在原办结期限" in (notices.extension_refused(late, OFFICE, DAY) or "")


def test_what_would_print_as_a_blank_is_listed() -> None:
    assert notices.notice_wants(a_paper_matter(), OFFICE) == ("信访查询电话（本地设置）",)
    known = with_setting(settings.ENQUIRY_PHONE.key, "19900000000").office
    assert notices.notice_wants(a_paper_matter(), known) == ()
    assert notices.notice_wants(a_passed_matter(passed_to=None, notified_on=None, duty_person=None), known) == (
        "转送或告知的有权机关",
        "责任人",
        "告知日期",
    )
    final = a_passed_matter(refuse_reason=RefuseReason.FINAL, passed_to=None, refused_on=DAY)
    assert notices.refusal_wants(final, known) == ()
    assert notices.refusal_wants(a_passed_matter(refuse_reason=RefuseReason.PENDING, passed_to=None), known) == ("转送或告知的有权机关",)
    assert transfers.forward_wants(a_passed_matter(contact=None), OFFICE) == ("联系方式",)
    assert transfers.forward_wants(a_report(contact=None), OFFICE) == ()
    assert sheets.entry_wants(a_paper_matter(petitioner=None, is_address_unclear=True), OFFICE) == ()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.key)
def test_a_blank_form_never_says_none(document: Document) -> None:
    paper = document.body(PetitionMatter(), PAPER)
    assert "None" not in words(paper)
    titles = [block for block in paper.blocks if isinstance(block, Title)]
    assert len(titles) == 1
    assert any(isinstance(block, FactsTable) or "＿＿" in words(replace(paper, blocks=(block,))) for block in paper.blocks)


def _overlong() -> PetitionMatter:
    where = "江苏省南通市海安市李堡镇样例村第十二村民小组东首第三排样例小区十二幢三单元" * 2
    unit = "海安市李堡镇自然资源和规划建设综合服务中心（村镇建设管理办公室）"
    return a_paper_matter(
        matter=LONG, request=LONG, people=12, petitioner_address=where, duty_unit=unit, passed_to=unit, from_organ=unit, leader="演示镇长",
        route_in=RouteIn.ASSIGNED, channel=Channel.NET, extension_reason=LONG, objection_reason=LONG,
        items=[PetitionItem(text=LONG, finding=LONG, basis=LONG, result=OpinionResult.REJECTED, opinion=LONG) for _ in range(4)],
        leader_notes=[PetitionLeaderNote(held_on=DAY, leader="演示镇长", note=LONG) for _ in range(4)],
        reviews=[PetitionReview(asked_on=DAY, organ=unit)],
    )  # fmt: skip


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.key)
def test_every_paper_is_drawn_blank_filled_and_overlong(document: Document, fonts: FontBook) -> None:
    for matter in (PetitionMatter(), a_paper_matter(), _overlong()):
        assert render_pdf(document.body(matter, PAPER), fonts).pages >= 1


@pytest.mark.parametrize(
    "key", ["petition-notice", "petition-refusal", "petition-extension", "petition-forward", "petition-assign", "petition-defence"]
)
def test_a_plain_letter_stays_on_one_page_blank_and_filled(key: str, fonts: FontBook) -> None:
    """A seal alone on a second page is a letter nobody trusts."""
    for matter in (PetitionMatter(), a_passed_matter() if key in ("petition-forward", "petition-assign") else a_paper_matter()):
        assert render_pdf(BY_KEY[key].body(matter, PAPER), fonts).pages == 1


def test_an_older_file_gets_the_columns_of_the_papers_numbers(older_file: sa.Connection) -> None:
    older_file.execute(sa.text("CREATE TABLE petition_matter (id INTEGER PRIMARY KEY, opinion_no TEXT)"))
    older_file.execute(sa.text("INSERT INTO petition_matter (id, opinion_no) VALUES (1, 'x')"))
    operations = Operations(MigrationContext.configure(older_file))
    for step in migrations.MIGRATIONS:
        step.upgrade(operations)
    row = older_file.execute(sa.text("SELECT * FROM petition_matter")).mappings().one()
    added = {"notice_no", "refusal_no", "passed_no", "extension_no", "passed_reply_due_on"}
    assert added <= set(row)
    assert added <= set(sa.inspect(PetitionMatter).columns.keys())
    assert row["opinion_no"] == "x"
