"""What every printed page of a sheet says above and below its rows (页眉页脚): its number, and whom the sheet is not for."""

from typing import Any

NUMBERED = "第 &P 页  共 &N 页"
MARK_FACE, MARK_SIZE = "黑体,Regular", 12


def number_pages(target: Any, mark: str = "") -> None:
    """Count the pages at the foot; a mark stands on each of them, above and below."""
    target.oddFooter.center.text = NUMBERED
    if mark:
        mark_pages(target, mark)


def mark_pages(target: Any, mark: str) -> None:
    """Print a mark above and below on every page, before whatever the sheet says there."""
    parts = [target.oddHeader, target.oddFooter]
    if target.HeaderFooter.differentOddEven:
        parts += [target.evenHeader, target.evenFooter]
    if target.HeaderFooter.differentFirst:
        parts += [target.firstHeader, target.firstFooter]
    for part in parts:
        place = part.center
        if place.text:
            place.text = f"{mark}　　{place.text}"
        else:
            place.text, place.font, place.size = mark, MARK_FACE, MARK_SIZE
