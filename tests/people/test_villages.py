"""Villages: the name in which they sign."""

import pytest

from libao_desk.people.villages import Village


@pytest.mark.parametrize(
    ("name", "signs"),
    [
        ("杨庄村", "杨庄村村民委员会"),
        ("杨庄村委会", "杨庄村村民委员会"),
        ("杨庄村村民委员会", "杨庄村村民委员会"),
        ("河口社区", "河口社区居民委员会"),
        ("河口社区居委会", "河口社区居民委员会"),
        ("河口居", "河口居民委员会"),
        ("河口", "河口村（居）民委员会"),
    ],
)
def test_a_village_signs_as_its_committee(name: str, signs: str) -> None:
    assert Village(name=name).committee_name == signs
