"""What invented disputes are about (虚构案情): sentences about nobody, type by type."""

from .codes import DisputeType

CAUSES: dict[DisputeType, tuple[str, ...]] = {
    DisputeType.FAMILY: ("赡养费的分担", "家庭共有财产的分割", "子女抚养费的支付", "家务琐事"),
    DisputeType.NEIGHBOURS: ("宅基地排水沟的使用", "院墙滴水", "通道堆放杂物", "树木遮挡采光", "家禽损坏菜地"),
    DisputeType.HOUSE: ("建房间距", "宅基地边界", "房屋漏水的修缮"),
    DisputeType.CONTRACT: ("货款的支付", "装修工程款的结算", "土地流转租金的支付"),
    DisputeType.PRODUCTION: ("灌溉用水的先后", "鱼塘承包费的结算"),
    DisputeType.DAMAGES: ("机械作业损坏财物的赔偿", "施工损坏围墙的赔偿", "犬只损坏财物的赔偿"),
    DisputeType.FOREST_AND_LAND: ("承包地四至界址", "田埂的使用", "承包地的互换"),
    DisputeType.LAND_TAKING: ("青苗补偿费的分配", "搬迁过渡费的结算"),
    DisputeType.ENVIRONMENT: ("作坊噪声", "养殖场气味"),
    DisputeType.LABOUR: ("工资的结算", "加班费的支付", "工伤赔偿的分担"),
    DisputeType.CONSUMER: ("家电质量", "预付款的退还"),
    DisputeType.MEDICAL: ("就诊费用的结算", "就诊服务质量"),
    DisputeType.ROAD_TRAFFIC: ("电动自行车碰撞后的车辆修理费", "道路碰撞后的财物损失"),
    DisputeType.PROPERTY_MANAGEMENT: ("物业费的缴纳", "公共通道的管理"),
    DisputeType.OTHER: ("摊位的占用", "活动场地的使用"),
}
"""Each as 因……发生争议."""

MONEY_ACTS: dict[DisputeType, tuple[str, ...]] = {
    DisputeType.FAMILY: ("支付赡养费", "支付抚养费", "支付财产分割款"),
    DisputeType.CONTRACT: ("支付货款", "支付工程款", "支付租金"),
    DisputeType.PRODUCTION: ("支付承包费",),
    DisputeType.LAND_TAKING: ("支付补偿费",),
    DisputeType.LABOUR: ("支付工资", "支付赔偿款"),
    DisputeType.CONSUMER: ("退还货款",),
    DisputeType.PROPERTY_MANAGEMENT: ("支付物业费",),
}
ANY_MONEY_ACT = ("一次性赔偿损失", "支付修理费", "支付补偿款")

PLAIN_ACTS: tuple[tuple[str, str], ...] = (
    ("清理堆放的杂物", "通道内全部杂物"),
    ("疏通并维护排水沟", "共用排水沟"),
    ("修剪越界的树枝", "越界树枝"),
    ("恢复原有界址", "原界石处界址"),
    ("停止影响对方的行为", "相邻使用的场地"),
    ("向对方赔礼道歉", "口头道歉"),
)
"""An act that is not about money, and its object."""

SESSION_RESULTS = ("双方陈述意见，查明事实", "分歧缩小，择日再调", "双方达成一致")
TELLING = "告知双方权利义务和调解原则，听取各方陈述，核对事实后提出调解方案。"


def facts(dispute_type: DisputeType, cause: str, names: list[str], place: str) -> str:
    """The main facts of an invented dispute."""
    who = f"{names[0]}与{'、'.join(names[1:])}"
    return f"{who}因{cause}在{place}发生争议，经多次协商未果。争议事项：{cause}如何处理，各方责任如何分担。"
