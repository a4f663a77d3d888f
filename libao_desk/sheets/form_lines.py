"""What a line of a form says of the rows above or below it (表样里的文字行): samples, labels, whom a block of rows is for."""

import re

SAMPLE = re.compile(r"[(\[【〔]?(?:填写)?(?:示例|样例|举例|范例|例(?:[:)\]】]|$)).*|.*[(\[【](?:示例|样例)[)\]】]")
LABEL = re.compile(r"(?:填报|填表|制表|报送|上报|审核|审批|审签|负责人|联系人|经办|单位|注|备注|说明|填表说明).{0,10}:")
ENDED = re.compile(
    r"(?:[(（]?[一二三四五\d][)）]?[、.]?|附[表件]?:)?(?:(?:以前|往期|上期)(?:受理|收到|登记)[、,，]?)?(?:本期|本月|本季度?|本年度?|其中)?(?:已|拟)?"
    r"(?:解除|终止|迁出|移交|解矫|解教|期满|退出|结案|办结|减少|注销).{0,20}"
)
"""The line above a second block of rows: whoever left in the period."""
IN_ANY_WAY = re.compile("(?<!期满)(?:解除|解矫|解教)|退出|结案|办结|减少|注销")
"""What such a line says of all who left; 迁出人员 and 期满解除人员 are some of them."""
_LEFT = re.compile("解除|终止|迁出|移交|解矫|解教|期满|退出|结案|办结|减少|注销")
_EARLIER = re.compile("以前|往期|上期")
_IN_FORCE = re.compile("在册|在矫|在帮|在教|在管|现有|新|接收|受理|收到")
BLOCK = re.compile(rf"{ENDED.pattern}|[(（]?[二三四五][)）、.].{{2,20}}|(?:其中[:：]?)?(?:本期|本月|本季度?|本年度?)新.{{1,20}}")
"""The line above any block of rows but the first."""
PART = re.compile(r"(?:[(（][一二三四五六七八九十]{1,3}[)）][、.]?|[一二三四五六七八九十]{1,3}[、.])(?P<what>[^。,，;；]{1,20})")
"""The line right below a head that parts the rows by what they are: 一、管制, below it 二、缓刑."""
PLAIN_PART = re.compile(r"[^:。,，;；\d]{1,12}")
GOES_ON = re.compile(r"续|接上|第.{0,3}页|[(（]?\w{0,4}年\w{0,3}月份?[)）]?$")
"""What a line says that stands above a further page of the same rows."""


def is_of_who_left(text: str) -> bool:
    """Whether a title or the name of a sheet says that those stand below who left, and they alone."""
    return _LEFT.search(text) is not None and (_EARLIER.search(text) is not None or _IN_FORCE.search(text) is None)
