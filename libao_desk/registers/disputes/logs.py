"""The lines kept beside the disputes: sweeps (排查), receptions (接待), reports sent (统计报表), figures from outside (外部数据)."""

from datetime import date

from sqlalchemy.orm import Mapped

from libao_desk.declare.field import Sensitivity, Text, column
from libao_desk.declare.record import Record

from .codes import DisputeType, LogState, OutsideTopic

ORDINARY = Sensitivity.ORDINARY


class SweepRecord(Record):
    """One search for disputes in the villages (矛盾纠纷排查活动)."""

    __tablename__ = "dispute_sweep"

    state: Mapped[LogState] = column("状态", sensitivity=ORDINARY, default=LogState.RECORDED, index=True)
    held_on: Mapped[date | None] = column(
        "排查日期", sensitivity=ORDINARY, wanted=True, happened=True, index=True, synonyms=("日期", "时间")
    )
    place: Mapped[str | None] = column("排查地点", sensitivity=ORDINARY, wanted=True, synonyms=("地点", "村(居)", "排查村居", "排查村(居)"))
    held_by: Mapped[str | None] = column(
        "排查人员", text=Text.NAME, sensitivity=ORDINARY, wanted=True, synonyms=("参加人员", "排查人", "参加人", "参加排查人员")
    )
    disputes_found: Mapped[int | None] = column(
        "排查发现纠纷",
        sensitivity=ORDINARY,
        synonyms=("发现纠纷数", "发现纠纷(件)", "发现纠纷", "排查出纠纷数", "排查纠纷数", "排查发现纠纷数"),
    )
    disputes_prevented: Mapped[int | None] = column("预防纠纷", sensitivity=ORDINARY, synonyms=("预防纠纷数", "预防纠纷(件)"))
    note: Mapped[str | None] = column("备注", text=Text.LONG)


class ReceptionRecord(Record):
    """One reception of people who came with a question or a dispute (接待群众): a count of visitors, never their names."""

    __tablename__ = "dispute_reception"

    state: Mapped[LogState] = column("状态", sensitivity=ORDINARY, default=LogState.RECORDED, index=True)
    held_on: Mapped[date | None] = column(
        "接待日期", sensitivity=ORDINARY, wanted=True, happened=True, index=True, synonyms=("日期", "时间")
    )
    persons_count: Mapped[int | None] = column("接待人次", sensitivity=ORDINARY, wanted=True, synonyms=("人次", "人数"))
    received_by: Mapped[str | None] = column(
        "接待人",
        text=Text.NAME,
        sensitivity=ORDINARY,
        wanted=True,
        synonyms=(
            "接待人员",
            "接访人",
        ),
    )
    topic: Mapped[DisputeType | None] = column("事项类别", sensitivity=ORDINARY, synonyms=("类别", "咨询类别", "接待类别"))
    note: Mapped[str | None] = column("备注", text=Text.LONG, help="不写来访人姓名")


class StatisticsReport(Record):
    """One statistics report that went to the county (统计报表报送)."""

    __tablename__ = "statistics_report"

    state: Mapped[LogState] = column("状态", sensitivity=ORDINARY, default=LogState.RECORDED, index=True)
    period_end: Mapped[date | None] = column("报告期末日", sensitivity=ORDINARY, wanted=True, help="报告期的最后一天，如2020-12-31")
    sent_on: Mapped[date | None] = column("报送日期", sensitivity=ORDINARY, wanted=True, happened=True, synonyms=("上报日期",))
    sent_to: Mapped[str | None] = column("报送单位", sensitivity=ORDINARY, synonyms=("接收单位",))
    note: Mapped[str | None] = column("备注", text=Text.LONG)


class OutsideFigure(Record):
    """One figure another body counted, kept with its source (外部数据): police-reported disputes, surveys."""

    __tablename__ = "outside_figure"

    state: Mapped[LogState] = column("状态", sensitivity=ORDINARY, default=LogState.RECORDED, index=True)
    topic: Mapped[OutsideTopic | None] = column("指标", sensitivity=ORDINARY, wanted=True, index=True)
    period_from: Mapped[date | None] = column(
        "统计期首日",
        sensitivity=ORDINARY,
        wanted=True,
        synonyms=("统计期起",),
        help="统计期的第一天，全年的数填1月1日；不填的只计入全年。同一指标既有全年又有各月的，全年只计全年一条",
    )
    period_end: Mapped[date | None] = column(
        "统计期末日", sensitivity=ORDINARY, wanted=True, index=True, synonyms=("统计期止",), help="统计期的最后一天，如2020-12-31"
    )
    total: Mapped[int | None] = column("总数", sensitivity=ORDINARY, synonyms=("受理数", "件数"))
    settled: Mapped[int | None] = column("其中成功", sensitivity=ORDINARY, synonyms=("成功数", "调处成功数"))
    stated: Mapped[str | None] = column("材料所载比率", sensitivity=ORDINARY, help="照材料原样填写，如99%")
    source: Mapped[str | None] = column("来源", sensitivity=ORDINARY, wanted=True, help="哪个单位的哪份材料", synonyms=("数据来源",))
    received_on: Mapped[date | None] = column("取得日期", sensitivity=ORDINARY, wanted=True, happened=True, seen_before=True)
    note: Mapped[str | None] = column("备注", text=Text.LONG)
