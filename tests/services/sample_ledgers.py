"""Two ledgers written by hand, with every trouble a clerk's sheet has, and the same after he mended them."""

from datetime import date

from libao_desk.core.citizen_id import check_sign

from .ledger_files import Cell, Ledger


def id_no(n: int) -> str:
    """An invented man's number, each n another one."""
    first = f"32069919700305{2 * n + 1:03d}"
    return first + check_sign(first)


MENDED = id_no(9)
WRONG = MENDED[:17] + ("1" if MENDED[17] != "1" else "2")


def corrections_ledger() -> Ledger:
    """Titles over the whole width, a head of two rows, a blank row, a total, and one trouble in each of five rows."""
    top: list[Cell] = ["序号", "姓名", "身份证号", "联系电话", "村(居)", "罪名", "矫正类别", "矫正期限", None, "报到日期"]
    below: list[Cell] = [None, None, None, None, None, None, None, "起", "止", None]
    rows: list[list[Cell]] = [
        [1, "张试甲", id_no(1), "19900000001", "杨庄村", "盗窃罪", "缓刑", date(2020, 1, 6), date(2022, 1, 5), "2020-01-10"],
        [2, "李试乙", WRONG, "19900000002", "杨庄村", "诈骗罪", "缓刑", "2020.2.3", "2021年2月2日", "2020-02-05"],
        [None] * 10,
        [3, "王试丙", int(id_no(3)[:17] + "0"), "19900000003", "杨庄村", "盗窃罪", "假释", date(2020, 3, 2), date(2021, 3, 1), None],
        [4, "赵试丁", id_no(4), "19900000004", "杨庄村", "危险驾驶罪", "缓刑", "2020-02-30", date(2021, 3, 1), None],
        [5, "张试甲", id_no(1), "19900000001", "杨庄村", "盗窃罪", "缓刑", date(2020, 1, 6), date(2022, 1, 5), None],
        ["合计", "5人", None, None, None, None, None, None, None, None],
    ]
    merged = [(3, n, 4, n) for n in (1, 2, 3, 4, 5, 6, 7, 10)] + [(3, 8, 3, 9)]
    return Ledger(("李堡镇2020年社区矫正对象花名册", "填报单位：李堡司法所  填报日期：  填报人："), (top, below), rows, merged)


def mended_corrections() -> Ledger:
    """The same after the clerk looked at each cell."""
    ledger = corrections_ledger()
    ledger.rows[1][2], ledger.rows[3][2], ledger.rows[4][7] = id_no(2), id_no(3), date(2020, 2, 28)
    del ledger.rows[5]
    return ledger


def disputes_ledger() -> Ledger:
    """The register of disputes with parties in two columns under one head, and one trouble in each of six rows."""
    top: list[Cell] = [
        "卷号",
        "受理日",
        "当事人",
        None,
        "申请人身份证号",
        "纠纷类型",
        "调解组织",
        "协议金额",
        "调解结果",
        "结案日",
        "回访日",
    ]
    below: list[Cell] = [None, None, "申请人", "被申请人", *[None] * 7]
    who = ("李堡镇人民调解委员会",)
    rows: list[list[Cell]] = [
        [
            "（2020）人调字第001号",
            date(2020, 11, 3),
            "张试甲",
            "李试乙",
            id_no(1),
            "邻里纠纷",
            *who,
            1200,
            "达成书面协议",
            date(2020, 11, 20),
            None,
        ],
        ["（2020）人调字第002号", "2020-02-30", "王试丙", "赵试丁", None, "邻里纠纷", *who, 0, "达成口头协议", "2020-03-01", None],
        [None] * 11,
        [
            "（2020）人调字第003号",
            "2020.3.5",
            "钱试戊",
            "孙试己",
            WRONG,
            "合同纠纷",
            *who,
            "3,000元",
            "达成书面协议",
            "2020-03-09",
            "2020-03-20",
        ],
        ["（2020）人调字第004号", "2020-04-01", "周试庚", "吴试辛", int(id_no(7)[:17] + "0"), "其他纠纷", *who, None, None, None, None],
        [
            "（2020）人调字第001号",
            date(2020, 11, 3),
            "张试甲",
            "李试乙",
            id_no(1),
            "邻里纠纷",
            *who,
            1200,
            "达成书面协议",
            date(2020, 11, 20),
            None,
        ],
        [
            "（2020）人调字第005号",
            "2020-05-01",
            "郑试壬",
            "冯试癸",
            None,
            "没有这种纠纷",
            *who,
            "一百多",
            "达成书面协议",
            "2020-05-09",
            "已回访",
        ],
        ["合计", None, None, None, None, None, None, 4200, None, None, None],
    ]
    merged = [(3, n, 4, n) for n in (1, 2, 5, 6, 7, 8, 9, 10, 11)] + [(3, 3, 3, 4)]
    return Ledger(("李堡镇2020年人民调解案件登记簿", "填报单位：李堡司法所"), (top, below), rows, merged)


def mended_disputes() -> Ledger:
    """The same after the clerk looked at each cell."""
    ledger = disputes_ledger()
    ledger.rows[1][1], ledger.rows[3][4], ledger.rows[4][4] = date(2020, 2, 28), MENDED, id_no(7)
    ledger.rows[6][5], ledger.rows[6][7], ledger.rows[6][10] = "其他纠纷", 100, "2020-05-20"
    del ledger.rows[5]
    return ledger
