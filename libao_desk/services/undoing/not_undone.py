"""What cannot be undone, and what to do in its place (不能撤销的操作): each kind of act has its sentence."""

from collections.abc import Iterable

from libao_desk.store.last_acts import Act
from libao_desk.store.trail import TrailChange

OTHERWISE = "这次操作没有改动台账内容，不用撤销。"
MOST_LINES = 2000
TOO_MANY = f"这次操作改动了{MOST_LINES}处以上，不能在这里撤销。"
SEVERAL = "这次一并登记了几条记录，不能一次撤销，请逐条核对。"
STEPS = "这次连续办理了几步，请打开记录，在“办理”中逐步撤回。"

_BY_TABLE = {
    "issued_paper": "签发、重印、作废的文书不能撤销：写错的，改正记录后在“文书”页作废，再重新签发。",
    "number_issued": "已经作废的编号不再恢复，请重新登记或重新签发。",
    "number_series": "编号的起始号不能撤销，编号开始使用前可以再设一次。",
    "copy_request": "查阅件已经出具，不能撤销；有误的请另行出具。",
    "sealed_look": "封存记录已经查阅，查阅的登记不能撤销。",
    "officer": "工作人员及其权限、口令请在“设置”的工作人员页改回。",
    "officer_register": "工作人员及其权限、口令请在“设置”的工作人员页改回。",
    "roster_layout": "表样请在“县里的表”窗口重新保存或停用。",
    "person_merge": "这次合并已经撤销，或者又有新的合并。",
}
_BY_ACT = (
    ("撤销导入", "撤销了的导入，请把原来的文件重新导入。"),
    ("撤销登记", "撤销了的登记不再恢复，原编号已作废，请重新登记。"),
    ("导出", "导出的文件已经交出，收不回来；有误的改正后重新导出。"),
    ("按表样", "导出的文件已经交出，收不回来；有误的改正后重新导出。"),
    ("送出", "送出的回填表收不回来；有误的请重新送出。"),
    ("打印", "打印出的纸质件收不回来，不用的请按规定销毁。"),
    ("编成", "编成的卷宗没有改动台账；材料有误的改正后重新编成。"),
    ("编制", "编制的交接单没有改动台账；有误的重新编制。"),
    ("另存附件", "另存的附件已经交出，收不回来。"),
    ("备份", "备份没有改动台账，不用撤销。"),
    ("从备份恢复", "从备份恢复不能撤销。"),
    ("制作", "更正表一经制作即留存，有误的改正记录后再出一张。"),
    ("修改本人口令", "口令请再改一次。"),
    ("更换恢复码", "恢复码请再更换一次。"),
    ("建立台账", "台账的建立不能撤销。"),
    ("答复本人查询", "答复已经作出，不能撤销。"),
)
_CLOSING = "月结不能撤销：报送有误的，改正记录后出更正表。"


def why_not(act: Act, changes: Iterable[TrailChange]) -> str:
    """The sentence on an act that nothing here can undo."""
    by_table = next((sentence for change in changes if (sentence := _BY_TABLE.get(change.table))), "")
    by_act = next((sentence for beginning, sentence in _BY_ACT if act.act.startswith(beginning)), "")
    is_closing = "月结（" in act.act and act.about is not None and act.about[0] == "month_closing"
    return by_act or (_CLOSING if is_closing else "") or by_table or OTHERWISE
