"""What all commands share: the options of every call, unlocking, printing, and the exit codes."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any

import typer

from libao_desk.core.clock import Clock, PinnedDayClock, SystemClock
from libao_desk.core.dates import parse_date
from libao_desk.core.errors import Refusal, Trouble
from libao_desk.core.paths import default_data_folder, has_office
from libao_desk.services.office import Office
from libao_desk.services.opening import finish_bringing_back
from libao_desk.store.troubles import OlderFile

from .cli_help import ChineseTyper
from .cli_usage import usage_sentence
from .found_registers import load_registers

DONE, REFUSED, USAGE, TROUBLE = 0, 1, 2, 3
FAILURES = {REFUSED: "refused", USAGE: "usage", TROUBLE: "trouble"}
"""What a call came to that has no answer, by its exit code."""


@dataclass
class Answers:
    """What a call says on stdout: one answer, of JSON where asked, and where it comes to none the reason why."""

    as_json: bool
    is_given: bool = False

    def give(self, value: Any, show: Callable[[Any], str] | None = None) -> None:
        """Print the answer: JSON where asked, else lines a person can read."""
        self.is_given = True
        text = json.dumps(value, ensure_ascii=False, indent=None if self.as_json else 2) if self.as_json or show is None else show(value)
        try:
            typer.echo(text)
        except OSError as error:
            _give_up_stdout()
            raise Trouble("结果写不出去（磁盘已满，或接收的程序已关闭）；命令已经做完。") from error

    def fail(self, code: int, sentence: str) -> int:
        """Tell why there is no answer: a sentence on stderr, and where JSON was asked the same as an object."""
        typer.echo(sentence, err=True)
        if self.as_json and not self.is_given:
            self.give({"error": FAILURES[code], "sentence": sentence})
        return code


GO_ON = "请先核对；确认就用这个文件的，用verify --keep-older确认，或在窗口中打开时选“继续使用”。"


@dataclass
class Call:
    """The common options of one call."""

    data: Path
    officer: str | None
    passphrase_file: Path | None
    today: str | None
    answers: Answers

    @property
    def clock(self) -> Clock:
        """The system's clock, or one pinned by --today."""
        return SystemClock() if self.today is None else PinnedDayClock(parse_date(self.today, SystemClock().today()))

    def passphrase(self) -> str:
        """From a file, the environment or a prompt; never from an argument.

        Raises Refusal where nothing is given and nobody can be asked.
        """
        if self.passphrase_file is not None:
            return passphrase_in(self.passphrase_file)
        given = os.environ.get("LIBAO_DESK_PASSPHRASE")
        if given is not None:
            return _in_utf8(given)
        if not sys.stdin.isatty():
            raise Refusal("没有给出口令：请用--passphrase-file或环境变量LIBAO_DESK_PASSPHRASE。")
        return str(typer.prompt("口令", hide_input=True, err=True))

    @contextmanager
    def office(self) -> Iterator[Office]:
        """The unlocked office, locked again afterwards."""
        finish_bringing_back(self.data)
        with Office.unlock(self.data, load_registers(), self.clock, self.passphrase(), self.officer) as office:
            older = office.keeping.older
            if doubt := office.keeping.clock_doubt:
                typer.echo(f"{doubt}期限、编号的年份都按它算，请先核对。", err=True)
            try:
                yield office
            except OlderFile as unconfirmed:
                raise Trouble(f"{unconfirmed.sentence}{GO_ON}") from unconfirmed
            if older:
                typer.echo(f"{older}{GO_ON}", err=True)

    @contextmanager
    def office_if_open(self) -> Iterator[Office | None]:
        """The office where there is one and its passphrase came with the call; None otherwise, and nobody is asked."""
        given = self.passphrase_file is not None or "LIBAO_DESK_PASSPHRASE" in os.environ
        if not given or not has_office(self.data):
            yield None
            return
        with self.office() as office:
            yield office

    @property
    def as_json(self) -> bool:
        """Whether JSON was asked for."""
        return self.answers.as_json

    def answer(self, value: Any, show: Callable[[Any], str] | None = None) -> None:
        """Print the answer: JSON where asked, else lines a person can read."""
        self.answers.give(value, show)


def _give_up_stdout() -> None:
    """What is left unwritten is not tried again when the process ends."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # it lasts as long as the process


def _in_utf8(text: str) -> str:
    """A value of the environment that was UTF-8, whatever the locale took it for. Raises Refusal where it was not."""
    try:
        return text if text.isprintable() else os.fsencode(text).decode()
    except UnicodeError as error:
        raise Refusal("环境变量LIBAO_DESK_PASSPHRASE不是UTF-8文字。") from error


def passphrase_in(file: Path) -> str:
    """The one line of a passphrase file, with or without Notepad's byte order mark.

    Raises Refusal where the file cannot be read as UTF-8 text.
    """
    try:
        return file.read_text(encoding="utf-8-sig").strip("\r\n")
    except OSError as error:
        raise Refusal(f"读不到口令文件“{file.name}”。") from error
    except UnicodeDecodeError as error:
        raise Refusal(f"口令文件“{file.name}”不是UTF-8文本，请另存为UTF-8编码。") from error


HELP = "李堡司法所台账命令行。退出码：0 完成，1 拒绝（说明一句原因），2 用法不对，3 环境出错、口令错误或数据不完整。"

app = ChineseTyper(HELP)


@app.callback()
def common(
    context: typer.Context,
    data: Annotated[Path | None, typer.Option(envvar="LIBAO_DESK_DATA", help="数据文件夹")] = None,
    officer: Annotated[str | None, typer.Option(envvar="LIBAO_DESK_OFFICER", help="工作人员姓名")] = None,
    passphrase_file: Annotated[Path | None, typer.Option(help="口令文件")] = None,
    today: Annotated[str | None, typer.Option(envvar="LIBAO_DESK_TODAY", help="把今天固定为某日")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出JSON")] = False,
) -> None:
    """各命令通用的选项。"""
    context.obj = Call(data or default_data_folder(), officer, passphrase_file, today, context.obj)


def day(text: str | None, call: Call) -> date:
    """A typed date, today where none is given.

    Raises Refusal for a date that does not exist.
    """
    today = call.clock.today()
    return today if text is None else parse_date(text, today)


def run(commands: typer.Typer, arguments: Sequence[str]) -> int:
    """Run one call and turn its end into an exit code; a traceback would be our bug."""
    _speak_utf8()
    given = _options_first(list(arguments))
    answers = Answers("--json" in given)
    try:
        result = commands(args=given or ["--help"], prog_name="libao-desk-cli", standalone_mode=False, obj=answers)
    except Refusal as refusal:
        return answers.fail(REFUSED, refusal.sentence)
    except Trouble as trouble:
        return answers.fail(TROUBLE, trouble.sentence)
    except typer.TyperException as error:
        return answers.fail(USAGE, f"{usage_sentence(error)}用libao-desk-cli --help查看各命令，用“命令 --help”查看一个命令。")
    except (typer.Abort, KeyboardInterrupt):
        return answers.fail(TROUBLE, "已中止。")
    if not given:
        return USAGE
    return DONE if result is None else min(int(result), TROUBLE)


def _speak_utf8() -> None:
    """What is piped into a script is UTF-8 on every PC, and no character stops the answer."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


VALUED = ("--data", "--officer", "--passphrase-file", "--today")


def _options_first(arguments: list[str]) -> list[str]:
    """The common options may stand anywhere; click wants them before the command."""
    common_options: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--json":
            common_options.append(argument)
        elif argument in VALUED:
            common_options += [argument, *(value for value in [next(waiting, None)] if value is not None)]
        elif argument.startswith(tuple(option + "=" for option in VALUED)):
            common_options.append(argument)
        else:
            rest.append(argument)
    return common_options + rest
