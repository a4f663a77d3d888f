"""Villages and residents' communities: the committee that signs for each."""

import pytest

from libao_desk.people.villages import Village


@pytest.mark.parametrize(
    ("name", "committee"),
    [
        ("杨庄村", "杨庄村村民委员会"),
        ("松例社区", "松例社区居民委员会"),
        ("松例居", "松例居民委员会"),
        ("杨庄村委会", "杨庄村村民委员会"),
        ("松例居委会", "松例居民委员会"),
        ("杨庄村村民委员会", "杨庄村村民委员会"),
        ("杨庄", "杨庄村（居）民委员会"),
    ],
)
def test_a_village_signs_by_its_committee(name: str, committee: str) -> None:
    assert Village(name=name).committee_name == committee
