"""The layout of what Windows is told, as its interface has it on 64 bits; the job itself is tried in the installer's smoke test."""

import ctypes

from libao_desk.sheets.limits import MEGABYTE
from libao_desk.sheets.windows_job import LIMIT_ACTIVE_PROCESS, LIMIT_PROCESS_MEMORY, BasicLimits, ExtendedLimits, limits_of


def test_the_structures_are_laid_out_as_windows_reads_them() -> None:
    assert (ctypes.sizeof(BasicLimits), ctypes.sizeof(ExtendedLimits)) == (64, 144)
    assert (BasicLimits.LimitFlags.offset, BasicLimits.ActiveProcessLimit.offset) == (16, 40)
    assert ExtendedLimits.ProcessMemoryLimit.offset == 112


def test_memory_ends_and_no_other_process_begins() -> None:
    limits = limits_of(512 * MEGABYTE)
    assert limits.ProcessMemoryLimit == 512 * 1024 * 1024
    assert limits.BasicLimitInformation.LimitFlags == LIMIT_PROCESS_MEMORY | LIMIT_ACTIVE_PROCESS
    assert limits.BasicLimitInformation.ActiveProcessLimit == 1
