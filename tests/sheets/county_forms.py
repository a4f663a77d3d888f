"""Twelve forms of different design, as counties send them, with what should stand in each column."""

from .blank_forms import Design, H

NO = H(("序号",), ":serial", 6)
NAME, SEX, ID = H(("姓名",), "姓名", 10), H(("性别",), "性别", 6), H(("身份证号码",), "身份证号", 21, format="@")
WHO = "填报单位（盖章）：                填报人：              审核人：           填报日期：    年  月  日"
FILLED_WHO = "填报单位（盖章）：李堡司法所      填报人：冯测试        审核人：           填报日期：2020年12月31日"

DESIGNS = (
    Design(
        name="两行表头横向",
        kind="corrections",
        title=("      年   月社区矫正对象花名册", "2020年12月社区矫正对象花名册"),
        above=((WHO, FILLED_WHO),),
        heads=(
            NO, NAME, SEX, ID, H(("矫正期限", "起"), "矫正期限起"), H(("矫正期限", "止"), "矫正期限止"),
            H(("本月工作", "报告"), "本月报告次数", 7), H(("本月工作", "教育"), "本月教育次数", 7),
            H(("本月工作", "走访"), "本月走访次数", 7),
            H(("备注",), "备注", 34),
        ),
        below=(("注：1.本表每月25日前报送。2.身份证号按报送要求填写。",) * 2,),
        total="formula", landscape=True, print_area=True, fit=True, repeat=True, freeze=True, note="按身份证填写",
        body_height=24, fill="FFD9E1F2",
    ),
    Design(
        name="有示例行",
        kind="corrections",
        title=("社区矫正对象名册（2019年11月）", "社区矫正对象名册（2020年12月）"),
        heads=(NO, NAME, H(("村（社区）",), "村(居)"), H(("居住地址",), "现住址", 26), H(("联系方式",), "联系电话", 14),
            H(("矫正类别",), "矫正类别"), H(("县局核对",), "", 8)),
        sample=("例", "张某某", "某某村", "某镇某村1组", "13000000000", "缓刑", "初中"),
        blank_rows=4, below=(("填报人：", "填报人：冯测试"), ("审核人：",) * 2), spacer=1,
    ),
    Design(
        name="只有一行空行",
        kind="corrections-ending",
        title=("社区矫正期满预告表",) * 2,
        above=(("统计时间：____年__月", "统计时间：2020年12月"),),
        heads=(H(("编号",), "编号", 24), H(("社区矫正对象",), "姓名"), H(("期满日期",), "期满日", 14), H(("剩余天数",), "剩余天数"),
            H(("去向",), "")),
        blank_rows=1, print_area=True, size=12,
    ),
    Design(
        name="三行表头合并单元格",
        kind="corrections",
        title=("社区矫正工作情况表（    年  月）", "社区矫正工作情况表（2020年12月）"),
        heads=(
            NO, NAME, H(("基本情况", "居住地", "村居"), "村(居)"), H(("基本情况", "居住地", "住址"), "现住址", 30, across=3),
            H(("基本情况", "罪名"), "罪名", 14), H(("落实情况", "报告次数"), "本月报告次数", 8), H(("管理类别",), "管理类别"),
        ),
        blank_rows=3, body_height=30, landscape=True, paper=8, total="blank", second_sheet=True, left=2, top=2,
    ),
    Design(
        name="栏次行",
        kind="aftercare",
        title=("安置帮教对象花名册", "安置帮教对象花名册"),
        above=(("填报时间：    年  月  日", "填报时间：2020年12月31日"),),
        heads=(NO, NAME, SEX, ID, H(("刑释日期",), "释放日期", 13, format="yyyy/m/d"), H(("帮教类别",), "帮教类别"),
            H(("安置去向",), "安置情况", 18), H(("帮教期满日期",), "帮教期满日", 13)),
        numbered=True, blank_rows=8, has_filter=True, condition=True, footer="第 &P 页",
        below=(("说明：释放日期按释放证明填写。",) * 2,),
    ),
    Design(
        name="没有边框",
        kind="leave",
        title=("请假外出情况", "请假外出情况"),
        heads=(NO, NAME, H(("请假事由",), "事由", 16), H(("目的地",), "目的地", 20), H(("外出时间", "起"), "起"),
            H(("外出时间", "止"), "止"), H(("外出天数",), "天数", 9)),
        lines=False, blank_rows=0, landscape=True,
    ),
    Design(
        name="纠纷登记簿",
        kind="disputes",
        title=("××司法所    年  月人民调解案件登记簿", "李堡司法所2020年12月人民调解案件登记簿"),
        heads=(
            NO, H(("受理时间",), "受理日", 13), H(("当事人姓名",), "当事人", 22), H(("纠纷类别",), "纠纷类型", 16),
            H(("涉案金额（元）",), "协议金额", 14, format="0.00"),
            H(("调解结果",), "结果", 14, choices="书面协议,口头协议,调解不成"), H(("结案时间",), "结案日", 13),
            H(("调解员",), "调解员", 16),
        ),
        blank_rows=10, total="blank", landscape=True, print_area=True, thick=True,
    ),
    Design(
        name="镇名竖排合并",
        kind="disputes",
        title=("人民调解情况表", "人民调解情况表"),
        heads=(NO, H(("案件编号",), "卷号", 24), H(("调委会",), "调解组织", 24), H(("涉及人数",), "涉及人数", 9),
            H(("协议书编号",), "协议书号", 26), H(("履行情况",), "履行情况")),
        tall="李堡镇", blank_rows=6, total="formula", below=(("填报单位：____________", "填报单位：李堡司法所"),),
    ),
    Design(
        name="单空行下拉",
        kind="disputes",
        title=("矛盾纠纷排查调处明细", "矛盾纠纷排查调处明细"),
        heads=(NO, H(("登记日期",), "受理日", 13), H(("来源",), "案件来源", 16, choices="申请,主动,委派"), H(("回访日期",), "回访日", 13),
            H(("司法确认情况",), "司法确认"), H(("考核得分",), "")),
        blank_rows=1, condition=True, print_area=True, size=10,
    ),
    Design(
        name="监护台账",
        kind="guardianship",
        title=("    年度监护责任落实台账", "2020年度监护责任落实台账"),
        heads=(NO, H(("监护人", "姓名"), "监护人", 12), H(("监护人", "关系"), "关系"), H(("监护人", "联系电话"), "电话", 14),
            H(("责任书签订日期",), "责任书签订日", 14), H(("已发金额",), "已发金额", 12), H(("发放日",), "发放日", 13)),
        blank_rows=2, total="blank", landscape=True,
    ),
    Design(
        name="县名乡镇列",
        kind="corrections",
        title=("全市社区矫正对象月报", "全市社区矫正对象月报"),
        heads=(
            H(("司法所",), ":office", 14), H(("乡镇",), ":township"), NAME, H(("居民身份证号码",), "身份证号", 21),
            H(("入矫日期",), "报到日期", 13),
            H(("矫正起止日期", "起"), "矫正期限起", 13), H(("矫正起止日期", "止"), "矫正期限止", 13),
            H(("矫正天数",), "", 10, standing="=G{row}-F{row}"), H(("奖惩情况",), "奖惩"), H(("电子定位",), "电子定位(是/否)"),
        ),
        blank_rows=6, landscape=True, hidden_column=9, repeat=True,
    ),
    Design(
        name="信访台账",
        kind="petitions",
        title=("信访事项办理台账（20  年  月）", "信访事项办理台账（2020年12月）"),
        above=(("单位：件", "单位：件"), ("填报人：          联系电话：", "填报人：冯测试    联系电话：")),
        heads=(NO, H(("收到日期",), "收到日", 13), H(("来源方式",), "来源方式"), H(("类别",), "类别"), H(("责任单位",), "责任单位", 20),
            H(("应办结日期",), "应办结日", 13), H(("办结日期",), "办结日", 13), H(("是否按期办结",), "是否按期")),
        blank_rows=12, thick=True, footer="第&P页 共&N页", below=(("审批：", "审批："),), spacer=2,
    ),
)  # fmt: skip

WITH_ENDED = Design(
    name="月报",
    kind="corrections",
    title=("社区矫正对象花名册（    年  月）", ""),
    heads=(H(("序号",), ":serial", 6), H(("姓名",), "姓名"), H(("矫正类别",), "矫正类别"), H(("矫正期限止",), "矫正期限止", 13)),
    total="blank",
    ended=("本月解除、终止、迁出人员", ""),
    ended_head=True,
    below=(("填报人：", ""),),
)
"""A form with a second block for whoever left in the month."""
