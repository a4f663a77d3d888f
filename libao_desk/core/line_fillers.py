"""Words that fill a line of a table and speak of nobody (填空行的话): 以下空白, 续表, 本月无新增, 制表人 张三."""

import re

from .text import HAN, compact

_AROUND = "()（）[]【】《》<>-—–_=*.。,，:：;；!！~…·"
_WHEN = r"(?:本|当|上)?(?:(?:19|20)?\d\d年度?)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})?(?:月份?|季度?|年度?|期|周|旬)"
_WHERE = r"(?:本|全)(?:村|社区|镇|街道|辖区|单位|所|组|页|表|次|类|项)"
_WHAT = (
    r"(?:新增|新接收|接收|新入矫|入矫|解除|解矫|释放|衔接|变动|变化|异动|增减|上报|报送|发生|矛盾|纠纷|信访|来访|安置|帮教|社区矫正"
    r"|人员|对象|情况|案件|事项|内容|数据|记录|此项|此类|台账|件|人|的)*"
)
_NOTHING_NEW = rf"(?:{_WHEN}|{_WHERE})+(?:暂|均|尚)?(?:无|没有|未){_WHAT}|(?:暂|均|尚)?(?:无|没有){_WHAT.replace('*', '+')}|零报告|无内容"
_NONE_COUNTED = rf"(?:{_WHEN}|{_WHERE})*{_WHAT.replace('*', '+')}:?(?:0|零)[人名件起户]?"
_EMPTY = r"(?:以下|下面|[此本]页以下|此处以下|余下|其余)均?为?(?:空白行?|无正文|无内容|空|略|无)|此[处行页栏]空白|空白|下略"
_GOES_ON = r"[续接转见][上下前后]?一?[页表]续?|续[表页]?\d*|(?:未完)?待续|未完(?:[见转]下页)?|(?:全表|本页)?(?:完毕|结束)"
_COUNT = r"(?:\d+|[一二两三四五六七八九十百]+)[人名件户起条例](?:次)?"
_SUMMED = (
    rf"(?:以上|上列|本页|本表|本村|全村|全镇|本镇)(?:人员|对象|名单|各项|案件)?(?:合计|总计|共计|共有|计|共)?:?{_COUNT}|共[计有]?{_COUNT}"
)
_FILLER = re.compile("|".join((_NOTHING_NEW, _NONE_COUNTED, _EMPTY, _GOES_ON, _SUMMED)))
_SIGNER = (
    r"(?:(?:制表|填表|填报|统计|报送|上报|报表|审核|复核|审批|审签|经办|登记|录入|校对|编制|单位负责|负责|分管|主管|签发|联系)人"
    r"|(?:制表|填表|填报|审核|复核|审批|审签|经办)(?:单位|日期|时间)?|单位负责人|(?:分管|主管)(?:领导|所长|副镇长)|所长|联系电话|电话)"
)
_SIGNER_ALONE = re.compile(_SIGNER)
_SIGNED = re.compile(rf"(?:{_SIGNER}{HAN}{{0,4}}?)+(?:(?:19|20)\d\d[年\-./]\d{{1,2}}[月\-./]?(?:\d{{1,2}}[日号]?)?)?")


def is_filler(text: str) -> bool:
    """Whether a text says that nothing stands there, or that the table goes on elsewhere, or how many stand above."""
    return _FILLER.fullmatch(_plain(text)) is not None


def asks_who_signs(text: str) -> bool:
    """Whether a text is the word before a signature alone: 制表人, 负责人."""
    return _SIGNER_ALONE.fullmatch(_plain(text)) is not None


def is_signed(text: str) -> bool:
    """Whether a text is such a word, with who signed: 制表人 张三 审核人 李四."""
    return _SIGNED.fullmatch(_plain(text)) is not None


def _plain(text: str) -> str:
    return compact(text).strip(_AROUND)
