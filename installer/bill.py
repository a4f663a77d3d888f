"""What is inside and under which licence: a bill of materials (CycloneDX) for machines, a page for people."""

import html
import json
import re
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from installer import parts
from installer.ground import HERE, PUBLISHER, ROOT, TITLE, digest, epoch, version

RUNTIME_VERSION = "3.11.9"
FONTS = {
    "FandolFang.ttf": ("Fandol FangSong", "GPL-3.0-or-later WITH Font-exception-2.0", "Fandol-GPL-3-font-exception.txt"),
    "LibaoSerif.ttf": ("Noto Serif SC Light", "OFL-1.1", "NotoSerifSC-OFL.txt"),
    "NotoSerifSC.ttf": ("Noto Serif SC Light", "OFL-1.1", "NotoSerifSC-OFL.txt"),
    "NotoSerifSC-Bold.ttf": ("Noto Serif SC Bold", "OFL-1.1", "NotoSerifSC-OFL.txt"),
    "NotoSansSC.ttf": ("Noto Sans SC", "OFL-1.1", "NotoSansSC-OFL.txt"),
    "LibaoKai.ttf": ("LXGW WenKai", "OFL-1.1", "LXGWWenKai-OFL.txt"),
    "HanaMinB.ttf": ("Hanazono Mincho B", "LicenseRef-Hanazono OR OFL-1.1", "Hanazono.txt"),
}
QT_NOTICE = (
    "本程序使用 Qt 与 PySide6（The Qt Company Ltd 及贡献者），按 GNU 较宽松公共许可证第3版（LGPL-3.0）使用，以独立的动态库文件随附在 "
    "lib\\PySide6 与 lib\\shiboken6 中。您可以用自己编译的兼容版本替换这些文件；许可证全文见本文件夹 LGPL-3.0.txt 与 GPL-3.0.txt。"
    "未对 Qt 与 PySide6 作任何修改，源代码由 Qt 项目公开发布，也可以向本程序的提供者索取。"
)


@dataclass(frozen=True)
class Component:
    """One thing inside that another maker made."""

    name: str
    version: str
    licence: str
    sha256: str
    kind: str = "library"
    texts: tuple[str, ...] = ()

    def entry(self) -> dict[str, object]:
        """Its entry in the bill."""
        found: dict[str, object] = {
            "type": self.kind,
            "bom-ref": f"{self.name}@{self.version}",
            "name": self.name,
            "version": self.version,
            "hashes": [{"alg": "SHA-256", "content": self.sha256}],
            "licenses": [{"license": {"name": self.licence}}],
        }
        if self.kind == "library":
            found["purl"] = f"pkg:pypi/{self.name.lower().replace('_', '-')}@{self.version}"
        return found


def write(stage: Path, wheels: Mapping[parts.Pin, Path]) -> None:
    """Write bill, page and licence texts into the staged folder."""
    folder = stage / "licences"
    folder.mkdir(parents=True)
    for text in sorted((HERE / "licences").iterdir()):
        shutil.copyfile(text, folder / text.name)
    shutil.copyfile(ROOT / "LICENSE", folder / "LibaoDesk-Apache-2.0.txt")
    fonts = stage / "app" / "libao_desk" / "_resources" / "fonts"
    shutil.copytree(fonts / "licences", folder / "fonts")
    components = [_python(stage, folder), *(_library(pin, wheel, folder) for pin, wheel in wheels.items()), *_fonts(fonts)]
    (folder / "sbom.cdx.json").write_text(json.dumps(_bill(components), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (folder / "index.html").write_text(_page(components), encoding="utf-8")


def _python(stage: Path, folder: Path) -> Component:
    shutil.copyfile(stage / "runtime" / "LICENSE.txt", folder / "Python.txt")
    return Component("CPython", RUNTIME_VERSION, "PSF-2.0", parts.RUNTIME_ZIP, "framework", ("Python.txt",))


def _library(pin: parts.Pin, wheel: Path, folder: Path) -> Component:
    texts = []
    with zipfile.ZipFile(wheel) as archive:
        metadata = archive.read(next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))).decode("utf-8")
        for name in sorted(archive.namelist()):
            if re.search(r"\.dist-info/(licenses/.+|LICEN[CS]E[^/]*|COPYING[^/]*|NOTICE[^/]*)$", name) and not name.endswith("/"):
                target = folder / pin.name / name.rpartition("/")[2]
                target.parent.mkdir(exist_ok=True)
                target.write_bytes(archive.read(name))
                texts.append(f"{pin.name}/{target.name}")
    return Component(pin.name, pin.version, licence_of(metadata), pin.sha256, "library", tuple(dict.fromkeys(texts)))


def licence_of(metadata: str) -> str:
    """The licence a package states: its expression, else its classifier, else its short free text."""
    head = metadata.split("\n\n", 1)[0]
    for pattern in (r"^License-Expression: (.+)$", r"^Classifier: License :: (?:OSI Approved :: )?(.+)$", r"^License: (.{1,60})$"):
        found = [text.strip() for text in re.findall(pattern, head, re.MULTILINE) if text.strip() != "OSI Approved"]
        if found:
            return " / ".join(dict.fromkeys(found))
    return "见许可证文本"


def _fonts(folder: Path) -> list[Component]:
    return [
        Component(f"{name} ({file})", "1", licence, digest(folder / file), "data", (f"fonts/{text}",))
        for file, (name, licence, text) in FONTS.items()
    ]


def _bill(components: list[Component]) -> dict[str, object]:
    listed = [component.entry() for component in components]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, json.dumps(listed, sort_keys=True))}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {"type": "application", "name": PUBLISHER, "version": version(), "licenses": [{"license": {"id": "Apache-2.0"}}]},
        },
        "components": listed,
    }


def _page(components: list[Component]) -> str:
    rows = "\n".join(_row(component) for component in components)
    return f"""<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>{TITLE} 许可说明</title>
<style>body{{font:15px/1.7 "Microsoft YaHei",sans-serif;max-width:60em;margin:2em auto}}td,th{{text-align:left;padding:.2em 1em .2em 0;\
border-bottom:1px solid #ddd}}</style>
<h1>{TITLE} {version()}：组成与许可</h1>
<p>本程序按 <a href="LibaoDesk-Apache-2.0.txt">Apache-2.0</a> 许可发布。{QT_NOTICE}</p>
<table><tr><th>组成部分</th><th>版本</th><th>许可</th><th>全文</th></tr>
{rows}
</table>
<p>机器可读的清单：<a href="sbom.cdx.json">sbom.cdx.json</a>（CycloneDX）。</p></html>
"""


def _row(component: Component) -> str:
    links = " ".join(f'<a href="{html.escape(text)}">{html.escape(text.rpartition("/")[2])}</a>' for text in component.texts)
    cells = (html.escape(component.name), component.version, html.escape(component.licence), links)
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
