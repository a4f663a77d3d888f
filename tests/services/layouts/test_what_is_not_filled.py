"""What of a form waits for rows and is not filled is told; the heads of every day are known."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from libao_desk.core.period import Period
from libao_desk.services.office import Office

from .test_layouts import a_form


def test_a_second_page_and_a_second_sheet_of_a_form_are_told(office: Office) -> None:
    head = ["序号", "姓名", "身份证号"]
    content = BytesIO(a_form(["社区矫正对象花名册"], head, [1], [2], ["填表人："], ["社区矫正对象花名册"], head, [3], [4]))
    book = load_workbook(content)
    book.create_sheet("续表").append(head)
    content = BytesIO()
    book.save(content)
    told = office.layouts.read("corrections", content.getvalue()).notes
    assert any("第7行起又有一次同样的表头" in note for note in told)
    assert any("工作表“续表”也有表头，不填" in note for note in told)
    book["续表"].delete_rows(1)
    book["续表"].append(["1.按时报送"])
    content = BytesIO()
    book.save(content)
    assert not any("续表" in note for note in office.layouts.read("corrections", content.getvalue()).notes)
    plain = office.layouts.read("corrections", a_form(["社区矫正对象花名册"], head, [1], [2], ["填表人："])).notes
    assert not any("表头" in note for note in plain)


TWO_ROWS = {
    "目的地 省|市": ("leave", "目的地", ("省", "市"), ("", "")),
    "审批机关 县局|司法所": ("leave", "审批机关", ("县局", "司法所"), ("批准机关", "批准机关")),
    "审批机关 某局|司法所": ("leave", "审批机关", ("某局", "司法所"), ("", "")),
    "期满日期 已期满|未期满": ("corrections-ending", "期满日期", ("已期满", "未期满"), ("", "")),
    "调解协议 日期|编号": ("disputes", "调解协议", ("履行情况", "编号"), ("履行情况", "协议书号")),
    "监护责任书 签订日期|编号": ("guardianship", "监护责任书", ("签订日期", "编号"), ("责任书签订日", "")),
    "案件 编号|人数": ("petitions", "事项", ("编号", "领域"), ("", "领域")),
    "协议履行 是|否": ("disputes", "协议履行", ("是", "否"), ("履行情况", "履行情况")),
    "帮教情况 级别|期满日期": ("aftercare", "帮教情况", ("帮教级别", "期满日期"), ("帮教类别", "帮教期满日")),
    "评估 合格|不合格": ("guardianship", "评估", ("合格", "不合格"), ("本季评估", "本季评估")),
    "责任书 是否签订|签订日期": ("guardianship", "责任书", ("是否签订", "签订日期"), ("责任书签订日", "责任书签订日")),
    "卷宗归档 是|否": ("disputes", "卷宗归档", ("是", "否"), ("归档日", "归档日")),
    "回访 已回访|未回访": ("disputes", "回访", ("已回访", "未回访"), ("回访日", "回访日")),
    "户籍地 市|镇": ("aftercare", "户籍地", ("市", "镇"), ("", "")),
    "填报单位 县|镇": ("aftercare", "填报单位", ("县", "镇"), (":county", ":township")),
    "释放单位 监狱|看守所": ("aftercare", "释放单位", ("监狱", "看守所"), ("", "")),
    "奖惩情况 种类|日期|事由": ("corrections", "奖惩情况", ("种类", "日期", "事由"), ("奖惩", "奖惩日期", "奖惩事由")),
    "原判刑罚 刑种|刑期": ("corrections", "原判刑罚", ("刑种", "刑期"), ("刑种", "主刑刑期")),
    "原判刑罚 有期徒刑|拘役|管制": ("corrections", "原判刑罚", ("有期徒刑", "拘役", "管制"), ("刑种",) * 3),
    "刑种 有期徒刑|拘役|管制": ("corrections", "刑种", ("有期徒刑", "拘役", "管制"), ("刑种",) * 3),
    "刑期 主刑|附加刑": ("corrections", "刑期", ("主刑", "附加刑"), ("", "")),
    "衔接情况 时间|方式": ("aftercare", "衔接情况", ("时间", "方式"), ("衔接日期", "衔接方式")),
    "监护人 姓名|住址": ("guardianship", "监护人", ("姓名", "住址"), ("监护人", "")),
    "当事人 姓名|住址": ("disputes", "当事人", ("姓名", "住址"), ("当事人", "")),
    "申请人 姓名|人数": ("disputes", "申请人", ("姓名", "人数"), ("申请人", "")),
    "被申请人 姓名|人数": ("disputes", "被申请人", ("姓名", "人数"), ("被申请人", "")),
    "当事人 人数|人数": ("disputes", "当事人", ("人数", "人数"), ("", "")),
    "当事人 姓名|人数": ("disputes", "当事人", ("姓名", "人数"), ("当事人", "涉及人数")),
    "期限 起|止": ("corrections", "期限", ("起", "止"), ("矫正期限起", "矫正期限止")),
    "帮教期限 起|止": ("aftercare", "帮教期限", ("起", "止"), ("释放日期", "帮教期满日")),
    "信访日期 收到|登记": ("petitions", "信访日期", ("收到", "登记"), ("收到日", "登记日")),
}


@pytest.mark.parametrize(("kind", "upper", "lower", "keys"), TWO_ROWS.values(), ids=TWO_ROWS)
def test_a_lower_word_means_what_stands_above_it(
    office: Office, kind: str, upper: str, lower: tuple[str, ...], keys: tuple[str, ...]
) -> None:
    """目的地 over 市 was filled with our own county, for everybody on leave."""
    assert keys_below(office, kind, upper, lower) == keys


@pytest.mark.parametrize(
    ("kind", "upper", "lower", "ticked"),
    [
        ("disputes", "案件来源", ("依申请", "主动调解", "法院移送"), (True, True, False)),
        ("disputes", "案件来源", ("依申请", "法院移送", "公安移送"), (False, False, False)),
        ("disputes", "纠纷类型", ("婚姻", "家庭", "邻里", "劳动争议", "其他"), (False, False, True, True, False)),
        ("disputes", "纠纷类型", ("婚姻家庭", "欠薪", "民间借贷"), (False, False, False)),
        ("disputes", "调解结果", ("调解成功", "调解失败"), (True, True)),
        ("corrections", "文化程度", ("小学", "初中", "高中", "大专", "本科"), (True,) * 5),
        ("aftercare", "文化程度", ("小学", "初中", "文盲", "其他"), (True, True, False, False)),
        ("aftercare", "状态", ("帮教中", "解除", "死亡", "重新犯罪"), (True, True, False, False)),
        ("corrections", "文化程度", ("初中", "高中", "大专以上"), (True,) * 3),
        ("leave", "外出事由", ("就医", "家庭事务", "工作", "诉讼", "其他"), (True,) * 5),
        ("corrections", "奖惩种类", ("表扬", "训诫", "警告", "治安处罚"), (True,) * 4),
        ("corrections", "电子定位", ("已使用", "未使用"), (True,) * 2),
        ("disputes", "调处情况", ("调解成功", "正在调处", "调解不成"), (True,) * 3),
        ("corrections-ending", "总结鉴定", ("已完成", "未完成"), (True,) * 2),
        ("corrections-ending", "总结", ("已交", "未交"), (True,) * 2),
        ("corrections", "是否重新犯罪", ("是", "否"), (True,) * 2),
        ("aftercare", "是否重新犯罪", ("是", "否"), (True,) * 2),
        ("aftercare", "人员类别", ("刑释", "解矫"), (True,) * 2),
        ("aftercare", "人员类别", ("刑满释放人员", "社区矫正期满人员"), (True,) * 2),
        ("aftercare", "就业安置", ("已安置", "未安置"), (True,) * 2),
        ("aftercare", "就业安置", ("已就业", "未就业"), (False,) * 2),  # whether odd jobs are one is not on file
        ("corrections", "人员类别", ("缓刑", "假释", "管制", "暂予监外执行"), (True,) * 4),
        ("leave", "销假情况", ("按时", "逾期"), (False,) * 2),
        ("leave", "是否按时销假", ("是", "否"), (True,) * 2),
        ("leave", "按期返回", ("按期", "逾期"), (True,) * 2),
        ("aftercare", "帮扶措施", ("低保", "临时救助", "技能培训"), (True,) * 3),
        ("aftercare", "是否衔接", ("是", "否"), (True,) * 2),
        ("disputes", "是否化解", ("已化解", "未化解"), (True,) * 2),
        ("disputes", "司法确认", ("已确认", "未确认", "申请中"), (True,) * 3),
        ("petitions", "办理结果", ("支持", "解释", "不支持"), (True,) * 3),
        ("corrections", "状态", ("在矫", "收监", "死亡", "迁出"), (True,) * 4),
        ("disputes", "案件等级", ("简易", "一般", "疑难复杂"), (True,) * 3),
        ("disputes", "案件类别", ("简易", "一般", "疑难", "重大"), (True,) * 4),
        ("disputes", "案件类别", ("民事", "刑事"), (False,) * 2),
        ("disputes", "是否疑难复杂", ("是", "否"), (True,) * 2),
        ("guardianship", "本季评估", ("合格", "不合格"), (True, True)),
        ("overdue", "登记册", ("社区矫正", "安置帮教", "人民调解", "信访"), (True,) * 4),
        ("aftercare", "衔接方式", ("自返", "司法所接回", "村接回"), (True, True, False)),
        ("guardianship", "关系", ("配偶", "父母", "姐妹"), (True, True, False)),
    ],
)
def test_a_word_for_a_part_of_an_entry_ticks_nobody(
    office: Office, kind: str, upper: str, lower: tuple[str, ...], ticked: tuple[bool, ...]
) -> None:
    """法院移送 and 公安移送 were both ticked for every dispute that anybody handed over."""
    assert tuple(map(bool, keys_below(office, kind, upper, lower))) == ticked


def keys_below(office: Office, kind: str, upper: str, lower: tuple[str, ...]) -> tuple[str, ...]:
    """What is proposed for the columns below one head."""
    name = {"petitions": "编号", "disputes": "卷号", "guardianship": "案号"}.get(kind, "姓名")
    over = f"C2:{get_column_letter(2 + len(lower))}2"
    rows: list[list[str]] = [["某表"], ["序号", name, upper, *("" for _ in lower[1:])], ["", "", *lower]]
    draft = office.layouts.read(kind, a_form(*rows, [1], merged=("A2:A3", "B2:B3", over)))
    return tuple(draft.keys.get(one.column, "") for one in draft.form.columns[2:])


@pytest.mark.parametrize(
    ("kind", "heads", "keys"),
    [
        ("disputes", "编号 受理时间 调解时间 化解情况 难易程度", "卷号 受理日 结案日 结果 疑难复杂程度"),
        ("disputes", "编号 案号 调解时间 结案时间 化解情况 调解结果", "- 卷号 - 结案日 - 结果"),
        ("disputes", "案件等级 是否疑难复杂案件 补贴等级 案件类别", "疑难复杂程度 是否疑难复杂 以案定补等级 纠纷类型"),
        ("disputes", "卷号 甲方 乙方", "卷号 申请人 被申请人"),
        ("corrections", "姓名 矫正起始时间 矫正终止时间 解除时间 现实表现", "姓名 矫正期限起 矫正期限止 解除日期 备注"),
        ("corrections", "姓名 所在社区 思想汇报 公益劳动 是否定位", "姓名 村(居) 本月思想汇报次数 本月公益活动次数 电子定位(是/否)"),
        ("guardianship", "监护人姓名 监护起止时间 季度评估 随访时间 免费治疗", "监护人 监护年度 本季评估 随访日期（医生） 免费救治"),
        ("leave", "姓名 外出时间 返回时间 批准人 批准时间", "姓名 起 返回日期 - 批准日"),  # who approved it is an organ, nobody's name
        ("leave", "姓名 离开日期 应返日期 返回日期 销假日期", "姓名 起 止 返回日期 销假日"),
        ("leave", "姓名 预计返回时间 实际返回时间", "姓名 止 返回日期"),
        ("leave", "姓名 是否按期返回 销假时间 返回时间", "姓名 是否按时销假 销假日 返回日期"),
        ("corrections-ending", "姓名 总结是否提交 鉴定日期 总结鉴定", "姓名 个人总结日 鉴定日 总结/鉴定完成"),
        ("corrections-ending", "姓名 是否完成总结鉴定 是否衔接安置帮教", "姓名 总结/鉴定完成 安帮衔接"),
        ("aftercare", "姓名 帮教期限", "姓名 :span:帮教期限"),
        ("aftercare", "姓名 释放时间 帮教起止时间 帮教期满日期", "姓名 释放日期 :span:帮教期限 帮教期满日"),
        ("leave", "姓名 外出起止时间", "姓名 :span:请假时间"),
        ("petitions", "登记编号 办理时限 是否办结 办结时间", "编号 应办结日 办结日 办结日"),
        ("petitions", "收到日期 登记日期 受理日期", "收到日 登记日 受理日"),
        ("disputes", "登记日期 受理日期", "- 受理日"),
        ("disputes", "登记日期 结案日期", "受理日 结案日"),
        ("corrections", "姓名 矫正起止时间", "姓名 :span:矫正期限"),
        ("overdue", "事项 超期天数", "事项 逾期天数"),
        ("guardianship", "患者姓名 性别 监护人姓名 身份证号码 联系电话", "患者（内部版） 患者性别（内部版） 监护人 监护人身份证号 电话"),
        ("guardianship", "患者姓名 身份证号 监护人姓名 联系电话", "患者（内部版） 患者身份证号（内部版） 监护人 电话"),
        ("guardianship", "监护人 性别 身份证号 联系电话", "监护人 - 监护人身份证号 电话"),
        (
            "guardianship",
            "患者 性别 身份证号 监护人 身份证号码",
            "患者（内部版） 患者性别（内部版） 患者身份证号（内部版） 监护人 监护人身份证号",
        ),
        ("guardianship", "监护人 患者性别 患者身份证号", "监护人 患者性别（内部版） 患者身份证号（内部版）"),
        ("guardianship", "村居 监护人姓名 性别 金额", "村（居） 监护人 - 已发金额"),
        ("petitions", "联系人 经办人", "- 责任人"),
        ("leave", "姓名 请假外出事由 外出开始时间 外出结束时间 报备日期 实际销假日期", "姓名 事由 起 止 备案日 销假日"),
        ("overdue", "逾期事项 应办日期 逾期（天） 责任人员 督办完成日期", "事项 法定末日 逾期天数 责任人 完成日"),
        ("guardianship", "监护人 已发放金额（元）", "监护人 已发金额"),
        ("guardianship", "监护人 应发（元） 实发（元）", "监护人 应发金额 已发金额"),
        ("petitions", "信访领域 处理单位", "领域 责任单位"),
        ("corrections", "姓名 是否为未成年人（是/否） 电子定位装置（有/无） 本月学习次数", "姓名 未成年 电子定位(是/否) 本月教育次数"),
        ("aftercare", "姓名 月走访次数", "姓名 本月走访"),
        ("corrections", "姓名 保证人 小组组长", "姓名 - 矫正小组组长(矫务长)"),
        ("corrections", "姓名 是否重新犯罪 重新犯罪罪名", "姓名 是否重新犯罪 新罪罪名"),
        ("aftercare", "姓名 是否重新犯罪 重新犯罪时间", "姓名 重新犯罪日期 重新犯罪日期"),
        ("corrections", "姓名 刑种 刑期", "姓名 刑种 主刑刑期"),
        ("corrections", "姓名 刑期 附加刑", "姓名 原判刑罚 -"),
        ("aftercare", "姓名 原判刑种 原判刑期", "姓名 刑种 主刑刑期"),
        ("aftercare", "姓名 来源 人员类别 就业安置", "姓名 来源 - 安置情况"),
        ("aftercare", "姓名 人员类别 就业去向", "姓名 来源 安置情况"),
        ("corrections", "姓名 人员类别 管理类别", "姓名 矫正类别 管理类别"),
        ("corrections", "姓名 人员类别 矫正类别", "姓名 - 矫正类别"),
        ("aftercare", "姓名 刑期", "姓名 原判刑期"),
        ("corrections", "姓名 奖惩情况 奖惩时间 奖惩原因", "姓名 奖惩 奖惩日期 奖惩事由"),
        ("corrections", "姓名 本季度报告次数 本年度教育次数", "姓名 本月报告次数 本月教育次数"),
        ("overdue", "所属业务 到期时间 是否完成 完成时间", "登记册 法定末日 完成日 完成日"),
        ("aftercare", "姓名 帮教期满时间 是否衔接 衔接时间", "姓名 帮教期满日 是否衔接 衔接日期"),
        ("guardianship", "监护人姓名 风险等级 应发金额 实发金额 是否发放", "监护人 危险性评估等级（内部版） 应发金额 已发金额 发放日"),
        ("overdue", "业务类别 案号 督办单编号", "登记册 案号 督办单号"),
    ],
)
def test_everyday_heads_have_their_columns_and_leave_them_to_surer_ones(office: Office, kind: str, heads: str, keys: str) -> None:
    draft = office.layouts.read(kind, a_form(["某表"], ["序号", *heads.split()], [1]))
    assert [draft.keys.get(one.column, "-") for one in draft.form.columns[1:]] == keys.split()


@pytest.mark.parametrize(("head", "period", "told"), [("本季度报告次数", 1, True), ("本季度报告次数", 3, False), ("本月走访次数", 3, True)])
def test_a_head_that_counts_another_stretch_than_is_filled_is_told(office: Office, head: str, period: int, told: bool) -> None:
    office.layouts.save(office.layouts.read("corrections", a_form(["某表"], ["序号", "姓名", head], [1])), "本期")
    doubt = office.layouts.fill("corrections", "本期", Period(2020, 10, period)).doubt
    assert (f"“{head}”一列" in doubt) is told


@pytest.mark.parametrize(
    ("line", "told"), [("截至2020年9月30日", "2020年9月30日"), ("报告期：2020年9月", ""), ("填报日期：2020年9月30日", "")]
)
def test_a_line_under_the_title_that_says_another_period_is_told(office: Office, line: str, told: str) -> None:
    office.layouts.save(office.layouts.read("corrections", a_form(["花名册"], [line], ["序号", "姓名", "罪名"], [1])), "截至")
    doubt = office.layouts.fill("corrections", "截至", Period(2020, 10, 1)).doubt
    assert doubt == (f"表样标题下面写的是“{told}”，填的是2020年10月，请核对。" if told else "")


def test_a_block_that_is_not_filled_is_told_before_and_after(office: Office) -> None:
    head = ["序号", "姓名", "罪名"]
    draft = office.layouts.read("corrections", a_form(["花名册"], head, [1], ["二、本月新接收人员"], [*head[:2], "报到日期"], [1]))
    told = "表样中“二、本月新接收人员”一栏不填，请自行填写。"
    assert told in draft.notes
    office.layouts.save(draft, "三栏")
    assert office.layouts.fill("corrections", "三栏", Period(2020, 10, 1)).doubt == told


@pytest.mark.parametrize(
    ("kind", "heads", "keys"),
    [
        ("corrections", "编号 矫正编号 姓名", ":serial 编号 姓名"),
        ("leave", "编号 社区矫正编号 姓名", ":serial 编号 姓名"),
        ("corrections", "编号 姓名 性别", "编号 姓名 性别"),
        ("disputes", "编号 受理日期 当事人", ":serial 受理日 当事人"),
    ],
)
def test_a_first_column_headed_number_numbers_the_rows_where_another_has_the_case_number(
    office: Office, kind: str, heads: str, keys: str
) -> None:
    draft = office.layouts.read(kind, a_form(["某表"], heads.split(), [""]))
    assert [draft.keys.get(one.column, "-") for one in draft.form.columns] == keys.split()
    assert any("按序号填写" in note for note in draft.notes) is (":serial" in keys)
