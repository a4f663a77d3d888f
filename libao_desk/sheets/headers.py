"""Column heads as different hands write them, brought to one form for comparing (表头)."""

import re
from collections.abc import Callable, Collection

from libao_desk.core.text import compact

IsKnown = Callable[[str], bool]
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕")
_ENDS = "*:;,.。、·※★#"


def plain_header(text: str) -> str:
    """One head in its comparable form: half width, no blanks or line breaks, no marks at the ends (“ 姓 名：” is 姓名)."""
    return compact(text).strip(_ENDS).lower()


def header_keys(*parts: str) -> tuple[str, ...]:
    """The forms under which a head may be known, the most exact first.

    金额（元） gives 金额(元) and 金额; the two rows 矫正期限 over 起 give 矫正期限/起, 矫正期限起 and 起; of three rows the upper ones
    may be left out.
    """
    plain = [plain_header(part) for part in parts if part.strip()]
    if not plain:
        return ()
    exact = [sign.join(plain[start:]) for start in range(len(plain)) for sign in ("/", "")]
    loose = [plain_header(_BRACKETS.sub("", key)) for key in exact]
    return tuple(dict.fromkeys(key for key in (*exact, *loose) if key))


def as_predicate(known: IsKnown | Collection[str]) -> IsKnown:
    """A question “is this head known?”, from a function that is asked with comparable forms or from a collection of heads."""
    if callable(known):
        return known
    forms = {key for header in known for key in (plain_header(header), plain_header(_BRACKETS.sub("", header)))} - {""}
    return forms.__contains__
