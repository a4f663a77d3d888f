"""The installer's script and the launcher's manifest contain what is promised of them."""

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from installer.ground import HERE, NAME, ROOT, TITLE, version
from installer.setup_exe import file_list
from installer.smoke import FIRST, WAITING, WINDOWS
from libao_desk import __version__
from libao_desk.gui.base import dialogs

SCRIPT = (HERE / "setup.nsi").read_text(encoding="utf-8")
MANIFEST = ElementTree.parse(HERE / "launcher" / "launcher.manifest")
RESOURCES = (HERE / "launcher" / "launcher.rc").read_text(encoding="utf-8")


def part(macro: str) -> str:
    """The body of one macro, function or section of the script."""
    match = re.search(
        rf'^(?:!macro|Function|Section) "?{re.escape(macro)}"?\b.*?^(?:!macroend|FunctionEnd|SectionEnd)$', SCRIPT, re.M | re.S
    )
    assert match is not None, macro
    return match[0]


@pytest.mark.parametrize(
    "promise",
    [
        pytest.param("Unicode true", id="unicode"),
        pytest.param("Target amd64-unicode", id="64 bit"),
        pytest.param("RequestExecutionLevel user", id="no administrator"),
        pytest.param('InstallDir "$LOCALAPPDATA\\Programs\\${NAME}"', id="in the user's own folder"),
        pytest.param('!insertmacro MUI_LANGUAGE "SimpChinese"', id="Chinese"),
        pytest.param("!define OLDEST_BUILD 17763", id="Windows 10 1809"),
        pytest.param("!uninstfinalize", id="the uninstaller is signed too"),
    ],
)
def test_the_script_says(promise: str) -> None:
    assert promise in SCRIPT


def test_names_agree_with_the_program() -> None:
    assert f'!define TITLE "{TITLE}"' in SCRIPT
    assert f'!define NAME "{NAME}"' in SCRIPT
    assert '!define DATA "$LOCALAPPDATA\\${NAME}\\office"' in SCRIPT


def test_nothing_is_written_for_all_users() -> None:
    assert "HKLM" not in SCRIPT
    assert "SetShellVarContext all" not in SCRIPT
    assert "$PROGRAMFILES" not in SCRIPT


def test_old_windows_is_refused_with_a_sentence_before_anything_is_written() -> None:
    start = part(".onInit")
    assert "AtLeastBuild} ${OLDEST_BUILD}" in start
    assert "1809" in start
    assert "Rename" not in start


def test_every_message_has_an_answer_for_silent_use() -> None:
    messages = [line for line in SCRIPT.splitlines() if line.strip().startswith("MessageBox")]
    assert len(messages) > 4
    assert [line for line in messages if "/SD ID" not in line] == []


def test_uninstalling_names_what_it_deletes_and_no_data() -> None:
    section = part("Uninstall")
    deleted = re.findall(r'^\s*(?:RMDir|Delete)(?: /r)? "([^"]+)"', section, re.M)
    assert "$INSTDIR" in deleted
    assert 'RMDir /r "$INSTDIR"' not in section
    assert not [path for path in deleted if "DATA" in path or "office" in path]
    assert "数据没有删除" in section
    assert "${DATA}" in section


def test_an_upgrade_moves_the_version_before_aside_and_can_be_taken_back() -> None:
    keep = part("KeepPrevious")
    assert 'EachPart MovePart "$INSTDIR" "$INSTDIR\\previous"' in keep
    assert 'EachPart MovePart "$INSTDIR\\previous" "$INSTDIR"' in keep, "a move that fails half way is undone"
    assert '"/BACK"' in part("un.onInit")
    section = part("program")
    assert section.index("StopWhileRunning") < section.index("KeepPrevious") < section.index("${FILES}")


def test_files_are_listed_by_name_and_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    listed = [line.removeprefix("File ").strip('"').removeprefix(f"{tmp_path}/") for line in file_list(tmp_path).splitlines()]
    assert listed == ['SetOutPath "$INSTDIR\\a', "a/b.txt", "a/z.txt", 'SetOutPath "$INSTDIR', "b.txt"]


@pytest.mark.parametrize(
    ("setting", "value"),
    [("dpiAwareness", "PerMonitorV2"), ("longPathAware", "true"), ("activeCodePage", "UTF-8")],
    ids=["dpi", "long paths", "utf-8"],
)
def test_the_manifest_asks_for(setting: str, value: str) -> None:
    assert [node.text for node in MANIFEST.iter() if node.tag.endswith(f"}}{setting}")] == [value]


def test_the_launcher_asks_for_no_rights_and_has_icon_and_version() -> None:
    levels = [node.get("level") for node in MANIFEST.iter() if node.tag.endswith("}requestedExecutionLevel")]
    assert levels == ["asInvoker"]
    assert 'IDI_ICON1 ICON "libao-desk.ico"' in RESOURCES  # the name under which Qt takes it for its windows
    assert (HERE / "launcher" / "libao-desk.ico").read_bytes()[:4] == b"\0\0\1\0"
    assert "@VERSION@" in RESOURCES


def test_the_windows_the_smoke_test_waits_for_are_those_that_come() -> None:
    first, *_ = re.findall(
        r'setWindowTitle\(f"(.*)"\)', (ROOT / "libao_desk" / "gui" / "door" / "front_door.py").read_text(encoding="utf-8")
    )
    assert first.replace("{TITLE}", dialogs.TITLE) == FIRST
    assert f'L"{WAITING}"' in (HERE / "launcher" / "waiting.c").read_text(encoding="utf-8")
    assert WINDOWS[-1] == dialogs.TITLE


def test_the_version_is_stated_once() -> None:
    assert version() == __version__
    assert version() not in SCRIPT + RESOURCES
    assert re.fullmatch(r"\d+\.\d+\.\d+", version()), "Windows' version data wants three numbers"
