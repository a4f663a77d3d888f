"""A Windows job around this process (作业对象): memory has an end and no other process can be begun; no rights are needed for it.

The names are those of the Windows interface (JOBOBJECT_EXTENDED_LIMIT_INFORMATION), whose layout these structures are.
"""

import ctypes
import sys

EXTENDED_LIMIT_INFORMATION = 9
LIMIT_ACTIVE_PROCESS, LIMIT_PROCESS_MEMORY = 0x8, 0x100


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; the counters of reading and writing are nobody's concern."""

    _fields_ = (
        ("BasicLimitInformation", BasicLimits),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


def limits_of(memory_bytes: int) -> ExtendedLimits:
    """So much memory for each process, and this process alone."""
    limits = ExtendedLimits(ProcessMemoryLimit=memory_bytes)
    limits.BasicLimitInformation.LimitFlags = LIMIT_PROCESS_MEMORY | LIMIT_ACTIVE_PROCESS
    limits.BasicLimitInformation.ActiveProcessLimit = 1
    return limits


if sys.platform == "win32":

    def bound_this_process(memory_bytes: int) -> bool:
        """Put this process into a job of its own for as long as it lives: beyond its memory it gets none. False where Windows will not."""
        from ctypes import wintypes

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD)
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        limits = limits_of(memory_bytes)
        job = kernel.CreateJobObjectW(None, None)  # never closed: the job ends with the process
        return bool(
            job
            and kernel.SetInformationJobObject(job, EXTENDED_LIMIT_INFORMATION, ctypes.byref(limits), ctypes.sizeof(limits))
            and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
        )
