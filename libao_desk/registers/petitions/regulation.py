"""Which regulation a petition paper speaks by (信访条例、信访工作条例), and the article it may name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from .spans import NEW_RULE


class Topic(Enum):
    """What a paper speaks of (条文事项)."""

    NOTICE = "告知"
    TRANSFER = "转送、交办"
    OBJECTION = "异议"
    PENDING = "办理期限内重复提出"
    OTHER_WAYS = "诉讼等法定途径"
    NOT_OURS = "不属于职权范围"
    FINAL = "复核终结"
    EXTENSION = "延期"
    SUGGESTION = "建议意见"
    REPORT = "检举控告"
    OPINION = "处理意见"
    REVIEW = "复查"
    REPRESENTATIVES = "推选代表"


@dataclass(frozen=True)
class Regulation:
    """One regulation with the articles a paper names; where none is known the regulation stands alone."""

    name: str
    articles: Mapping[Topic, str]

    def article(self, topic: Topic) -> str:
        """《信访工作条例》第三十四条."""
        return self.name + self.articles.get(topic, "")


OLD = Regulation(
    "《信访条例》",
    {Topic.NOTICE: "第二十一条、第二十二条", Topic.EXTENSION: "第三十三条", Topic.REVIEW: "第三十四条"},
)
"""Of 2005, in force until 2022-04-30."""
NEW = Regulation(
    "《信访工作条例》",
    {
        Topic.NOTICE: "第二十三条",
        Topic.TRANSFER: "第二十二条、第二十三条",
        Topic.OBJECTION: "第二十三条第三款",
        Topic.PENDING: "第十九条",
        Topic.OTHER_WAYS: "第二十条、第三十一条",
        Topic.NOT_OURS: "第二十三条",
        Topic.FINAL: "第三十六条",
        Topic.EXTENSION: "第三十四条",
        Topic.SUGGESTION: "第二十九条",
        Topic.REPORT: "第三十条",
        Topic.OPINION: "第三十二条",
        Topic.REVIEW: "第三十五条",
        Topic.REPRESENTATIVES: "第二十条",
    },
)


def regulation_on(day: date) -> Regulation:
    """The regulation of a matter that arose on `day` (新旧条例衔接)."""
    return NEW if day >= NEW_RULE else OLD


def article_on(day: date, topic: Topic) -> str:
    """The article to name on a paper whose matter arose on `day`."""
    return regulation_on(day).article(topic)


def said_to_clerk(received_on: date | None, topic: Topic) -> str:
    """The article a sentence to the clerk ends with; a matter not received yet falls under the rule in force."""
    return f"（{article_on(received_on or NEW_RULE, topic)}）"
