"""Opening a file from outside in a process of its own, with limits on memory and time (受限子进程)."""

import multiprocessing
import os
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from libao_desk.core.errors import Refusal

from .grids import Grid, read_content, read_grids
from .limits import DEFAULT_LIMITS, SheetLimits

_TOO_MUCH = "读取这个文件占用的内存过多，已停止；请只保留要导入的工作表，另存为xlsx后再试。"
_BROKE_OFF = "这个文件读到一半就中断了，可能已损坏或内容过多；请用WPS或Excel打开，只保留要导入的工作表，另存为xlsx后再试。"
CONTEXT = multiprocessing.get_context("spawn")
"""How the process begins: anew, with nothing of this one in its memory."""
_Answer = tuple[Grid, ...] | Exception


def read_grids_in_child(source: Path | bytes, *, name: str, limits: SheetLimits = DEFAULT_LIMITS) -> tuple[Grid, ...]:
    """As `read_grids`; a file that eats memory or time ends its own process and is refused, and this one goes on.

    The content goes through a pipe: nothing of it is written to disk.
    """
    content = read_content(source, limits)
    ours, theirs = CONTEXT.Pipe()
    process = CONTEXT.Process(target=_serve, args=(theirs, limits), daemon=True)
    process.start()
    theirs.close()
    try:
        answer = _ask(ours, (content, name), limits)
    finally:
        ours.close()
        process.kill()
        process.join()
        process.close()
    if isinstance(answer, Exception):
        raise answer
    return answer


def _ask(pipe: Connection, question: tuple[bytes, str], limits: SheetLimits) -> _Answer:
    try:
        pipe.send(question)
        if not pipe.poll(limits.seconds):
            return Refusal(f"读取这个文件超过{limits.seconds:g}秒，已停止；请只保留要导入的工作表，另存为xlsx后再试。")
        answer: _Answer = pipe.recv()
    except (EOFError, OSError):  # the child is gone, before its answer or in the midst of it
        return Refusal(_BROKE_OFF)
    return answer


def _serve(pipe: Connection, limits: SheetLimits) -> None:
    """The child's whole life: one file in, its grids or the reason out."""
    _hush()
    _limit_memory(limits.memory_bytes)
    content, name = pipe.recv()
    answer: _Answer
    try:
        answer = read_grids(content, name=name, limits=limits)
    except MemoryError:
        answer = Refusal(_TOO_MUCH)
    except ImportError:  # no room to load the reader
        answer = Refusal(_BROKE_OFF)
    except Exception as reason:  # whoever asked tells it, a mistake of ours too
        answer = reason
    except BaseException:  # the reader's own panic over a damaged file, which is no Exception
        answer = Refusal(_BROKE_OFF)
    pipe.send(answer)


def _hush() -> None:
    """What the reader's library writes of itself when a file breaks it is for nobody: the answer goes through the pipe."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _limit_memory(memory_bytes: int) -> None:
    """Bound by Linux or by a Windows job; where neither will, the look before reading and the time limit stand alone."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    elif sys.platform == "win32":
        from .windows_job import bound_this_process

        bound_this_process(memory_bytes)
