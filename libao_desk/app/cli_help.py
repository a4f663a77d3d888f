"""The help of the command line in Chinese (命令行帮助): the frame that typer draws around our own words."""

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

OPTIONS, COMMAND = "[选项]", "命令 [参数]…"
SHOW_HELP = "显示这份说明"
FRAME = {
    "ARGUMENTS_PANEL_TITLE": "参数",
    "OPTIONS_PANEL_TITLE": "选项",
    "COMMANDS_PANEL_TITLE": "命令",
    "REQUIRED_LONG_STRING": "[必填]",
    "DEFAULT_STRING": "[默认：{}]",
    "ENVVAR_STRING": "[环境变量：{}]",
    "DEPRECATED_STRING": "（已停用）",
}
"""The constants of `typer.rich_utils`, where typer keeps the words and styles of its frame; they are read when help is drawn."""


class _InChinese:
    """What a command and a group of them say of themselves; typer has no catalogue of Chinese, so each word is put where it takes one."""

    def get_usage(self: Any, context: Any) -> str:
        """How the command is typed."""
        return f"用法：{context.command_path} {' '.join(self.collect_usage_pieces(context))}"

    def get_help_option(self, context: Any) -> Any:
        """--help, with what it does."""
        option = super().get_help_option(context)  # type: ignore[misc]  # the command this stands before has it
        if option is not None:
            option.help = SHOW_HELP
        return option

    def format_help(self, context: Any, formatter: Any) -> None:
        """Draw the help."""
        from typer import rich_utils  # loads what draws; no other call needs it

        for name, words in FRAME.items():
            setattr(rich_utils, name, words)
        super().format_help(context, formatter)  # type: ignore[misc]  # the command this stands before has it


class ChineseCommand(_InChinese, TyperCommand):
    """One command."""


class ChineseGroup(_InChinese, TyperGroup):
    """All of them."""


class ChineseTyper(typer.Typer):
    """Commands hung on it speak Chinese."""

    def __init__(self, help: str) -> None:
        super().__init__(
            cls=ChineseGroup,
            help=help,
            options_metavar=OPTIONS,
            subcommand_metavar=COMMAND,
            add_completion=False,
            pretty_exceptions_enable=False,
        )

    def command(self, name: str | None = None, **how: Any) -> Callable[[Any], Any]:
        """Hang a command on it."""
        return super().command(name, cls=ChineseCommand, options_metavar=OPTIONS, **how)
