"""A command line typed wrongly (用法错误), told in one Chinese sentence instead of the parser's English."""

import re

import typer

EXTRA = re.compile(r"extra argument\S*\s\((?P<what>.*)\)")
NO_COMMAND = re.compile(r"No such command '(?P<what>[^']*)'")
NO_COMMAND_AT_ALL = "Missing command"
NO_VALUE = re.compile(r"Option '(?P<what>.*)' requires")
NOT_A_NUMBER = re.compile(r"valid (integer|int)\b|not a valid int")


def usage_sentence(error: typer.TyperException) -> str:
    """What is wrong with the words of a call; a sentence of our own stays as it is."""
    kind, told = type(error).__name__, str(getattr(error, "message", ""))
    parameter = getattr(error, "param", None)
    named = "" if parameter is None else _name(parameter)
    if kind == "MissingParameter":
        return f"缺少{named}。"
    if kind == "NoSuchOption":
        return f"没有“{getattr(error, 'option_name', '')}”这个选项。"
    for pattern, sentence in ((EXTRA, "多出了“{}”。"), (NO_COMMAND, "没有“{}”这个命令。"), (NO_VALUE, "选项“{}”后面要写值。")):
        if found := pattern.search(told):
            return sentence.format(found["what"])
    if NO_COMMAND_AT_ALL in told:
        return "没有写要执行哪个命令。"
    if NOT_A_NUMBER.search(told):
        return f"{named}应是整数。"
    if told and not told.isascii():
        return told  # written by a command of ours
    return f"{named or '命令'}的写法不对。"


def _name(parameter: object) -> str:
    """A parameter as it is typed: 选项--out, 参数RECORD."""
    options = [option for option in getattr(parameter, "opts", ()) if option.startswith("-")]
    if options:
        return f"选项{options[0]}"
    return f"参数{getattr(parameter, 'metavar', None) or str(getattr(parameter, 'name', '')).upper()}"
