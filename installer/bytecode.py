"""Our own and the libraries' modules as bytecode beside nothing else, the same bytes whenever and wherever they are compiled."""

import py_compile
import sys
from pathlib import Path


def compile_tree(folder: Path, shown_as: str) -> int:
    """Put `x.pyc` in the place of each `x.py`; how many. What cannot be compiled is a template or a test for another Python."""
    count = 0
    for source in sorted(folder.rglob("*.py")):
        shown = f"{shown_as}/{source.relative_to(folder).as_posix()}"
        try:
            py_compile.compile(
                str(source),
                cfile=f"{source}c",
                dfile=shown,
                doraise=True,
                invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
            )
        except py_compile.PyCompileError:
            print(f"not compiled, left out: {shown}")
        else:
            count += 1
        source.unlink()
    return count


if __name__ == "__main__":
    # a process of its own: bytecode depends on what a long-lived interpreter has interned before
    compile_tree(Path(sys.argv[1]), sys.argv[2])
