"""A mediation agreement (人民调解协议书) of invented parties, composed as a register would compose it."""

from dataclasses import dataclass
from datetime import date

from libao_desk.declare.blocks import (
    Align,
    Block,
    Clauses,
    Field,
    Fields,
    NumberLine,
    Paper,
    Paragraph,
    SealArea,
    Signature,
    SignatureBlock,
    Style,
    Title,
    filled,
    whole,
)

NUMBER = "（2020）海李调字第001号"
AMOUNT = "人民币壹万陆仟肆佰零玖元零贰分（¥16409.02）"
FACTS = (
    "2020年11月3日上午，甲方在李堡镇试验村7组修建围墙时，与相邻的乙方因宅基地边界及排水沟使用问题发生争执，双方继而推搡，"
    "致乙方右手手腕轻微擦伤，花去医疗费人民币386.50元；争执过程中，堆放的砖块压坏乙方菜地约12平方米（见现场照片及“村民委员会证明”）。"
)
MORE_FACTS = (
    "事发后，村人民调解委员会先后三次组织双方协商，均因赔偿数额分歧较大未能达成一致。2020年12月2日，双方共同申请调解；"
    "调解员到现场勘验、走访邻里，查阅《农村宅基地使用证》等材料，并充分听取了双方意见，告知双方权利义务。"
)
TERMS = (
    "各方一致确认：以2009年村集体埋设的界石为准划定宅基地边界，排水沟共同使用、共同维护，任何一方不得擅自填埋、堵塞或者改道；",
    ("甲方一次性赔偿乙方医疗费、菜地损失等共计", whole("人民币壹万陆仟肆佰零玖元零贰分"), "（¥16409.02）；"),
    "各方今后应当本着“有利生产、方便生活、团结互助、公平合理”的原则，正确处理相邻关系，不得再以此事为由互相滋扰。",
)


@dataclass(frozen=True)
class Party:
    """A party: a person, or an organisation when it has a credit code."""

    name: str | None = None
    sex: str | None = None
    age: str | None = None
    work: str | None = None
    phone: str | None = None
    address: str | None = None
    credit_code: str | None = None
    director: str | None = None

    def fields(self) -> Fields:
        if self.credit_code is not None:
            return Fields(
                (
                    (Field("当事人名称", self.name), Field("统一社会信用代码", self.credit_code)),
                    (Field("法定代表人", self.director), Field("职务", self.work), Field("联系方式", self.phone)),
                    (Field("住所", self.address),),
                )
            )
        return Fields(
            (
                (
                    Field("当事人姓名", self.name, 2),
                    Field("性别", self.sex),
                    Field("民族", "汉族" if self.name else None),
                    Field("年龄", self.age),
                ),
                (Field("职业或职务", self.work), Field("联系方式", self.phone)),
                (Field("单位或住址", self.address),),
            )
        )


PARTIES = (
    Party("王甲喆", "男", "45", "务农", "19900000001", "江苏省海安市李堡镇试验村7组12号"),
    Party("欧阳乙", "女", "38", "个体工商户", "19900000002", "江苏省海安市李堡镇试验村7组13号"),
    Party("海安试验建筑材料有限公司", None, None, "经理", "19900000003", "海安市李堡镇试验路1号", "91320699MA00000000", "张丙䶮"),
    Party(
        "阿依古丽·买买提",
        "女",
        "29",
        "教师",
        "19900000004",
        "江苏省海安市李堡镇虚拟小区三期二十八幢第三单元一千二百零六室（原试验村民委员会综合服务中心东侧）",
    ),
    Party("李㛃", "女", "61", "退休", "19900000005", "江苏省海安市李堡镇试验村9组2号"),
    Party("赵𬭎", "男", "52", "驾驶员", "19900000006", "江苏省海安市李堡镇试验村9组3号"),
)


def an_agreement(parties: int = 2, facts: int = 1, on: date | None = date(2020, 12, 31), **furniture: bool | str) -> Paper:
    """An agreement of so many parties, its facts so many paragraphs longer."""
    chosen = PARTIES[:parties]
    signers = [Signature("当事人（签名、盖章或按指印）") for _ in chosen]
    staff = [Signature("人民调解员（签名）"), Signature("记录人（签名）")]
    rows = [(signer, staff[index]) if index < len(staff) else (signer,) for index, signer in enumerate(signers)]
    body: tuple[Block, ...] = (
        Paragraph("纠纷主要事实、争议事项：", indent=0, keep_with_next=True),
        *(Paragraph(text) for _ in range(facts) for text in (FACTS, MORE_FACTS)),
        Paragraph("经调解，自愿达成如下协议：", indent=0, keep_with_next=True),
        Clauses(TERMS),
        Paragraph("履行方式、时限：", indent=0, keep_with_next=True),
        Paragraph(("甲方于", whole("2021年1月31日"), "前以现金方式一次付清，乙方出具收条。")),
        Paragraph(f"本协议一式{len(chosen) + 1}份，当事人各执一份，人民调解委员会留存一份。"),
    )
    return Paper(
        "人民调解协议书",
        (
            Title("人民调解协议书"),
            NumberLine(f"编号：{NUMBER}"),
            *(party.fields() for party in chosen),
            *body,
            SignatureBlock(tuple(rows)),
            SealArea("（人民调解委员会印章）", on=on),
        ),
        copies=len(chosen) + 1,
        **furniture,  # type: ignore[arg-type]  # furniture's flags and its one code share a dict here only
    )


def a_blank_form() -> Paper:
    """The same form with nothing filled in."""
    return Paper(
        "人民调解协议书",
        (
            Title("人民调解协议书"),
            NumberLine(("编号：（", filled(None, 3), "）海李调字第", filled(None, 3), "号")),
            Party().fields(),
            Party().fields(),
            Paragraph("纠纷主要事实、争议事项：", indent=0, keep_with_next=True),
            Paragraph((filled(None, 26),), indent=2, align=Align.LEFT),
            Paragraph((filled(None, 28),), indent=0, align=Align.LEFT),
            Paragraph("经调解，自愿达成如下协议：", style=Style.BODY, indent=0),
            Paragraph(("一、", filled(None, 24))),
            SignatureBlock(((Signature("当事人（签名、盖章或按指印）"), Signature("人民调解员（签名）")),)),
            SealArea("（人民调解委员会印章）"),
        ),
    )
