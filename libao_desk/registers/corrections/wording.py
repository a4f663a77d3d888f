"""What papers of corrections say alike (矫正文书用语).

Who the subject is and under which judgment (`subject_words`, `judgment_words`, `term_words`; `head` is all three as one paragraph),
the penalty in words (`sentence_words`), the bodies by name (`county_body`, `justice_bureau`, `procuratorate`, `police`), the top and
the foot of a paper another body decides (`drafted_title` with （代拟稿）, `county_number`, `county_seal`: this office never seals it),
days for the cells of a table (`cell_day`, `period_text`), the choices of a form with one ticked (`ticked`), whether a paper is a
minor's, so that nothing in it is public (`is_minors`, and `secrecy` to print it), and the sentence that refuses a paper of a subject
who has not come yet (`before_check_in`).
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from libao_desk.core.dates import official_date
from libao_desk.declare.blocks import Align, Blank, Block, NumberLine, Paper, Paragraph, Run, SealArea, Size, Text, Title, filled, plain
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.code import Code
from libao_desk.declare.document import Body, PaperFacts
from libao_desk.declare.phrases import day_or_blank, han_count
from libao_desk.people.codes import Sex
from libao_desk.people.models import Person

from .codes import AccessoryPenalty, CorrectionCategory, CorrectionState, ExitKind
from .model import CorrectionCase
from .reading import in_force_from, is_juvenile_on

DRAFT_MARK = "（代拟稿）"
"""On every paper whose decision is another body's: a draft for that body's seal."""
SEAL = "（印章）"
LAW = "《中华人民共和国社区矫正法》"
MEASURES = "《中华人民共和国社区矫正法实施办法》"
INSTRUMENT = {
    None: "判决（裁定、决定）书",
    CorrectionCategory.PUBLIC_SURVEILLANCE: "刑事判决书",
    CorrectionCategory.SUSPENDED_SENTENCE: "刑事判决书",
    CorrectionCategory.PAROLE: "刑事裁定书",
    CorrectionCategory.MEDICAL_PAROLE: "暂予监外执行决定书",
}
PERIOD = {
    None: "社区矫正",
    CorrectionCategory.PUBLIC_SURVEILLANCE: "管制",
    CorrectionCategory.SUSPENDED_SENTENCE: "缓刑考验",
    CorrectionCategory.PAROLE: "假释考验",
    CorrectionCategory.MEDICAL_PAROLE: "暂予监外执行",
}
"""What the time of the correction is called: …期间, …期限."""
RELEASED = {CorrectionCategory.PAROLE: "裁定假释", CorrectionCategory.MEDICAL_PAROLE: "决定暂予监外执行"}


def county_body(facts: PaperFacts) -> str:
    """The county correction body (县级社区矫正机构), which takes nearly every decision (社区矫正法 9、22—28)."""
    return f"{facts.county}社区矫正机构"


def justice_bureau(facts: PaperFacts) -> str:
    """The county justice bureau (县级司法行政部门)."""
    return f"{facts.county}司法局"


def procuratorate(facts: PaperFacts) -> str:
    """The county procuratorate (人民检察院)."""
    return f"{facts.county}人民检察院"


def police(facts: PaperFacts) -> str:
    """The county police (公安机关)."""
    return f"{facts.county}公安局"


def drafted_title(title: str) -> tuple[Block, ...]:
    """The title of a paper another body decides, with （代拟稿） under it."""
    return (Title(title), Paragraph(DRAFT_MARK, indent=0, align=Align.CENTRE, size=Size.FOUR, keep_with_next=True))


def county_number(facts: PaperFacts, word: str) -> NumberLine:
    """（　）海矫解字第　号: the county's number, which the county writes in."""
    return NumberLine(("（", Blank(3), f"）{facts.county[:1]}矫{word}字第", Blank(3), "号"))


def county_seal(facts: PaperFacts, on: date | None = None) -> SealArea:
    """Room for the county body's seal over its name and the day of its decision."""
    return SealArea(SEAL, unit=county_body(facts), on=on)


def person_of(case: CorrectionCase) -> Person:
    """The subject; of a form to fill by hand a person of whom nothing is known."""
    return case.person if case.person is not None else Person()


def name_words(case: CorrectionCase) -> Run | Blank:
    """The subject's name, or a rule to write it on."""
    return filled(person_of(case).name, 5)


def place_of(case: CorrectionCase) -> str | None:
    """The place of execution (执行地): where the subject lives."""
    return person_of(case).residence_address


def is_minors(case: CorrectionCase, facts: PaperFacts) -> bool:
    """Whether the paper is a minor's: nothing is announced, assessed or sanctioned in public, a guardian is called (办法 55)."""
    return is_juvenile_on(case, facts.today)


def secrecy(case: CorrectionCase, facts: PaperFacts) -> tuple[Block, ...]:
    """The line at the top of a minor's paper: who he is stays secret (社区矫正法 54); nothing for an adult."""
    if not is_minors(case, facts):
        return ()
    return (Paragraph("未成年人案件，依法保密，不得公开", indent=0, align=Align.RIGHT, size=Size.FOUR, keep_with_next=True),)


def told_in_secret(body: Body) -> Body:
    """A paper that begins with that line where it is about a minor."""

    def told(case: CorrectionCase, facts: PaperFacts) -> Paper:
        paper = body(case, facts)
        return replace(paper, blocks=(*secrecy(case, facts), *paper.blocks))

    return told


NEED_NOT_HAVE_COME = (None, ExitKind.OTHER, ExitKind.DEATH)
"""The ends that need no check-in before them: an inquiry that led to no correction, a death."""
NOT_COME = (CorrectionState.ASSESS, CorrectionState.EXPECTED, CorrectionState.MISSING)


def has_come(case: CorrectionCase) -> bool:
    """Whether the subject has checked in; a row of an old ledger says it by its state alone, unless it ended before he could."""
    if case.checked_in_on is not None or case.intake_announced_on is not None:
        return True
    if case.state is CorrectionState.TERMINATED and case.exit_kind in NEED_NOT_HAVE_COME:
        return in_force_from(case) is not None
    return case.state not in NOT_COME


def before_check_in(title: str) -> Callable[[CorrectionCase, OfficeFacts, date], str | None]:
    """The refusal of a paper that only a subject who has checked in can have."""

    return lambda case, office, today: not_come(case, title)


def not_come(case: CorrectionCase, title: str) -> str | None:
    """The same sentence for one case; None where the subject has come."""
    if has_come(case):
        return None
    is_over = case.state is CorrectionState.TERMINATED
    return f"本案已经终止，没有登记报到，不能打印{title}。" if is_over else f"对象尚未报到，不能打印{title}。"


def label_of(code: Code | None) -> str | None:
    """The word for a code, None where there is none."""
    return None if code is None else code.label


def ticked(options: Mapping[Code, str] | tuple[Code, ...], chosen: Code | None) -> str:
    """All choices of a form in a line, the chosen one ticked: □… ☑… □…."""
    words = options if isinstance(options, Mapping) else {option: option.label for option in options}
    return "　".join(f"{'☑' if option is chosen else '□'}{text}" for option, text in words.items())


def subject_words(case: CorrectionCase) -> Text:
    """社区矫正对象＿，男，＿年＿月＿日出生，＿族，居民身份证号码＿，户籍地＿，执行地＿。"""
    person = person_of(case)
    ethnic: tuple[str | Blank, ...] = (Blank(2), "族") if person.ethnic is None else (person.ethnic.label,)
    sex = person.sex.label if person.sex in (Sex.MALE, Sex.FEMALE) else "男（女）"
    return (
        "社区矫正对象", name_words(case), f"，{sex}，", *day_or_blank(person.birth_date), "出生，", *ethnic,
        "，居民身份证号码", _number(person.id_no), "，户籍地", filled(person.household_address, 10),
        "，执行地", filled(place_of(case), 10), "。",
    )  # fmt: skip


def judgment_words(case: CorrectionCase) -> Text:
    """因犯＿罪经＿于＿年＿月＿日判处＿。 A parole or a service outside prison names the sentence, then who released the subject."""
    released = RELEASED.get(case.category) if case.category is not None else None
    by: Text = ("经", filled(case.deciding_organ, 8), "于", *day_or_blank(case.instrument_date))
    penalty = filled(sentence_words(case), 8)
    if released is None:
        return ("因犯", *offence_words(case), *by, "判处", penalty, "。")
    return ("因犯", *offence_words(case), "被判处", penalty, "，", *by, f"{released}。")


def offence_words(case: CorrectionCase) -> Text:
    """＿罪, whether or not the word 罪 was typed."""
    named = (case.offence or "").strip().removesuffix("罪")
    return (filled(named, 5), "罪")


def term_words(case: CorrectionCase) -> Text:
    """社区矫正期限自＿至＿。"""
    return ("社区矫正期限自", *day_or_blank(case.term_from), "至", *day_or_blank(case.term_to), "。")


def head(case: CorrectionCase) -> Paragraph:
    """The head of a decision on the subject: who, under which judgment, for how long."""
    return Paragraph((*subject_words(case), *judgment_words(case), *term_words(case)))


HEAD_LABELS = ("姓名", "出生日期", "民族", "公民身份号码", "户籍地", "现住地", "具体罪名", "决定机关", "文书日期", "原判刑罚", "矫正期限")


def head_values(case: CorrectionCase) -> dict[str, object]:
    """What `head` needs, by label, for the list of what would print as a blank."""
    person = person_of(case)
    term = case.term_from if case.term_to is not None else None
    values = (
        person.name, person.birth_date, person.ethnic, person.id_no, person.household_address, place_of(case),
        case.offence, case.deciding_organ, case.instrument_date, sentence_words(case), term,
    )  # fmt: skip
    return dict(zip(HEAD_LABELS, values, strict=True))


def sentence_words(case: CorrectionCase) -> str | None:
    """有期徒刑一年，缓刑二年，并处罚金: the penalty with its probation and what goes beside it; None where it is not entered."""
    return None if case.sentence_kind is None else _penalty(case, case.sentence_kind.label)


def sentence_length(case: CorrectionCase) -> str:
    """一年六个月: how long the penalty itself is, without its probation; "" where it is not entered."""
    return _length(case.sentence_years, case.sentence_months, case.sentence_days)


def term_length(case: CorrectionCase) -> str:
    """How long the correction itself takes; "" where it is not entered."""
    return _length(case.term_years, case.term_months, case.term_days)


def sentence_as_known(case: CorrectionCase) -> str:
    """The same from whatever is entered of it, for a list: 二年，缓刑三年 where the kind of penalty is not there."""
    return _penalty(case, "" if case.sentence_kind is None else case.sentence_kind.label)


def _penalty(case: CorrectionCase, kind: str) -> str:
    words = kind + _length(case.sentence_years, case.sentence_months, case.sentence_days)
    probation = term_length(case)
    if case.category is CorrectionCategory.SUSPENDED_SENTENCE and probation:
        words = "，".join(part for part in (words, f"缓刑{probation}") if part)
    beside = [penalty.label for penalty in case.accessory or () if penalty is not AccessoryPenalty.NONE]
    return "，".join(part for part in (words, f"并处{'、'.join(beside)}" if beside else "") if part)


def _length(years: int | None, months: int | None, days: int | None) -> str:
    return "".join(
        f"{han_count(count) if count < 100 else count}{unit}" for count, unit in ((years, "年"), (months, "个月"), (days, "日")) if count
    )


def period_text(first: date | None, last: date | None) -> str | None:
    """自2020年7月6日至2021年7月5日 for a cell of a table, rules where one of the days is unknown; None where both are."""
    if first is None and last is None:
        return None
    return f"自{official_day(first)}至{official_day(last)}"


def cell_day(day: date | None) -> str | None:
    """A day for a cell of a table, which stays empty where there is none."""
    return None if day is None else official_date(day)


def official_day(day: date | None) -> str:
    """A day as text for a cell, where rules are written as ＿."""
    return plain(day_or_blank(day)) if day is None else official_date(day)


def _number(number: str | None) -> Run | Blank:
    return Blank(9) if not number else Run(number, underline=True, whole=True)
