"""Many papers in one PDF (合并打印): each as it was issued, with a bookmark to find it by."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO


@dataclass(frozen=True, slots=True)
class Bound:
    """One paper of a bundle: its bookmark, its bytes, and how often it is wanted."""

    name: str
    pdf: bytes
    times: int = 1


def bundle(papers: Sequence[Bound], title: str) -> bytes:
    """The papers one after another; the pages are those of the papers, untouched."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    for paper in papers:
        for time in range(paper.times):
            writer.append(BytesIO(paper.pdf), outline_item=paper.name if time == 0 else None, import_outline=False)
    writer.compress_identical_objects()
    writer.add_metadata({"/Title": title})
    target = BytesIO()
    writer.write(target)
    return target.getvalue()
