"""What --help says is Chinese to its frame."""

import pytest
import typer

from libao_desk.app.cli import main
from libao_desk.app.cli_frame import app

ENGLISH = ("Usage", "Options", "OPTIONS", "Arguments", "ARGS", "Commands", "COMMAND", "required", "default", "env var", "Show this")
COMMANDS = [one.name or str(getattr(one.callback, "__name__", "")).replace("_", "-") for one in app.registered_commands]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_frame_of_every_help_is_chinese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*filter(None, (command,)), "--help"]) == 0
    said = capsys.readouterr().out
    assert [word for word in ENGLISH if word in said] == []
    assert all(word in said for word in ("用法：libao-desk-cli", "选项", "显示这份说明"))


def test_every_command_speaks_through_the_same_frame() -> None:
    group = typer.main.get_command(app)
    assert sorted(getattr(group, "commands", {})) == sorted(COMMANDS)
