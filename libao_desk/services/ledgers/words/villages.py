"""New villages of one sheet (新村名): 杨庄村, 杨庄村委会 and 杨庄 in it are one village, entered under one name."""

import re
from collections import defaultdict
from collections.abc import Iterable

from libao_desk.core.errors import Refusal

_BODY = re.compile(r"(村|居)(?:民委员会|委会)$")
_KIND = re.compile(r"(村|社区|居)$")
_GROUP = re.compile(r"(?P<village>.*(?:村|社区|居|会))第?[0-9０-９一二三四五六七八九十]+(?:村民|居民)?小?组")


def without_group(name: str) -> str:
    """The village of 杨庄村3组 or 杨庄村第三村民组; any other name as it is."""
    found = _GROUP.fullmatch(name)
    return found["village"] if found else name


class NewVillages:
    """Knows under which name each village is entered that the directory does not have."""

    def __init__(self, township: str) -> None:
        self._township = township
        self._kinds: dict[str, set[str]] = defaultdict(set)
        """By name without its kind, the kinds under which the sheet has it."""

    def expect(self, names: Iterable[str]) -> None:
        """Know all such names of the sheet before any of them is entered."""
        for name in names:
            stem, kind = self._apart(name)
            if kind:
                self._kinds[stem].add(kind)

    def as_entered(self, name: str) -> str:
        """The name of the village. Raises Refusal where a name without its kind may be either of two of the sheet."""
        stem, kind = self._apart(name)
        kinds = {kind} if kind else self._kinds.get(stem, set())
        if len(kinds) > 1:
            named = "、".join(f"“{self._whole(stem, one)}”" for one in sorted(kinds))
            raise Refusal(f"表中有{named}，“{name}”不知道是哪一个，请写全。")
        return self._whole(stem, next(iter(kinds))) if kinds else without_group(name)

    def _apart(self, name: str) -> tuple[str, str]:
        """A name without its township and its kind, and the kind: 村, 社区 or 居, nothing where it does not say one."""
        short = without_group(name).removeprefix(self._township)
        body = _BODY.search(short)
        plain = short if body is None else short[: body.start()]
        kind = _KIND.search(plain)
        if kind is not None and kind.start() > 0:
            return plain[: kind.start()], kind[1]
        return (plain, body[1]) if body is not None and plain else (short, "")

    @staticmethod
    def _whole(stem: str, kind: str) -> str:
        return f"{stem}居委会" if kind == "居" else f"{stem}{kind}"
