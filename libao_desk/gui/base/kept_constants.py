"""None, True and False kept alive (常驻对象) where Qt's binding lets go of them once too often.

PySide6 6.12.0 on CPython 3.11 gives back one reference too many for nearly every call that returns nothing; after some
hundred thousand calls None is freed and the process ends. From CPython 3.12 on these objects are immortal.
"""

import ctypes
import sys

FIRST_IMMORTAL = (3, 12)
HELD = 1 << 40
"""References added once: more than any run gives back."""


def keep_constants() -> None:
    """Hold the constants; called before the first window, a second call adds nothing."""
    if sys.version_info >= FIRST_IMMORTAL:
        return
    for constant in (None, True, False):
        count = ctypes.c_ssize_t.from_address(id(constant))
        if count.value < HELD // 2:
            count.value += HELD
