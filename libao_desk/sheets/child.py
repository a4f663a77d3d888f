"""Opening a file from outside in a process of its own, with limits on memory and time (受限子进程)."""

import multiprocessing
import os
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from libao_desk.core.errors import Refusal

from .grids import Grid, read_content, read_grids
from .limits import DEFAULT_LIMITS, SheetLimits

_TOO_MUCH = "读取这个文件占用的内存过多，已停止；请只保留要导入的工作表，另存为xlsx后再试。"
_BROKE_OFF = "这个文件读到一半就中断了，可能已损坏或内容过多；请用WPS或Excel打开，只保留要导入的工作表，另存为xlsx后再试。"
CONTEXT = multiprocessing.get_context("spawn")
"""How the process begins: anew, with nothing of this one in its memory."""
STEP = 0.1
"""Seconds after which a cancel is heard."""
_Answer = tuple[Grid, ...] | Exception


def nobody_waits() -> None:
    """Nobody who could cancel."""


def read_grids_in_child(
    source: Path | bytes, *, name: str, limits: SheetLimits = DEFAULT_LIMITS, waiting: Callable[[], None] = nobody_waits
) -> tuple[Grid, ...]:
    """As `read_grids`; a file that eats memory or time ends its own process and is refused, and this one goes on.

    The content goes through a pipe: nothing of it is written to disk. `waiting` is called again and again until the answer is
    there, and what it raises ends the reading.
    """
    content = read_content(source, limits)
    ours, theirs = CONTEXT.Pipe()
    process = CONTEXT.Process(target=_serve, args=(theirs, limits), daemon=True)
    process.start()
    theirs.close()
    answers: SimpleQueue[_Answer] = SimpleQueue()
    Thread(target=_talk, args=(ours, (content, name), answers), daemon=True).start()
    try:
        answer = _await(answers, limits, waiting)
    finally:
        process.kill()
        process.join()
        process.close()
    if isinstance(answer, Exception):
        raise answer
    return answer


def _await(answers: SimpleQueue[_Answer], limits: SheetLimits, waiting: Callable[[], None]) -> _Answer:
    left = limits.seconds
    while left >= 0:
        waiting()
        try:
            return answers.get(timeout=min(STEP, left))
        except Empty:
            left -= STEP
    return Refusal(f"读取这个文件超过{limits.seconds:g}秒，已停止；请只保留要导入的工作表，另存为xlsx后再试。")


def _talk(pipe: Connection, question: tuple[bytes, str], answers: SimpleQueue[_Answer]) -> None:
    """Ask and listen on a thread of its own: a child that is held at its start takes nothing out of the pipe, and sending would wait
    for it; once the child is ended both end."""
    answer: _Answer
    with pipe:
        try:
            pipe.send(question)
            answer = pipe.recv()
        except (EOFError, OSError):  # the child is gone, before its answer or in the midst of it
            answer = Refusal(_BROKE_OFF)
        except Exception as reason:  # whoever asked tells it
            answer = reason
    answers.put(answer)


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
