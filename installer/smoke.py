"""The smoke test (冒烟测试): what an office PC would go through with this setup.exe, tried under Wine and printed as a table."""

import json
import shutil
import time
import zipfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from dev import Stop, say
from installer import screen
from installer.ground import DIST, NAME, ROOT, TITLE, files_of, need_tools, version
from installer.setup_exe import build_setup
from installer.stage import STAGE
from installer.wine_pc import USER, WINE_TOOLS, WinePc

PLACE = ROOT / "build" / "smoke"
PROGRAM = r"C:\司法所 台账\立报 桌面"
DEFAULT = rf"C:\users\{USER}\AppData\Local\Programs\{NAME}"
DATA = rf"C:\users\{USER}\AppData\Local\{NAME}\office"
UNINSTALL_KEY = rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{NAME}"
PASSPHRASE = {"LIBAO_DESK_PASSPHRASE": "冒烟测试口令-2026"}
UNSEEN = {"WINEQT_QPA_PLATFORM": "offscreen"}
WAITING, FIRST = f"正在打开{TITLE}…", f"{TITLE}（正在载入）"
WINDOWS = (WAITING, FIRST, TITLE)
"""The titles a clerk sees in turn; the first only where the second is not there within a second."""
NEXT = "99.0.0"
"""The version the upgrade brings: the same program under another number."""


@dataclass(frozen=True)
class Line:
    """One line of the behaviour table."""

    name: str
    ok: bool
    note: str


class Wrong(Exception):
    """What was found instead of what was promised."""


def expect(holds: object, found: object) -> None:
    """Refuse to go on where a promise does not hold."""
    if not holds:
        raise Wrong(str(found)[-400:])


def smoke_test() -> int:
    """Run the table; 0 when every line holds. Where Wine is not to be had, say so and leave it."""
    try:
        need_tools(WINE_TOOLS)
    except Stop as stop:
        say(f"跳过冒烟测试 the smoke test is skipped: {stop}")
        return 0
    pc = WinePc(PLACE)
    say("冒烟测试 smoke test under Wine ...")
    try:
        pc.set_up()
        lines = [_tried(name, pc, act) for name, act in TABLE]
    finally:
        pc.shut_down()
    report = ROOT / "build" / "smoke-report.json"
    report.write_text(json.dumps([asdict(line) for line in lines], ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0 if all(line.ok for line in lines) else 1


def _tried(name: str, pc: WinePc, act: Callable[[WinePc], str]) -> Line:
    started = time.monotonic()
    try:
        line = Line(name, True, act(pc))
    except (Wrong, OSError, ValueError, Stop) as wrong:
        line = Line(name, False, f"{type(wrong).__name__}: {wrong}")
    say(f"{'ok    ' if line.ok else 'FAILED'} {time.monotonic() - started:6.1f} s  {line.name}：{line.note}")
    return line


def _setup() -> Path:
    return DIST / f"{NAME}-{version()}-setup.exe"


def _install(pc: WinePc, setup: Path, folder: str | None) -> int:
    # NSIS takes all that follows /D= as it stands, without quotation marks: so its words are handed over one by one
    return pc.wine(f"Z:{setup}", "/S", *(f"/D={folder}".split(" ") if folder else [])).code


def _version_in(pc: WinePc, folder: str) -> str:
    marker = pc.inside(folder) / "version.txt"
    return marker.read_text(encoding="utf-8").strip() if marker.is_file() else ""


def _self_test(pc: WinePc, folder: str) -> str:
    started = time.monotonic()
    ended = pc.wine(pc.inside(folder) / f"{NAME}.exe", "--json", "self-test", extra=UNSEEN)
    expect(ended.out.startswith("{"), f"{ended.code} {ended.out} {ended.err}")
    answer = json.loads(ended.out)
    for check in answer["checks"]:
        say(f"         {'true ' if check['ok'] else 'FALSE'} {check['name']}：{check['note']}")
    expect(answer["sound"] and ended.code == 0, "a line above is not true")
    return f"{len(answer['checks'])} lines true, {time.monotonic() - started:.1f} s"


def _verify(pc: WinePc, folder: str) -> str:
    ended = pc.wine(pc.inside(folder) / "libao-desk-cli.exe", "--json", "verify", extra={**UNSEEN, **PASSPHRASE})
    expect(ended.code == 0 and json.loads(ended.out)["sound"], f"{ended.code} {ended.out} {ended.err}")
    return str(json.loads(ended.out)["trail"]["head"])[:12]


def old_windows(pc: WinePc) -> str:
    """Windows 8.1 is refused with a code, and nothing is left behind."""
    pc.windows("win81")
    code = _install(pc, _setup(), None)
    pc.windows("win10")
    expect(code == 4 and not pc.inside(DEFAULT).exists(), f"exit {code}")
    return "exit 4, nothing installed"


def default_install(pc: WinePc) -> str:
    """Without a word on where: the user's own programs, names in Chinese, every file as staged."""
    code = _install(pc, _setup(), None)
    folder = pc.inside(DEFAULT)
    expect(code == 0, f"exit {code}")
    names = {path.relative_to(folder).as_posix() for path in files_of(folder)}
    staged = {path.relative_to(STAGE).as_posix() for path in files_of(STAGE)}
    expect(names == staged | {"uninstall.exe"}, sorted(names ^ staged)[:5])
    wrong = [name for name in staged if (folder / name).read_bytes() != (STAGE / name).read_bytes()]
    expect(not wrong, wrong[:5])
    shortcuts = sorted(path.name for path in pc.profile.rglob("*.lnk"))
    expect(shortcuts == sorted([f"{TITLE}.lnk", f"{TITLE}.lnk", f"卸载{TITLE}.lnk"]), shortcuts)
    return f"{len(names)} files, shortcuts {' '.join(dict.fromkeys(shortcuts))}"


def default_self_test(pc: WinePc) -> str:
    """The installed program tries all its parts, as a user named 张 三."""
    return _self_test(pc, DEFAULT)


def default_uninstall(pc: WinePc) -> str:
    """Gone with its shortcuts and keys."""
    pc.wine(pc.inside(DEFAULT) / "uninstall.exe", "/S")
    pc.settle()
    left = [str(path) for path in [pc.inside(DEFAULT), *pc.profile.rglob("*.lnk")] if path.exists()]
    expect(not left, left)
    expect(pc.registry(UNINSTALL_KEY, "DisplayVersion") is None, "the uninstall key is still there")
    return "folder, shortcuts and keys gone"


def named_install(pc: WinePc) -> str:
    """Into a path with blanks and Chinese characters."""
    code = _install(pc, _setup(), PROGRAM)
    expect(code == 0 and _version_in(pc, PROGRAM) == version(), f"exit {code}")
    expect(pc.registry(UNINSTALL_KEY, "InstallLocation") == PROGRAM, pc.registry(UNINSTALL_KEY, "InstallLocation"))
    return PROGRAM


def window(pc: WinePc) -> str:
    """The launcher says that it is opening, the first window stands, the main window takes its place; setup touches nothing meanwhile."""
    with screen.shown() as display:
        started = time.monotonic()
        program = pc.start([pc.inside(PROGRAM) / f"{NAME}.exe"], {"DISPLAY": display})
        try:
            came = screen.watch(display, WINDOWS, 600, ROOT / "build")
            screen.wait_until_gone(display, {WAITING, FIRST}, 60)
            screen.picture(display, ROOT / "build" / "smoke-window.png")
            code = _install(pc, _setup(), PROGRAM)
        finally:
            program.terminate()
            pc.shut_down()
    expect(code == 5, f"setup beside the running program: exit {code}")
    expect(FIRST in came, "the first window was not seen")
    return ", ".join(f"{moment - started:.1f} s {title}" for title, moment in came.items()) + " (Wine, cold); setup meanwhile: exit 5"


def found_office(pc: WinePc) -> str:
    """An office is founded where data belong, and is sound."""
    words = ("--office", "虚构司法所", "--division", "320699", "--director", "虚构所长")
    ended = pc.wine(pc.inside(PROGRAM) / "libao-desk-cli.exe", "--json", "init", DATA, *words, extra={**UNSEEN, **PASSPHRASE})
    expect(ended.code == 0, f"{ended.code} {ended.out} {ended.err}")
    return f"head {_verify(pc, PROGRAM)}"


def upgrade(pc: WinePc) -> str:
    """The next version in place: the old one stands aside whole, nothing stale is left, the data are sound."""
    stage = PLACE / "next" / NAME
    shutil.copytree(STAGE, stage)
    (stage / "version.txt").write_text(f"{NEXT}\n", encoding="utf-8")
    setup = build_setup(stage, quick=True, stated=NEXT, folder=PLACE)
    (pc.inside(PROGRAM) / "lib" / "stale.pyc").write_bytes(b"old")
    code = _install(pc, setup, PROGRAM)
    expect(code == 0 and _version_in(pc, PROGRAM) == NEXT, f"exit {code}, {_version_in(pc, PROGRAM)}")
    expect(_version_in(pc, rf"{PROGRAM}\previous") == version(), "the version before was not kept")
    expect(not (pc.inside(PROGRAM) / "lib" / "stale.pyc").exists(), "a stale file is left")
    expect(any(pc.profile.rglob("退回上一版本.lnk")), "no shortcut for going back")
    return f"{version()} -> {NEXT}, head {_verify(pc, PROGRAM)}"


def go_back(pc: WinePc) -> str:
    """The version before again, with the same data; its self-test still true."""
    pc.wine(pc.inside(PROGRAM) / "uninstall.exe", "/S", "/BACK")
    pc.settle()
    expect(_version_in(pc, PROGRAM) == version(), _version_in(pc, PROGRAM))
    expect(_version_in(pc, rf"{PROGRAM}\previous") == NEXT, "the newer version is not kept beside")
    expect(pc.registry(UNINSTALL_KEY, "DisplayVersion") == version(), pc.registry(UNINSTALL_KEY, "DisplayVersion"))
    return f"{NEXT} -> {version()}, head {_verify(pc, PROGRAM)}; {_self_test(pc, PROGRAM)}"


def uninstall(pc: WinePc) -> str:
    """The program goes, both versions of it; the data stay."""
    pc.wine(pc.inside(PROGRAM) / "uninstall.exe", "/S")
    pc.settle()
    expect(not pc.inside(PROGRAM).exists(), "the folder is still there")
    kept = sorted(path.name for path in pc.inside(DATA).iterdir())
    expect("office.db" in kept, kept)
    return f"kept: {' '.join(kept)}"


def portable(pc: WinePc) -> str:
    """The zip unpacked anywhere works, and keeps its data beside itself."""
    folder = r"C:\U盘 便携"
    with zipfile.ZipFile(DIST / f"{NAME}-{version()}-portable.zip") as archive:
        archive.extractall(pc.inside(folder))
    home = rf"{folder}\{NAME}"
    code = "from libao_desk.core.paths import default_data_folder as f; print(ascii(str(f())))"
    ended = pc.wine(pc.inside(home) / "libao-desk-cli.exe", "-I", "-X", "utf8", "-c", code, "--multiprocessing-fork")
    expect(ended.out.strip() == ascii(rf"{home}\office"), ended.out + ended.err)
    return f"data in {home}\\office; {_self_test(pc, home)}"


TABLE: tuple[tuple[str, Callable[[WinePc], str]], ...] = (
    ("旧版Windows old Windows", old_windows),
    ("默认安装 install", default_install),
    ("自检 self-test", default_self_test),
    ("默认卸载 uninstall", default_uninstall),
    ("中文路径安装 /D=", named_install),
    ("窗口 window", window),
    ("建立台账 office founded", found_office),
    ("升级 upgrade", upgrade),
    ("退回 going back", go_back),
    ("卸载保留数据 uninstall keeps data", uninstall),
    ("便携版 portable", portable),
)
"""The installer's behaviour, line by line, in the order a PC meets it."""
