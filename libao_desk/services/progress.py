"""How long work tells how far it has come (进度): done and total; what a listener raises stops the work."""

from collections.abc import Callable

Progress = Callable[[int, int], None]


def nothing_heard(_done: int, _total: int) -> None:
    """Progress nobody watches."""
