"""Matters with the data of every paper, to change one thing at a time in."""

from dataclasses import replace
from datetime import date
from typing import Any

from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.setting import SettingValues
from libao_desk.registers.petitions.codes import OpinionResult, PetitionKind
from libao_desk.registers.petitions.model import PetitionMatter
from libao_desk.registers.petitions.parts import PetitionItem

from .builders import OFFICE, a_matter

PAPER = PaperFacts(OFFICE, "李堡司法所", "李堡镇", "海安市", date(2022, 10, 12), "")
DAY = date(2022, 10, 12)
OLD_DAY, NEW_DAY = date(2022, 4, 30), date(2022, 5, 1)
LONG = "反映门前道路长期积水、夜间照明不足，多次向有关单位提出均未得到解决，请求尽快查明原因并明确修复时间。" * 12
NAME = "张甲三"


def a_paper_matter(day: date = date(2022, 8, 3), **values: Any) -> PetitionMatter:
    """A matter with every paper's data, received and accepted on `day`."""
    standard: dict[str, Any] = {
        "number": "LX2022-0007",
        "system_no": "样202208030001",
        "received_on": day,
        "registered_on": day,
        "accepted_on": day,
        "notified_on": day,
        "request": "说明核定依据，按规定补发待遇。",
        "duty_person": "李乙二",
        "contact": "19900000003",
        "items": [
            PetitionItem(
                text="反映养老待遇核定。",
                finding="缴费年限按15年计算",
                basis="有关政策规定",
                result=OpinionResult.EXPLAINED,
                opinion="当面说明。",
            ),
            PetitionItem(
                text="要求补发待遇", finding="差额属实。", basis="有关政策规定。", result=OpinionResult.SUPPORTED, opinion="补发差额。"
            ),
        ],
        "opinion_on": day,
    }
    return a_matter(**(standard | values))


def a_passed_matter(**values: Any) -> PetitionMatter:
    """One that another unit has to deal with."""
    standard: dict[str, Any] = {"accepted_on": None, "started_on": None, "passed_to": "李堡镇国土资源所", "passed_on": date(2022, 8, 5)}
    return a_paper_matter(**(standard | values))


def a_report(**values: Any) -> PetitionMatter:
    """A report on wrongdoing that has its informant's name, telephone and address in the text."""
    text = f"{NAME}（李堡镇样例村1组，19900000003）反映办事窗口收费不开票。"
    standard: dict[str, Any] = {"kind": PetitionKind.REPORT, "legal_route": None, "matter": text, "request": f"请查处，可找{NAME}了解。"}
    return a_passed_matter(**({"passed_to": "海安市纪委监委"} | standard | values))


def with_setting(key: str, value: str) -> PaperFacts:
    """The office's facts with one local value set."""
    return replace(PAPER, office=OfficeFacts(settings=SettingValues({key: value})))
