"""The README's claim that a register is two files in one folder, done as it says in a process of its own."""

import ast
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"```python\n# (\w+\.py)\n(.*?)```", re.DOTALL)

DRIVE = """
import sys
from datetime import date
from pathlib import Path

import libao_desk.registers

libao_desk.registers.__path__.append(sys.argv[1])
from libao_desk.app.found_registers import load_registers
from libao_desk.core.clock import FixedClock
from libao_desk.services.records.drafts import RecordDraft
from libao_desk.services.office import Founding, Office
from libao_desk.store.keyfile import KdfCost

founding = Founding("李堡司法所", "320685103", "冯测试", "测试口令-2026")
office, _ = Office.found(Path(sys.argv[2]), load_registers(), FixedClock(date(2026, 3, 2)), founding, KdfCost(8, 1, 1))
with office:
    ref = office.records.save(RecordDraft("visitors", values={"person.name": "张甲三", "visited_on": date(2026, 3, 2), "question": "继承"}))
    print(office.records.open(ref).number)
    print([hit.label for hit in office.search.find("zjs").hits])
    print([(task.duty.title, task.duty.last_day.isoformat()) for task in office.todo.on() if task.record])
"""


def test_the_register_of_the_readme_works_as_it_stands_there(tmp_path: Path) -> None:
    """Saved, numbered, found by initials, on the to-do list five working days on."""
    folder = tmp_path / "registers" / "visitors"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text('"""Visitors (来访)."""\n', encoding="utf-8")
    blocks = dict(BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    assert set(blocks) == {"model.py", "register.py"}
    for name, text in blocks.items():
        (folder / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-X", "utf8", "-c", DRIVE, str(folder.parent), str(tmp_path / "office")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["LF2026-001", "['张甲三']", "[('答复来访', '2026-03-09')]"]


def test_the_register_of_the_readme_takes_each_name_from_where_it_is_defined() -> None:
    """A name taken from a module that only imports it runs, and turns the check of types red for whoever copies the page."""
    taken = [
        (node.module, name.name)
        for _, text in BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("libao_desk")
        for name in node.names
    ]
    assert taken
    assert [(module, name) for module, name in taken if name not in _defined(module or "")] == []


def _defined(module: str) -> set[str]:
    """What a module's own lines define."""
    path = ROOT / f"{module.replace('.', '/')}.py"
    names: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
            if "__all__" in names and isinstance(node.value, ast.List | ast.Tuple):
                names |= {one.value for one in node.value.elts if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return names
