"""What one cell of names says: numbered, labelled, with sex, age and address behind, or nobody's name at all."""

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.declare.sheet import Apart
from libao_desk.registers.disputes.sheet import SHEET_COLUMNS

COLUMNS = {column.key: column for column in SHEET_COLUMNS}


def apart(key: str, text: str) -> Apart:
    """What a column makes of a cell."""
    column = COLUMNS[key]
    assert column.apart is not None
    return column.apart(text)


NAMES = {
    # what stands behind a name
    "危一，男，45岁，枫林村3组": "危一",
    "危一，男，汉族，1979年3月4日出生，农民，住枫林村": "危一",
    "危一，男，1979.3.4生，枫林村": "危一",
    "危一 男 45岁 枫林村3组": "危一",
    "危一，男，45岁，危二，女，40岁": "危一、危二",
    "危一，男，45岁；危二，女，40岁": "危一、危二",
    "危一，男，45岁、危二，女，40岁": "危一、危二",
    "危一、男、45岁、危二、女、40岁": "危一、危二",
    "王 芳 女 45 岁": "王芳",
    "王 男": "王男",
    "危一，曾用名危二": "危一",
    "危一（男）、危二（女）": "危一、危二",
    "海安公司，法定代表人：危一": "海安公司",
    "周年、李胜男": "周年、李胜男",
    # numbered lists
    "1、危三 2、危四": "危三、危四",
    "1.危五": "危五",
    "2、危五": "危五",
    "①危一②危二": "危一、危二",
    "(1)危一(2)危二": "危一、危二",
    "（1）危一；（2）危二": "危一、危二",
    "一、危三 二、危四": "危三、危四",
    "丁一、王二": "丁一、王二",
    "1．危一，男，45岁\n2．危二，女，40岁": "危一、危二",
    # two parties
    "危一 与 危二": "危一、危二",
    "危七——危八": "危七、危八",
    "危一vs危二": "危一、危二",
    "危一 VS 危二": "危一、危二",
    "危一(男,45岁,枫林村) 与 危二(女,40岁,双河村)": "危一、危二",
    "欧阳修文与司马光中": "欧阳修文、司马光中",
    "危一 与 海安试验建材有限公司": "危一、海安试验建材有限公司",
    # nobody among others
    "危一、危二 双方": "危一、危二",
    "危一、危二、双方": "危一、危二",
    "危一、无": "危一",
    "危一、全体村民": "危一",
    # words before a name that belong to none
    "村民危九、枫林村村民危十": "危九、危十",
    "个体工商户危九": "危九",
    "王兴家、李一方、欧阳一方": "王兴家、李一方、欧阳一方",
    "王家、其其格": "王家、其其格",
    # a village's group among the parties
    "枫林村3组": "枫林村第3村民小组",
    "枫林村3组、危一": "枫林村第3村民小组、危一",
    "和平村三组与枫林村第5村民小组": "和平村第三村民小组、枫林村第5村民小组",
    "危一诉枫林村3组": "危一、枫林村第3村民小组",
    "危一；枫林村3组": "危一、枫林村第3村民小组",
    "危一，枫林村3组": "危一",
    # units
    "海安第3建筑厂、危一": "海安第3建筑厂、危一",
    "1.枫林村村委会 2.枫林村第3村民小组": "枫林村村委会、枫林村第3村民小组",
    "测试建筑（集团）有限公司": "测试建筑（集团）有限公司",
    "海安“红星”超市": "海安“红星”超市",
}


@pytest.mark.parametrize(("text", "names"), NAMES.items(), ids=NAMES)
def test_names_are_told_from_what_stands_beside_them(text: str, names: str) -> None:
    assert apart("applicants", text).text == names


REFUSED = {
    "危一。": "不是姓名中的字",
    "“危一”": "不是姓名中的字",
    "危一：危二": "不是姓名中的字",
    "危一四十五岁": "不是姓名中的字",
    "危一45岁": "中有数字",
    "3组": "中有数字",
    "危一、枫林村3组": "写作“枫林村第3村民小组”",
    "枫林村3组 危一": "中有数字",
    "枫林村三组 危一": "看不出",
    "危一和枫林村3组": "中有数字",
    "45岁": "中有数字",
    "危甲与危乙邻里纠纷": "看不出",
    "海安与如意建材公司": "看不出",
    "危二，枫林村": "看不出“枫林村”",
    "危一，男，45岁，木匠": "看不出“木匠”",
    "危一、2、危二": "看不出“危二”",
    "危一，妻子": "没有写全",
    "危一夫妇": "没有写全",
    "危二 等": "没有写全",
    "危一等3人": "没有写全",
    "危一，身份证号3206990000": "写有号码",
    "危一（电话19900000001）": "写有号码",
    "危一，已故": "不能当作健在的人登记",
    "申请人": "不是姓名",
    "被申请人：危四": "请移到“被申请人”一列",
    "危四（被申请人）": "请移到“被申请人”一列",
    "危一（男": "括号不成对",
    # names that are hidden
    "王某与张某": "隐去",
    "王某诉张某": "隐去",
    "王某和张某": "隐去",
    "村民王某": "隐去",
    "李××、危二": "隐去",
    "李×明": "隐去",
    "李XX": "隐去",
    "李Ｘ": "隐去",
    "李○○": "隐去",
    "李□□": "隐去",
    "李〇〇": "隐去",
    "危一与李✕✕": "不是姓名中的字",
    # words that make more or less than one of a name
    "危二之子危三": "“之子”不是姓名",
    "危大及其子危二": "“及其”不是姓名|看不出",
    "危大及危二": "看不出",
    "其妻危四": "“其妻”不是姓名",
    "死者危六家属": "“死者”不是姓名里的字.*写参加调解的亲属",
    "危七户": "“户”不是姓名",
    "危家庄村民": "“村民”不是姓名",
    "危八一方": "“一方”不是姓名",
    "危大父亲危二": "“父亲”不是姓名",
    "危大、妻子危二": "“妻子”不是姓名",
    "危大家": "“家”不是姓名",
    "危大先生": "“先生”不是姓名",
    "危老师": "“老师”不是姓名",
}


@pytest.mark.parametrize(("text", "why"), REFUSED.items(), ids=REFUSED)
def test_what_may_be_nobodys_name_is_refused(text: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        apart("applicants", text)


@pytest.mark.parametrize("key", ["parties", "applicants", "respondents", "side_a", "side_b", "mediators"])
@pytest.mark.parametrize("text", ["无", "未知", "不详", "双方", "全体村民", "见附件", "村民", "XX", "等", "（不详）"])
def test_a_word_that_names_nobody_is_nobody(key: str, text: str) -> None:
    read = apart(key, text)
    assert read.text == ""
    assert (read.note == "") is (text in ("无", "双方"))


def test_what_is_left_out_is_told() -> None:
    assert apart("parties", "村民危九").note == "“村民”不是姓名，未导入。"
    assert apart("parties", "枫林村3组、危一").note == "“枫林村3组”读作“枫林村第3村民小组”。"
    assert apart("parties", "张明家").note == "“张明家”按一个人的姓名读，是一户的，请改写户主的姓名。"
    assert apart("applicants", "危一，男，45岁，枫林村3组").note == "“男”“45岁”“枫林村3组”不是姓名，未导入。"
    assert "“男,45岁,枫林村”未导入" in apart("parties", "危一(男,45岁,枫林村) 与 危二(女)").note


STANDINGS = {
    "申请人：危三；被申请人：危四": ("危三、危四", "申请人、被申请人"),
    "申请方：危三，被申请方：海安公司": ("危三、海安公司", "申请人、被申请人"),
    "申请人危三，被申请人危四": ("危三、危四", "申请人、被申请人"),
    "申请人：1.危一 2.危二 被申请人：危三": ("危一、危二、危三", "申请人、申请人、被申请人"),
    "甲方：危五  乙方：危六": ("危五、危六", "甲方、乙方"),
    "甲方:危五、危六乙方:危七": ("危五、危六、危七", "甲方、甲方、乙方"),
    "甲：危一 乙：危二": ("危一、危二", "甲方、乙方"),
    "危九（申请人）、危十（被申请人）": ("危九、危十", "申请人、被申请人"),
    "危九（申请人）危十（被申请人）": ("危九、危十", "申请人、被申请人"),
    "危九（申请人，男，45岁）、危十": ("危九、危十", "申请人、无"),
    "（甲方）危九、（乙方）危十": ("危九、危十", "甲方、乙方"),
    "第三人：危一；危二": ("危一、危二", "第三人、无"),
    "双方当事人：危一、危二": ("危一、危二", None),
}


@pytest.mark.parametrize(("text", "said"), STANDINGS.items(), ids=STANDINGS)
def test_what_a_party_is_called_is_its_standing(text: str, said: tuple[str, str | None]) -> None:
    read = apart("parties", text)
    assert (read.text, read.beside.get("party_standing")) == said


def test_a_standing_that_cannot_be_kept_is_told() -> None:
    assert "“原告”“被告”未导入" in apart("parties", "危一（原告）、危二（被告）").note
    assert "“甲方”未导入" in apart("applicants", "危一（甲方）").note
    assert apart("applicants", "申请人：危一") == Apart("危一")
    with pytest.raises(Refusal, match="既写作申请人，又写作被申请人"):
        apart("parties", "申请人：危一；被申请人：危一")


MEDIATORS = {
    "1.冯一柏": "冯一柏",
    "1、冯一柏\n2、冯二柏": "冯一柏、冯二柏",
    "主持：冯一柏": "冯一柏",
    "冯一柏（主持人）、冯二柏": "冯一柏、冯二柏",
    "首席调解员：冯一柏；调解员：冯二柏、冯三柏": "冯一柏、冯二柏、冯三柏",
    "主持：冯一柏 记录：冯二柏": "冯一柏",
}


@pytest.mark.parametrize(("text", "names"), MEDIATORS.items(), ids=MEDIATORS)
def test_mediators_are_read_without_numbers_and_labels(text: str, names: str) -> None:
    assert apart("mediators", text).text == names


def test_who_writes_it_down_is_no_mediator_and_told() -> None:
    assert apart("mediators", "主持：冯一柏 记录：冯二柏").note == "“记录冯二柏”不是调解员，未导入。"
