"""Words and spellings of the townships' own ledgers: terms in one cell, heads over two days, sums in capitals, kinship, sentences."""

import io

import xlwt
from openpyxl import Workbook

from tests.services.ledger_files import ods, ods_cell
from tests.sheets.making import xlsx

from .shapes import JIA, PAIR, PAIR_JIA, PAIR_YI, SAID_PAIR_JIA, SAID_PAIR_YI, YI, sheet

TERM = {"矫正开始日期": "2020-01-05", "矫正结束日期": "2021-01-04"}
SPELLINGS = (
    "2020.1.5-2021.1.4",
    "2020年1月5日至2021年1月4日",
    "自2020年1月5日起至2021年1月4日止",
    "2020-1-5至2021-1-4",
    "20200105—20210104",
    "2020/1/5～2021/1/4",
    "2020.01.05\n2021.01.04",
)
SEVEN = (
    "320699197003050136",
    "32069919700305011X",
    "320699197003050216",
    "320699197003050339",
    "32069919700305038X",
    "32069919700305046X",
    "32069919700305054X",
)


@sheet(rows={n + 2: {"姓名": f"试人{'甲乙丙丁戊己庚'[n]}", "公民身份号码": SEVEN[n]} | TERM for n in range(7)})
def a_term_in_one_cell_in_seven_spellings() -> bytes:
    """矫正起止日期: both days of the term in one cell, with strokes, 至, 自…起至…止 or a new line between them."""
    return xlsx(((*PAIR, "矫正起止日期"), *[(f"试人{'甲乙丙丁戊己庚'[n]}", SEVEN[n], said) for n, said in enumerate(SPELLINGS)]))


@sheet(
    rows={
        2: SAID_PAIR_JIA | {"矫正期限（年）": "1", "矫正期限（月）": "6"},
        3: SAID_PAIR_YI | TERM | {"矫正期限（年）": "1"},
    },
    refused={"C4": "看不出起止两个日期", "C5": "2020年2月没有30日"},
)
def a_term_by_its_length() -> bytes:
    """矫正期限 says how long, or how long and from when till when; one day alone is neither."""
    rows = [
        (*PAIR_JIA, "一年六个月"),
        (*PAIR_YI, "1年（2020.1.5-2021.1.4）"),
        ("王试丙", SEVEN[1], "2020.1.5"),
        ("赵试丁", SEVEN[2], "2020.2.30-2021.1.1"),
    ]
    return xlsx(((*PAIR, "矫正期限"), *rows))


@sheet(rows={3: SAID_PAIR_JIA | TERM, 4: SAID_PAIR_YI | TERM}, noted={"C4": "43835按Excel日期读作2020-01-05"})
def a_term_over_two_columns() -> bytes:
    """矫正期限 stands over 起始日 and 终止日; the second row has the days as bare numbers."""
    rows = [(*PAIR_JIA, "2020.1.5", "2021.1.4"), (*PAIR_YI, 43835, "44200")]
    return xlsx(((*PAIR, "矫正期限", None), (None, None, "起始日", "终止日"), *rows), merged=("A1:A2", "B1:B2", "C1:D1"))


@sheet(
    rows={
        2: SAID_PAIR_JIA | {"原判刑罚": "有期徒刑", "原判刑期（年）": "1", "原判刑期（月）": "6", "矫正期限（年）": "2"},
        3: SAID_PAIR_YI | {"原判刑罚": "拘役", "原判刑期（月）": "3"},
        4: {"姓名": "王试丙", "公民身份号码": SEVEN[1], "原判刑罚": "有期徒刑", "原判刑期（年）": "1", "附加刑": "罚金"},
        5: {"姓名": "钱试丁", "公民身份号码": SEVEN[2]},
    },
    noted={"C4": "5000元未导入", "C5": "不能全部看懂"},
)
def a_sentence_in_one_cell() -> bytes:
    """刑期 says kind, length and probation at once; what is not understood whole is told and left out."""
    rows = [
        (*PAIR_JIA, "有期徒刑一年六个月，缓刑二年"),
        (*PAIR_YI, "拘役3个月"),
        ("王试丙", SEVEN[1], "有期徒刑一年，并处罚金5000元"),
        ("钱试丁", SEVEN[2], "有期徒刑一年，从轻处理"),
    ]
    return xlsx(((*PAIR, "刑期"), *rows))


@sheet(
    rows={
        2: SAID_PAIR_JIA | {"原判刑罚": "有期徒刑", "原判刑期（年）": "1", "矫正期限（年）": "2"},
        3: SAID_PAIR_YI | {"原判刑罚": "管制"},
    },
    refused={"C4": "没有“不详刑”这一项"},
)
def a_sentence_in_the_column_of_its_kind() -> bytes:
    """原判刑罚 holds the kind alone in one row and the whole sentence in another."""
    return xlsx(((*PAIR, "原判刑罚"), (*PAIR_JIA, "有期徒刑1年缓刑2年"), (*PAIR_YI, "管制"), ("王试丙", SEVEN[1], "不详刑")))


@sheet(
    "corrections",
    rows={
        2: {
            "姓名": "张试甲",
            "公民身份号码": JIA,
            "户籍地": "海安市李堡镇1组",
            "现住地": "海安市李堡镇2组",
            "联系电话": "199 0000 0001",
            "具体罪名": "盗窃罪",
            "决定机关": "海安市人民法院",
            "文书号": "（2020）苏0685刑初1号",
            "文书日期": "2020-01-02",
            "生效日期": "2020-01-05",
            "矫正类别": "缓刑",
            "管理类别": "普管",
            "入矫宣告日期": "2020-01-10",
        }
    },
    noted={"J2": "读作“缓刑”", "K2": "读作“普管”"},
)
def heads_as_townships_write_them() -> bytes:
    """户口所在地, 罪由, 判决法院, 判决书文号, 判决时间 and a dozen heads more that can mean one thing only."""
    heads = "矫正对象姓名 矫正对象身份证号 户口所在地 现居住地 本人联系电话 罪由 判决法院 判决书文号 判决时间 "
    heads += "社区矫正类别 管理级别 生效时间 入矫宣告时间"
    row = "张试甲", JIA, "海安市李堡镇1组", "海安市李堡镇2组", "19900000001", "盗窃罪", "海安市人民法院", "（2020）苏0685刑初1号"
    return xlsx((heads.split(), (*row, "2020.1.2", "宣告缓刑", "普管级", "2020.1.5", "2020.1.10")))


@sheet(
    rows={3: SAID_PAIR_JIA},
    unknown=("家属/姓名", "家属/电话"),
)
def another_person_s_telephone() -> bytes:
    """姓名 and 电话 under 家属 are not the subject's own."""
    rows = [(*PAIR_JIA, "张试父", "19900000009")]
    return xlsx(((*PAIR, "家属", None), (None, None, "姓名", "电话"), *rows), merged=("A1:A2", "B1:B2", "C1:D1"))


@sheet(
    "guardianship",
    rows={
        3: {
            "患者姓名": "张试甲",
            "监护人": "李试乙",
            "监护人电话": "199 0000 0002",
            "与患者关系": "配偶",
            "监护年度起": "2020-01-01",
            "监护年度止": "2020-12-31",
            "责任书签订日": "2020-01-05",
            "奖励金额": "12000.00",
        },
        4: {
            "患者姓名": "王试丙",
            "监护人": "赵试丁",
            "与患者关系": "其他近亲属",
            "监护年度起": "2020-01-01",
            "监护年度止": "2020-12-31",
            "奖励金额": "12000.00",
        },
    },
    refused={"D5": "“父子”看不出监护人是哪一方"},
    noted={"E4": "43831按Excel日期读作2020-01-01"},
)
def guardians_under_a_head_of_their_own() -> bytes:
    """监护人 over 姓名, 联系电话 and the kinship in a village's words; 父子 does not say who is the father; sums in three spellings."""
    top = ("患者姓名", "监护人", None, "与患者的关系", "责任期限", None, "签订时间", "奖补金额")
    below = (None, "姓名", "联系电话", None, "起", "止", None, None)
    rows = [
        ("张试甲", "李试乙", "19900000002", "夫妻", "2020.1.1", "2020.12.31", 43835, "壹万贰仟元整"),
        ("王试丙", "赵试丁", None, "兄弟", 43831, 44196, None, "1.2万"),
        ("孙试戊", "钱试己", None, "父子", None, None, None, "￥12,000.00"),
    ]
    merged = ("A1:A2", "B1:C1", "D1:D2", "E1:F1", "G1:G2", "H1:H2")
    return xlsx((top, below, *rows), merged=merged)


@sheet(
    "guardianship",
    rows={
        2: {"患者姓名": "张试甲", "监护人": "李试乙", "监护年度起": "2019-12-01", "监护年度止": "2020-11-30"},
        3: {"患者姓名": "王试丙", "监护人": "赵试丁", "监护年度起": "2020-01-01", "监护年度止": "2020-12-31"},
    },
)
def a_year_of_guardianship_in_one_cell() -> bytes:
    """责任书起止日期 holds both days of the letter's term."""
    rows = [("张试甲", "李试乙", "2019.12.1-2020.11.30"), ("王试丙", "赵试丁", "自2020年1月1日起至2020年12月31日止")]
    return xlsx((("患者", "监护人", "责任书起止日期"), *rows))


@sheet(
    "duties",
    rows={2: {"年度": "2020", "签订对象": "村（居）", "村（居）": "试甲村", "责任期限起": "2020-01-01", "责任期限止": "2020-12-31"}},
)
def the_term_of_a_letter_in_one_cell() -> bytes:
    """有效期 of a responsibility letter holds both days."""
    return xlsx((("年度", "类别", "村居", "有效期"), ("2020年", "村居", "试甲村", "2020.1.1—2020.12.31")))


@sheet(
    "petitions",
    rows={
        2: {
            "系统编号": "X1",
            "收到日期": "2020-05-06",
            "信访人": "张试甲",
            "联系方式": "19900000001",
            "信访人住址": "试甲村1组",
            "来源方式": "来访",
            "反映事项": "要求修路",
            "诉求": "尽快修复",
            "转办、交办机关": "县信访局",
            "送达日期": "2020-06-05",
            "包案领导": "冯测试",
        }
    },
)
def a_petition_ledger_as_a_township_keeps_it() -> bytes:
    """来访时间, 信访人电话, 家庭住址, 信访渠道, 反映问题, 信访诉求, 来文单位, 办结时间, 包案领导姓名."""
    heads = "系统编号 来访时间 信访人姓名 信访人电话 家庭住址 信访渠道 反映问题 信访诉求 来文单位 办结时间 包案领导姓名"
    row = "X1", "2020.5.6", "张试甲", "19900000001", "试甲村1组", "上门", "要求修路", "尽快修复", "县信访局", "2020.6.5", "冯测试"
    return xlsx((heads.split(), row))


@sheet(
    "aftercare",
    rows={
        2: {
            "姓名": "张试甲",
            "公民身份号码": YI,
            "来源类型": "解除社区矫正",
            "原罪名": "盗窃罪",
            "原判刑期": "有期徒刑一年",
            "服刑场所": "试甲监狱",
            "释放日期": "2020-05-06",
            "帮教类别": "一般帮教",
            "衔接情况": "人员自返",
            "家属及联系方式": "张试父19900000009",
        }
    },
    noted={"C2": "读作“解除社区矫正”", "I2": "读作“人员自返”"},
)
def an_aftercare_ledger_as_a_township_keeps_it() -> bytes:
    """刑释人员姓名, 人员类型, 罪由, 服刑单位, 刑释时间, 帮教等级, 家属联系方式, with the words of its own for the codes."""
    heads = "刑释人员姓名 身份证号 人员类型 罪由 刑期 服刑单位 刑释时间 帮教等级 衔接方式 家属联系方式"
    row = "张试甲", YI, "解矫人员", "盗窃罪", "有期徒刑一年", "试甲监狱", 43957, "一般", "自行返回", "张试父19900000009"
    return xlsx((heads.split(), row))


def _hide(book: Workbook) -> None:
    sheet = book.active
    sheet.row_dimensions[2].hidden = True
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.column_dimensions["D"].hidden = True


HIDING = (("姓名", "身份证号", "联系电话", "没人认识的列"), (*PAIR_JIA, "19900000001", "一"), (*PAIR_YI, "19900000002", "二"))
HIDDEN_ROWS = "有2行在表中隐藏或筛选掉了，也已读入，不要的请先在表中删去：第2至3行。"
SAID_HIDDEN = {2: SAID_PAIR_JIA | {"联系电话": "199 0000 0001"}, 3: SAID_PAIR_YI | {"联系电话": "199 0000 0002"}}


@sheet(
    rows=SAID_HIDDEN,
    noted={"": f"{HIDDEN_ROWS}“联系电话”列在表中是隐藏的，也已读入。D列“没"},
    unknown=("没人认识的列",),
)
def hidden_rows_and_columns_are_told() -> bytes:
    """Rows that a filter hides and a hidden column are read like any other, and the clerk is told so."""
    return xlsx(HIDING, change=_hide)


@sheet(file="台账.xls", rows=SAID_HIDDEN, noted={"": f"{HIDDEN_ROWS}“联系电话”列"}, unknown=("没人认识的列",))
def hidden_rows_and_columns_of_an_old_book() -> bytes:
    """The same in the old format, where each row says of itself whether it is hidden."""
    book = xlwt.Workbook(encoding="utf-8")
    table = book.add_sheet("台账")
    for row, values in enumerate(HIDING):
        for column, value in enumerate(values):
            table.write(row, column, value)
        table.row(row).hidden = row > 0
    table.col(2).hidden = 1
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@sheet(file="台账.ods", rows=SAID_HIDDEN, noted={"": f"{HIDDEN_ROWS}“联系电话”列"}, unknown=("没人认识的列",))
def hidden_rows_and_columns_of_an_open_document() -> bytes:
    """The same in OpenDocument: one row collapsed, one filtered."""
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    unseen = ("", ' table:visibility="collapse"', ' table:visibility="filter"')
    rows = [f"<table:table-row{how}>{''.join(map(ods_cell, row))}</table:table-row>" for how, row in zip(unseen, HIDING, strict=True)]
    return ods(columns + "".join(rows))


@sheet(
    "disputes",
    rows={2: {"卷号": "（2020）人调字第001号", "当事人": "张试甲、李试乙", "当事人身份证号": f"{JIA}、{YI}"}},
    noted={"C2": "15位旧号补成320699197003050136（1970年生）"},
)
def an_old_number_among_the_parties() -> bytes:
    """The parties' numbers stand in one cell, one of them with fifteen digits."""
    return xlsx((("卷号", "当事人", "当事人身份证号"), ("（2020）人调字第001号", "张试甲、李试乙", f"320699700305013、{YI}")))


@sheet(
    "disputes",
    rows={
        2: {
            "卷号": "（2020）人调字第001号",
            "当事人": "张试甲、李试乙",
            "受理日": "2020-05-06",
            "纠纷简要情况": "因排水沟争执",
            "结案日": "2020-05-20",
            "协议涉及金额": "12,000.00",
            "回访日": "2020-06-18",
            "归档日": "2020-06-19",
        },
        3: {"卷号": "（2020）人调字第002号", "当事人": "王试丙、赵试丁", "回访日": "2020-06-18、2020-07-01"},
    },
    refused={"G4": "分不清是哪个世纪"},
    noted={"G2": "44000按Excel日期读作2020-06-18", "H2": "44001按Excel日期读作2020-06-19", "G3": "44000按Excel日期读作2020-06-18"},
)
def bare_numbers_where_visits_and_volumes_have_their_days() -> bytes:
    """回访日 and 归档日, which are rows of the case, hold 44000 as a number and as text; a year of two digits is not guessed."""
    heads = ("案件编号", "双方当事人", "受理时间", "案情简介", "办结时间", "标的金额", "回访时间", "归档时间")
    first = ("（2020）人调字第001号", "张试甲、李试乙", "2020.5.6", "因排水沟争执", "2020.5.20", "壹万贰仟元整", 44000, "44001")
    second = ("（2020）人调字第002号", "王试丙、赵试丁", None, None, None, None, "44000、2020.7.1", None)
    return xlsx((heads, first, second, ("（2020）人调字第003号", "孙试戊、钱试己", None, None, None, None, "85.3.5", "/")))


@sheet(
    "disputes",
    rows={
        2: {
            "卷号": "（2020）人调字第001号",
            "甲方": "张试甲",
            "乙方": "李试乙、试甲建材有限公司",
            "甲方电话": "19900000001",
            "乙方电话": "19900000002、051388880000",
            "调解员": "调试甲",
        },
        3: {"卷号": "（2020）人调字第002号", "甲方": "王试丙", "乙方": "赵试丁、孙试戊", "调解员": "调试甲"},
    },
    noted={"E3": "电话有1个，当事人有2方，看不出是谁的，没有的请写“无”。这一格未导入"},
)
def sides_with_their_telephones() -> bytes:
    """甲方 and 乙方 with their telephones in the order of the names; one number for two people is nobody's, and is told."""
    heads = ("案件编号", "甲方", "乙方", "甲方联系电话", "乙方联系电话", "主持调解员")
    first = ("（2020）人调字第001号", "张试甲", "李试乙、试甲建材有限公司", 19900000001, "199 0000 0002、0513-88880000", "调试甲")
    second = ("（2020）人调字第002号", "王试丙", "赵试丁、孙试戊", None, "19900000004", "调试甲")
    return xlsx((heads, first, second))


@sheet(
    "disputes",
    rows={2: {"卷号": "（2020）人调字第001号", "当事人": "张试甲、李试乙", "当事人电话": "19900000001、无"}},
)
def the_parties_telephones_in_one_cell() -> bytes:
    """当事人联系电话 has one for each, 无 for whoever has none."""
    return xlsx((("卷号", "当事人", "当事人联系电话"), ("（2020）人调字第001号", "张试甲、李试乙", "19900000001、无")))
