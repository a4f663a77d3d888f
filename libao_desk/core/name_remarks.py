"""What is written in brackets beside a name (姓名旁注): 李三（女，45岁）, 王四（已故）; told apart from the name, never a part of it."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from .errors import Refusal
from .text import HAN

BETWEEN_NAMES = re.compile(r"[、，,;；/\n]+(?![^(（]*[)）])")
"""Signs between names; within brackets they are between remarks."""
NOT_ALL = re.compile(
    r"(?<=..)(?:夫妇|夫妻|两口子|一家|全家|家人|父子|父女|母子|母女|兄弟|姐妹|兄妹|姐弟|等|等人|等(?:\d+|[一二三四五六七八九十]+)[人方户])$"
)
"""How a piece ends that names one and means several."""
HIDDEN = re.compile(
    rf"(?<!{HAN}){HAN}{{1,2}}"
    rf"(?:某[某甲乙丙丁戊己一二三四A-Za-z]?|[×✕✖╳○◯〇□xXｘＸ]{{1,3}}{HAN}{{0,2}})(?!{HAN}|[A-Za-z])"
)
"""李某, 李某某, 李某甲, 李××, 李×明: a surname, its name hidden."""
ZERO = "〇"
_MAY_BE_ONE = f"；姓名中确有“{ZERO}”字的，表中删去这一行，在软件中手工登记"


def hidden_told(text: str) -> str:
    """The sentence for a name that is hidden, with the way out for the few who are called so: 〇 is a sign of names too."""
    return f"“{text}”是隐去的姓名，请改为真实姓名，或从表中删去这一行{_MAY_BE_ONE if ZERO in text else ''}。"


_AS_ORGANISATION = re.compile(
    r"(公司|厂|店|部|行|院|校|站|所|中心|合作社|农场|超市|企业|集团|委员会|村委会|居委会|村民小组|居民小组|政府|局|幼儿园|医院|学校|银行|协会|工程队)$"
)
_LONGEST_PERSON = 4
_NUMBER = re.compile(r"\d{7}")
_BRACKET = re.compile(r"\s*[(（]([^()（）]*)[)）]")
_BETWEEN_REMARKS = re.compile(r"[、，,;；：:\s]+")
_FOLLOWS = re.compile(r"\s*(?:[、，,;；/\n与和诉跟]|$)")
"""What sets the next name apart by itself."""


def is_organisation(name: str) -> bool:
    """Whether a name reads as a unit's (单位): its last word says what it is, and it is longer than a person's."""
    return len(name) > _LONGEST_PERSON and _AS_ORGANISATION.search(name) is not None


class RemarkKind(Enum):
    """What a remark says."""

    ROLE = re.compile(r"申请人|被申请人|[甲乙丙丁]方|原告|被告|第三人|当事人|申请方|被申请方")
    DEAD = re.compile(r"[\d年月日.\-于]*已?(?:死亡|去世|过世|逝世|离世|病故|亡故|身故|身亡|死|亡|故|殁)")
    AGENT = re.compile(r"(?:由|其|法定|委托|诉讼)*(?:代理|代理人|代为办理|监护人|代表人|负责人).*|.+代理")
    FORMER = re.compile(r"(?:又名|曾用名|原名|别名|化名|小名|乳名|绰号|外号|曾用).+")
    OF_THE_PERSON = re.compile(
        r"(?:[男女性，,、；;\s\d岁周年月日生]|未成年人?|成年|[汉回满苗壮藏]族)+|本人|户主|残疾人?|[父母子女夫妻兄弟姐妹]|父亲|母亲|儿子|女儿|丈夫|妻子"
    )
    OTHER = re.compile(r".*", re.DOTALL)


_WHERE = {
    RemarkKind.AGENT: "，代理人请打开记录另行登记",
    RemarkKind.FORMER: "，曾用名请登记在“曾用名”中",
    RemarkKind.OTHER: "，是曾用名的请登记在“曾用名”中，是另一个人的请与前面的姓名用顿号隔开",
}
"""Where that belongs which is not taken over."""
_DEAD = "不能当作健在的人登记：姓名栏只写姓名，已故写在状态、日期的列里；当事人已故的，写参加调解的亲属。"


@dataclass(frozen=True)
class PlainNames:
    """A text with names, their remarks taken out; and what is told of these."""

    text: str
    note: str = ""


def without_remarks(text: str) -> PlainNames:
    """The names in a text without what stands in brackets beside them; who is called 申请人 and the like needs no word.

    Raises Refusal where a bracket is not closed, or somebody is said to be dead.
    """
    told: list[str] = []
    plain, end = "", 0
    for found in _BRACKET.finditer(text):
        refuse_dead(text, found[1])
        kind = kind_of(found[1])
        if _NUMBER.search(found[1]) or (kind is RemarkKind.OTHER and _is_of_a_unit(text, found)):
            continue  # a telephone beside a name is nothing to be left out: whoever reads the names refuses it
        if kind is not RemarkKind.ROLE:
            told.append(f"“{found[1]}”未导入{_WHERE.get(kind, '')}")
        plain += text[end : found.start()] + ("" if _FOLLOWS.match(text, found.end()) else "、")
        end = found.end()
    plain += text[end:]
    if len(re.findall(r"[(（]", plain)) != len(re.findall(r"[)）]", plain)):
        raise Refusal(f"“{text}”的括号不成对，看不出姓名到哪里为止，请改好。")
    return PlainNames(plain.strip(), f"“{text}”括号中的{'；'.join(told)}。" if told else "")


@lru_cache(maxsize=512)  # a name is asked whether it is one by several rules
def kind_of(remark: str) -> RemarkKind:
    """What a remark says."""
    parts = _BETWEEN_REMARKS.split(remark)
    if any(RemarkKind.DEAD.value.fullmatch(part) for part in parts):
        return RemarkKind.DEAD
    kind = next(kind for kind in RemarkKind if kind.value.fullmatch(remark.strip()))
    is_with_sex = kind is RemarkKind.OTHER and ("男" in parts or "女" in parts)
    return RemarkKind.OF_THE_PERSON if is_with_sex else kind  # 男，45岁，枫林村


def refuse_dead(text: str, remark: str) -> None:
    """Raise Refusal where a remark says that somebody is dead."""
    if kind_of(remark) is RemarkKind.DEAD and not _NUMBER.search(remark):
        raise Refusal(f"“{text}”写着“{remark}”，{_DEAD}")


_LABELLED = re.compile(
    r"(?:性别|年龄|民族|出生|籍贯|职业|文化|学历|住|现住|家住|地址|户籍|电话|手机|联系|身份证|公民身份|证件|单位|工作单位).*[:：].*"
    r"|(?:家住|现住|住址|住所|户籍|生于|出生于|现年).+|住.*(?:村|镇|组|号|路|区|县|市|乡|室).*"
)
_A_PLACE = re.compile(
    r"(?:.{2,}(?:村|镇|乡|街道|社区|小区|路|街|巷|县|市|庄|园|区)[^、，]*\d.*|第?\d+(?:村民小?组|组|号|室|队)|.{2,}\d+(?:号|室|幢|栋).*)"
)
_A_NUMBER = re.compile(r"(?:\D{0,8}[:：]?)?[\d-]{7,}[Xx]?|[\d年月日.\-/]+(?:出生|生)?|[一二三四五六七八九十]{1,3}周?岁")
_WORK = re.compile(
    r"(?:农民|务农|职工|工人|个体|个体户|个体工商户|经商|打工|务工|无业|无职业|退休|退休工人|学生|教师|司机|医生|文盲|小学|初中|高中|中专|大专|本科"
    r"|已婚|未婚|离异|离婚|丧偶|群众|党员|中共党员)(?:文化|程度|文化程度)?"
)


def is_of_the_person(word: str) -> bool:
    """Whether a word beside a name is certainly no name: sex, age, birth, people, work, place, a number (男, 45岁, 枫林村3组)."""
    if any(one.fullmatch(word) for one in (_LABELLED, _A_PLACE, _A_NUMBER, _WORK)):
        return True
    told = RemarkKind.OF_THE_PERSON.value.fullmatch(word) is not None
    return told and re.search(r"\d|[男女](?!儿)|族|成年|本人|户主|残疾", word) is not None


def _is_of_a_unit(text: str, found: re.Match[str]) -> bool:
    """Whether a bracket is a part of a unit's name: 海州建筑（集团）有限公司, 测试银行（海州支行）."""
    start = max((sign.end() for sign in BETWEEN_NAMES.finditer(text, 0, found.start())), default=0)
    after = BETWEEN_NAMES.search(text, found.start())
    whole = text[start : after.start() if after else len(text)].strip()
    is_branch = is_organisation(text[start : found.start()].strip()) and _AS_ORGANISATION.search(found[1]) is not None
    return is_organisation(whole) or (is_branch and whole.endswith(found[0].strip()))
