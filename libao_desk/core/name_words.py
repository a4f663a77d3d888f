"""Words written together with a name (连写的称呼): 王二之子王三 and 王七户 are nobody's names, 村民王九 is 王九."""

import re

from .errors import Refusal
from .text import HAN

COMPOUND = "欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|宇文|长孙"
"""Surnames of two signs (复姓)."""
PERSON = rf"(?:(?:{COMPOUND}){HAN}{{1,2}}|{HAN}{{2,3}})"
"""A Han name as nearly everybody has one."""
_KIN = (
    "父亲|母亲|爸爸|妈妈|父母|儿子|女儿|子女|丈夫|妻子|老公|老婆|爱人|配偶|前妻|前夫|哥哥|弟弟|姐姐|妹妹|爷爷|奶奶|孙子|孙女|女婿|儿媳|媳妇"
    "|岳父|岳母|婆婆|叔叔|伯父|舅舅|姑姑|侄子|家属|亲属|遗属|家长|邻居"
)
_ONE_SIGN_KIN = "父|母|夫|妻|子|女|兄|弟|姐|妹|孙|媳|婿|侄"
_STYLED = "先生|女士|小姐|同志|老师|师傅|大爷|大妈|大娘|大叔|大伯|大婶|阿姨|老板|老汉|老人|医生|书记|主任"
_NOT_ONE = re.compile(
    r"(?P<dead>死者|亡者|逝者|已故|亡故).+"
    rf"|.*(?P<and_kin>[及与]其).*|(?P<own>其(?:{_KIN}|{_ONE_SIGN_KIN})).*|.{{2,}}?(?P<of>[之的](?:{_KIN}|{_ONE_SIGN_KIN})).*"
    rf"|.{{2,}}?(?P<kin>{_KIN}).*|(?P<first>{_KIN})(?:{HAN}{{2,}})?"
    rf"|.+(?P<styled>{_STYLED})|.{{2,}}(?P<house>户|村民|居民|群众|业主)|(?!{COMPOUND}).{{2,}}(?P<party>一方)"
    rf"|.[大小老一二三四五六七八九十](?P<home>家)|(?!{COMPOUND}).{{3,}}(?P<household>家)"
)
"""What names several, a household, or somebody by another. 王兴家 and 李一方 are names; nobody is called 王大家."""
_MAY_BE_A_HOUSE = re.compile(rf"{HAN}{{2}}家")
_STATION = re.compile(
    rf"((?:{HAN}{{2,5}}(?:村|社区|镇|组))?"
    r"(?:村民代表|村民|居民|社员|群众|业主|住户|租户|农户|商户|房东|租客|个体工商户|个体户|农民工|农民|学生|职工|员工|工人|低保户|五保户|残疾人))"
    rf"(?!小组|委员|代表|{_KIN}){PERSON}"
)


def refuse_more_than_a_name(name: str) -> None:
    """Raise Refusal for what is written as one name and is more or less than one person's, or has a word before it."""
    found = _NOT_ONE.fullmatch(name) or _STATION.fullmatch(name)
    if found is None:
        return
    word = next(part for part in found.groups() if part)
    dead = "；当事人已故的，写参加调解的亲属" if found.groupdict().get("dead") else ""
    raise Refusal(
        f"“{name}”中的“{word}”不是姓名里的字：请只写要登记的人的完整姓名，不写称呼和关系；要登记几个人的，每个人的姓名都写出来，是单位的写全称{dead}。"
    )


def station_before(name: str) -> str:
    """The word before a name that certainly belongs to none, "" where there is none: 村民 of 村民王九."""
    found = _STATION.fullmatch(name)
    return found[1] if found is not None else ""


def may_be_a_household(name: str) -> bool:
    """Whether a name might be meant of a whole house: 张明家, as 王兴家 is called himself."""
    return _MAY_BE_A_HOUSE.fullmatch(name) is not None
