"""Code lists of the shared person block (人员基本信息代码)."""

from libao_desk.declare.code import Code

DEATH = "已死亡 因病死亡 意外死亡 病故 已病故 去世 已去世 已故 亡故 身故 病亡 病逝 过世 离世"
"""What ledgers write for a death (死亡)."""


class DocumentKind(Code):
    """Identity document (证件类型)."""

    CITIZEN_ID = "ID", "居民身份证"
    RESIDENCE_PERMIT = "HKMT", "港澳台居民居住证"
    FOREIGN_CARD = "FRPC", "外国人永久居留身份证"
    PASSPORT = "PASS", "护照、通行证"
    NONE = "NONE", "无"


class Sex(Code):
    """Sex (性别, GB/T 2261.1)."""

    MALE = "1", "男", True, "男性"
    FEMALE = "2", "女", True, "女性"


class Education(Code):
    """Schooling (文化程度, GB/T 4658)."""

    POSTGRADUATE = "10", "研究生", True, "硕士 博士 硕士研究生 博士研究生"
    UNIVERSITY = "20", "大学本科", True, "本科 学士"
    COLLEGE = "30", "大学专科", True, "大专 专科 高职"
    VOCATIONAL = "40", "中等职业", True, "中专 中职 职高 技校 中技"
    HIGH_SCHOOL = "60", "普通高中", True, "高中"
    MIDDLE_SCHOOL = "70", "初中", True, "初中毕业 初中文化 初级中学"
    PRIMARY_SCHOOL = "80", "小学", True, "小学毕业 小学文化"
    OTHER = "90", "其他", True, "文盲 半文盲 文盲半文盲 文盲或半文盲 不识字 未上过学"


class Marital(Code):
    """Marital status (婚姻状况, GB/T 2261.2)."""

    SINGLE = "10", "未婚"
    MARRIED = "20", "已婚", True, "有配偶 再婚 初婚 复婚"
    WIDOWED = "30", "丧偶", True, "丧妻 丧夫"
    DIVORCED = "40", "离婚", True, "离异"
    UNSTATED = "90", "未说明"


class Ethnic(Code):
    """Nationality as the official forms print it (民族, GB/T 3304)."""

    HAN = "01", "汉族"
    MONGOL = "02", "蒙古族"
    HUI = "03", "回族"
    TIBETAN = "04", "藏族"
    UYGHUR = "05", "维吾尔族"
    MIAO = "06", "苗族"
    YI = "07", "彝族"
    ZHUANG = "08", "壮族"
    BUYEI = "09", "布依族"
    KOREAN = "10", "朝鲜族"
    MANCHU = "11", "满族"
    DONG = "12", "侗族"
    YAO = "13", "瑶族"
    BAI = "14", "白族"
    TUJIA = "15", "土家族"
    HANI = "16", "哈尼族"
    KAZAK = "17", "哈萨克族"
    DAI = "18", "傣族"
    LI = "19", "黎族"
    LISU = "20", "傈僳族"
    VA = "21", "佤族"
    SHE = "22", "畲族"
    GAOSHAN = "23", "高山族"
    LAHU = "24", "拉祜族"
    SHUI = "25", "水族"
    DONGXIANG = "26", "东乡族"
    NAXI = "27", "纳西族"
    JINGPO = "28", "景颇族"
    KIRGIZ = "29", "柯尔克孜族"
    TU = "30", "土族"
    DAUR = "31", "达斡尔族"
    MULAO = "32", "仫佬族"
    QIANG = "33", "羌族"
    BLANG = "34", "布朗族"
    SALAR = "35", "撒拉族"
    MAONAN = "36", "毛南族"
    GELAO = "37", "仡佬族"
    XIBE = "38", "锡伯族"
    ACHANG = "39", "阿昌族"
    PUMI = "40", "普米族"
    TAJIK = "41", "塔吉克族"
    NU = "42", "怒族"
    UZBEK = "43", "乌孜别克族"
    RUSSIAN = "44", "俄罗斯族"
    EVENKI = "45", "鄂温克族"
    DEANG = "46", "德昂族"
    BONAN = "47", "保安族"
    YUGUR = "48", "裕固族"
    JING = "49", "京族"
    TATAR = "50", "塔塔尔族"
    DERUNG = "51", "独龙族"
    OROQEN = "52", "鄂伦春族"
    HEZHEN = "53", "赫哲族"
    MONBA = "54", "门巴族"
    LHOBA = "55", "珞巴族"
    JINO = "56", "基诺族"


class CommitteeKind(Code):
    """Mediation organisation (调解组织类型)."""

    TOWNSHIP = "TOWN", "镇调委会"
    CENTRE = "CENTRE", "调处中心"
    VILLAGE = "VILLAGE", "村（居）调委会"
    ENTERPRISE = "FIRM", "企业调委会"
    INDUSTRY = "INDUSTRY", "行业性专业性调委会"


class Role(Code):
    """What an officer is at this desk (角色)."""

    DIRECTOR = "DIRECTOR", "所长"
    OFFICER = "OFFICER", "工作人员"
    RECORDER = "RECORDER", "录入员"
    READER = "READER", "查看"
