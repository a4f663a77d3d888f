"""Code lists of responsibility letters and supervision notices (责任书、督办代码表)."""

from libao_desk.declare.code import Code


class LetterState(Code):
    """Where a letter stands (责任书状态)."""

    DRAFTED = "DRAFTED", "拟定"
    SIGNED = "SIGNED", "已签订", True, "签订 已签"
    ENDED = "ENDED", "已期满", True, "期满 到期 已到期"
    VOIDED = "VOIDED", "作废", True, "已作废"


LETTER_ENDED = frozenset({LetterState.ENDED, LetterState.VOIDED})


class PartyKind(Code):
    """Who signs with the township (签订对象)."""

    VILLAGE = "VILLAGE", "村（居）", True, "村居 村 社区 居"
    FIRM = "FIRM", "企业", True, "企业单位 公司"
    SCHOOL = "SCHOOL", "学校", True, "学校单位"
    TEAM_MEMBER = "TEAM", "小组成员", True, "矫正小组成员"
    GUARDIAN = "GUARDIAN", "监护人"


UNITS = (PartyKind.FIRM, PartyKind.SCHOOL)
PERSONS = (PartyKind.TEAM_MEMBER, PartyKind.GUARDIAN)


class ReviewKind(Code):
    """Which review (查评类别)."""

    QUARTER = "QUARTER", "季度查评"
    YEAR = "YEAR", "年度考核"


class ReviewResult(Code):
    """How the duties were carried out (查评结果)."""

    DONE = "DONE", "履行"
    PARTLY = "PARTLY", "部分履行"
    NOT_DONE = "NOT", "未履行"


class NoticeState(Code):
    """Where a notice stands (督办状态)."""

    DRAFTED = "DRAFTED", "拟稿"
    ISSUED = "ISSUED", "已发", True, "已印发 印发"
    REPLIED = "REPLIED", "已回执"
    CLOSED = "CLOSED", "办结", True, "已办结"
    VOIDED = "VOIDED", "作废", True, "已作废"


NOTICE_ENDED = frozenset({NoticeState.CLOSED, NoticeState.VOIDED})
