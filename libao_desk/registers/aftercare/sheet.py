"""What a ledger of aftercare says in words of its own (台账用语): 刑满释放, from a prison or from a house of detention."""

from libao_desk.declare.sheet import Said, SaidTogether, day_of_end

from .codes import CloseReason, HelpLevel, ReleaseSource
from .model import AftercareCase

CELLS_OF_SEVERAL = (
    day_of_end(
        "died",
        "死亡日期",
        ("死亡时间", "死亡日", "病故日期", "病故时间"),
        AftercareCase.closed_on,
        AftercareCase.close_reason,
        CloseReason.DEAD,
    ),
)
_RELEASED = Said((ReleaseSource.PRISON, ReleaseSource.DETENTION))
SAID_TOGETHER = (
    SaidTogether(
        "source_beside",
        "来源类型的另一栏",
        (),
        AftercareCase.source,
        {word: _RELEASED for word in "刑满释放 刑释 刑释人员 刑满释放人员 刑满 期满释放".split()},
        "没有写从监狱还是看守所释放：请写“监狱刑满释放”或“看守所刑满释放”，也可以在“服刑场所”中写明监狱、看守所的名称。",
        hint=(AftercareCase.prison, {"监狱": ReleaseSource.PRISON, "看守所": ReleaseSource.DETENTION}),
    ),
    SaidTogether(
        "level_asked",
        "是否重点",
        ("是否重点", "是否重点对象", "是否重点帮教", "是否重点帮教对象", "重点对象"),
        AftercareCase.level,
        {
            **{word: Said((HelpLevel.KEY,), HelpLevel.KEY) for word in "是 √ y yes".split()},
            **{word: Said((HelpLevel.GENERAL,), HelpLevel.GENERAL) for word in "否 不是 × n no".split()},
        },
        "是否重点请写“是”或“否”，或者在“帮教类别”中写“重点帮教”“一般帮教”。",
    ),
)
