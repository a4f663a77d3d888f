"""What the word of a state says of an end (终止的说法): that a record is over, and how it came to be: 病故 is a death, and kept as one."""

import re
from collections.abc import Callable
from datetime import date

from libao_desk.core.dates import parse_date
from libao_desk.core.errors import Refusal
from libao_desk.core.text import compact
from libao_desk.declare.code import Code
from libao_desk.declare.path import path
from libao_desk.declare.register import Register
from libao_desk.people.codes import DEATH

_OVER = re.compile(
    rf"解除|解矫|终止|终结|迁出|期满|注销|死亡|{'|'.join(DEATH.split())}|逝世|收监|撤销缓刑|撤销假释|撤缓|撤假|赦|移交|移出|转出|减少"
    "|外迁|迁走|办结|结案|退出|撤管|除名|不在册|不在矫|不在帮|(?:执行地|居住地).{0,6}变更|变更(?:执行地|居住地)"
)
_GOING_ON = re.compile(r"未|即将|拟|将要|在矫(?<!不在矫)|在册(?<!不在册)|在帮(?<!不在帮)|新增|增加|接收")
_BEFORE_IT = (
    r"提请|报请|呈请|呈报|报送|上报|申报|提出|建议|申请(?!人)|驳回|否决|撤[回销](?=收监|撤)|不予|不准|不批准|不同意|不应|不宜|不符合|不构成|没有"
    r"|需|应[予当该]|可能|正在|准备|预备|启动|(?<![接招虐看优对亏])待(?!遇)|暂不|暂缓|曾|防止|避免|预防|受理(?=撤|收监|变更|执行地|居住地)"
)
_AFTER_IT = (
    r"[^。;；]{0,6}?(?:审理|审核|审批|审查|研究|办理|处理|听证|征求意见)中|[^，,。;；]{0,6}?(?:中(?=$|[)）,，。;；])|待(?!遇)|驳回|退回|未果)"
    r"|(?:执行)?(?:建议|申请|程序|手续|材料|评估|条件|立案|告知|不成|前)"
)
_ASKED = re.compile(rf"(?:{_BEFORE_IT})[^，,。;；、]{{0,8}}?(?:{_OVER.pattern})|(?:{_OVER.pattern})(?:{_AFTER_IT})")
"""An end that somebody proposes, asks for, refuses or has before him: 提请收监执行, 裁定不予撤销缓刑, 撤销缓刑审理中."""
_MEASURE = r"定位|手环|警告|训诫|禁止令|限制|羁押|拘留|取保|强制|边控|措施|处分|合同|婚姻|失联|脱管|严管|外出|请假"
_OF_SOMETHING_ELSE = re.compile(
    rf"(?:解除|终止|注销)(?:(?!社区|矫正|帮教)[^，,。;；、]){{0,4}}?(?:{_MEASURE})|(?:定位|手环|外出|请假|禁止令)[已期]?(?:解除|终止|注销|满)"
    rf"|(?:致\S{{0,3}}人|[父母妻夫子女兄弟姐妹]亲?|监护人|[被受]害人|家属)(?:已|均|因病|因故)*(?:死亡|{'|'.join(DEATH.split())}|逝世)"
)
"""What is lifted is not the register's own measure, or who died is somebody else: 解除电子定位, 监护人死亡."""
_DAY = re.compile(r"(?<!\d)(?:(?:19|20)\d{2}(?:年\d{1,2}月\d{1,2}[日号]?|([./-])\d{1,2}\1\d{1,2})(?!\d)|(?:19|20)\d{6}(?!\d))")
_DAY_WITHOUT_YEAR = re.compile(r"(?<![\d年])(?:1[0-2]|0?[1-9])月(?:3[01]|[12]\d|0?[1-9])[日号]")
_MONTH = re.compile(r"(?:(?:19|20)\d{2}年)?\d{1,2}月份?(?:\d{1,2}[日号])?[起后]?|(?:19|20)\d{2}[./-]\d{1,2}(?![\d./-])[起后]?")
_AROUND = re.compile(r"^[(于在,，、:：;；]+|[(),，、:：;；]+$")
_ANY_DAY = re.compile(
    r"(?:(?:19|20)\d{2}[年./-])?(?:\d{1,2}月(?:\d{1,2}[日号]?)?|\d{1,2}[./-]\d{1,2}[日号]?)|(?:19|20)\d{2}年?|(?:19|20)\d{6}"
)
_WHERE_TO = re.compile(
    r"(?:至|到|往|去|由(?=\S{1,8}(?:接收|收监))|(?<=移交)|(?<=迁出)|(?<=变更))"
    r"[^，,。;；、从由本我]{1,12}?(?:省|市|县|区|镇|乡|街道|所|局|院|监狱|看守所)"
)
_BESIDE_AN_END = re.compile(
    '(?:[，,。;；、:：()（）/“”"已于被因经由并且后了起在的对其因故]|依法|准予|批准|裁定|判决|决定|(?:人民|中级|本县|县)?法院|监狱管理局|公安(?:机关|局)?|司法[局所]'
    "|本人|病|疾病|患病|重病|癌|医治无效|抢救无效|意外|交通事故|车祸|溺水|自杀|身亡|执行|社区|矫正|安置|帮教|缓刑|假释|管制|暂予监外|监外|考验|期限?|届|满|到"
    "|刑|户籍|户口|居住地|执行地|变更|管理|对象|人员|案件|本案|纠纷|调解|协议|书面|口头|成功|不成|监护|责任|关系|信访|事项|答复|复查|复核|送达|手续|正常|按时|按期"
    "|全部|均|自然|再犯罪|重新|犯罪|又犯新罪|新罪|漏罪|违反|规定|情节严重|(?:非常|基本)?满意|不满意|年|月|日|名单|宣告|自动|登记|转为|其他|原因|家中|医院|取得|谅解|经济|赔偿)*"
)
"""What may stand beside the word of an end and leaves it one."""
YES, NO = frozenset("是 √ 在 y yes".split()), frozenset("否 × 不 不在 n no".split())
"""What stands below 是否在册."""
IS_ON, ON_REGISTER = "是否在", "在册"
"""How a head asks whether somebody is there still, and what a yes below it says."""


def plain_word(text: str) -> str:
    """A word in the form in which words are compared."""
    return compact(text).lower()


def below(head: str, text: str) -> str:
    """What an answer below a question says: 是 below 是否在册 that he is, below 是否办结 that it is done; a 否 there, that it goes on."""
    asked = plain_word(head).removeprefix("是否")
    if asked == plain_word(head):
        return text
    if plain_word(text) in YES:
        return ON_REGISTER if IS_ON in head else asked
    return "" if plain_word(text) in NO and says_over(asked) else text


def says_over(text: str) -> bool:
    """Whether a heading or the word of a state says that something has come to its end."""
    own = _OF_SOMETHING_ELSE.sub("", text)
    return _OVER.search(own) is not None and _GOING_ON.search(own) is None and not only_asked(own)


def says_an_end(text: str) -> bool:
    """Whether the word of a state says nothing but an end: what else stands in it (母亲, 限…前, 社区戒毒, 商请) may make it none."""
    if not says_over(text):
        return False
    rest = _OVER.sub("", _WHERE_TO.sub("", _ANY_DAY.sub("", compact(text))))
    return _BESIDE_AN_END.fullmatch(rest) is not None


def without_place(text: str) -> str:
    """The word of an end without the place to which somebody went: 户籍迁出 for 户籍迁出至海陵区."""
    return _WHERE_TO.sub("", text)


def only_asked(text: str) -> bool:
    """Whether the word of a state tells of an end that is proposed, asked for, refused or still before somebody."""
    return _ASKED.search(text) is not None


def apart(text: str, today: date) -> tuple[str, date | None]:
    """The word of a state and the one day beside it: 病故 and the day of 2019年11月3日病故; the text as it is where there is none."""
    plain = compact(text)
    days = list(_DAY.finditer(plain))
    if len(days) != 1:
        return text, None
    try:
        day = parse_date(days[0][0].replace("号", "日"), today)
    except Refusal:
        return text, None
    before, after = plain[: days[0].start()], plain[days[0].end() :]
    word = "".join(_AROUND.sub("", _AROUND.sub("", piece)) for piece in (before, after))
    return (word, day) if word and day <= today else (text, None)


def with_year(text: str, year: int | None, is_dated: Callable[[str], bool]) -> str:
    """The word of an end with the ledger's year put before the one day in it that has none: 11月3日期满解矫.

    Other words that want a day are known by `is_dated` (11月3日脱管).
    """
    plain = compact(text)
    days = list(_DAY_WITHOUT_YEAR.finditer(plain))
    if year is None or len(days) != 1 or _DAY.search(plain) or not (says_over(plain) or is_dated(without_months(plain))):
        return text
    at = days[0].start()
    return f"{plain[:at]}{year}年{plain[at:]}"


def without_months(text: str) -> str:
    """The word of a state without a month, or a day, that is not a whole date: 脱管 of 2020年9月脱管."""
    return _AROUND.sub("", _MONTH.sub("", compact(text)))


def way_of_end(register: Register, text: str) -> Code | None:
    """The one way of ending that the word of a state names, None where it names none or several."""
    if register.end is None:
        return None
    word = plain_word(text)
    words = {way: frozenset(map(plain_word, (way.label, *way.also))) for way in path(register.end.way).choices}
    exact = [way for way, own in words.items() if word in own]
    found = exact or [way for way, own in words.items() if says_over(text) and any(one in word for one in own)]
    if len(found) > 1:  # one end that is told in two words
        meant = type(found[0]).meant(word)
        return meant if meant in found else None
    return found[0] if found else None
