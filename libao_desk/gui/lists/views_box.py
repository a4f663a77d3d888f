"""The box of saved views (常用筛选) beside the find line: used, kept for oneself or for all, deleted, carried to another office."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from libao_desk.core.errors import Refusal, Trouble
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.services.files import write_file
from libao_desk.services.lists.saved_views import ListView, SavedViews, Shown

if TYPE_CHECKING:
    from .page import ListPage

NO_VIEW = "常用筛选"
KEEP, FORGET, TO_FILE, FROM_FILE = "保存当前筛选…", "删除…", "存成文件…", "从文件加入…"
FOR_ME, FOR_ALL = "只自己用", "全所都能用"
OF_ALL = "{}（全所）"
ENDING = ".view.json"
FILES = f"常用筛选 (*{ENDING})"
FOLDER = "exports/folder"


class ViewsBox(QObject):
    """Fills the box of a list page and does what is chosen in it."""

    def __init__(self, page: "ListPage") -> None:
        super().__init__(page)
        self.page = page
        self.context: Context = page.context
        self.register: str = page.register.key
        self._acts: dict[str, Callable[[], None]] = {KEEP: self.keep, FORGET: self.forget, TO_FILE: self.to_file, FROM_FILE: self.from_file}
        move_from_pc(self.context, self.register)
        self.fill()
        page.ui.views_box.activated.connect(self._chosen)

    def fill(self) -> None:
        """Read the views anew; what needs one is offered where there is one."""
        box, views = self.page.ui.views_box, self._views()
        box.clear()
        box.addItem(NO_VIEW)
        for view in views:
            box.addItem(_label(view), view)
        for act in (KEEP, FROM_FILE, *((FORGET, TO_FILE) if views else ())):
            box.addItem(act, act)

    def keep(self) -> None:
        """Keep what the list shows."""
        name = dialogs.ask_text(self.page, "这个筛选叫什么？（列、排序和条件一起保存）")
        if name is not None and self._door.has(self.register, name):
            if not dialogs.ask(self.page, f"已有常用筛选“{name.strip()}”，用现在的列和条件替换吗？", yes="替换", no="不替换"):
                return
        whose = None if name is None else dialogs.choose(self.page, "这个筛选给谁用？", (FOR_ME, FOR_ALL))
        if name is not None and whose is not None:
            self._door.keep(self.register, name, self.page.shown(), is_shared=whose == 1)

    def forget(self) -> None:
        """Delete one."""
        if (view := self._picked("删除哪个常用筛选？")) is not None:
            self._door.forget(self.register, view.id)

    def to_file(self) -> None:
        """Save one as a file for another office."""
        if (view := self._picked("把哪个常用筛选存成文件？")) is None:
            return
        folder = Path(str(self.context.pc.value(FOLDER, str(Path.home()))))
        chosen = dialogs.save_file(self.page, "存成文件", str(folder / f"{view.name}{ENDING}"), FILES)
        if chosen is not None:
            write_file(Path(chosen), self._door.as_file(self.register, view.id))
            dialogs.tell(self.page, f"已存为“{Path(chosen).name}”。查找的文字和经办人不写入文件。")

    def from_file(self) -> None:
        """Take one that another office saved."""
        folder = str(self.context.pc.value(FOLDER, str(Path.home())))
        if (chosen := dialogs.open_file(self.page, "从文件加入常用筛选", folder, FILES)) is not None:
            self._door.take_file(self.register, Path(chosen))

    @property
    def _door(self) -> SavedViews:
        return self.context.office.saved_views

    def _views(self) -> tuple[ListView, ...]:
        return self._door.of(self.register)

    def _picked(self, question: str) -> ListView | None:
        views = self._views()
        chosen = dialogs.pick(self.page, question, tuple(map(_label, views)))
        return None if chosen is None else views[chosen]

    def _chosen(self, position: int) -> None:
        box = self.page.ui.views_box
        chosen = box.itemData(position)
        box.setCurrentIndex(0)
        if isinstance(chosen, ListView):
            if lost := self.page.show_view(chosen.shown):
                dialogs.tell(
                    self.page, f"“{chosen.name}”中的条件{'、'.join(f'“{one}”' for one in lost)}已不存在，没有使用，列表比原来的宽。"
                )
        elif chosen is not None:
            try:
                self._acts[chosen]()
            except (Refusal, Trouble) as failure:
                dialogs.warn(self.page, failure.sentence)
            self.fill()


def move_from_pc(context: Context, register: str) -> None:
    """Take into the file what earlier versions kept on the PC in clear, and wipe it there: a view may hold a name that was looked for."""
    pc, at = context.pc, f"list/{register}/"
    for name in filter(None, str(pc.value(f"{at}views", "")).split("\n")):
        text, state, handler, open_only, *more = (*str(pc.value(f"{at}view/{name}", "")).split("\n"), *[""] * 3)
        shown = Shown(text=text, state=state, handler=handler, open_only=open_only == "1", more=tuple(more))
        try:
            context.office.saved_views.keep(register, name, shown)
        except Refusal:
            continue  # a name that may not stand is kept nowhere
    pc.remove(f"{at}views")
    pc.remove(f"{at}view")


def _label(view: ListView) -> str:
    return OF_ALL.format(view.name) if view.is_shared else view.name
