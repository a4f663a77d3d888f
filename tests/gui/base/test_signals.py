"""What a signal says lands where it is meant: no slot takes it for a value it may be given."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import libao_desk.gui

SCREENS = sorted(path for path in Path(libao_desk.gui.__file__).parent.rglob("*.py") if path.parent.name != "forms")
WIRES = {"connect", "add_button", "addAction"}


def _handed_over(tree: ast.AST) -> Iterator[str]:
    """The methods of the module's own classes that are handed to a signal as they are."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WIRES:
            for given in node.args:
                if isinstance(given, ast.Attribute) and isinstance(given.value, ast.Name) and given.value.id == "self":
                    yield given.attr


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_slot_has_a_parameter_that_may_be_left_out(path: Path) -> None:
    # a button says whether it is pressed down; Qt hands that over as soon as the slot can take anything
    tree = ast.parse(path.read_text(encoding="utf-8"))
    optional = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.args.defaults}
    assert optional & set(_handed_over(tree)) == set()
