"""Several PDFs in one, each with an entry of the outline that leads to it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import ExitStack
from typing import BinaryIO


def write_one_file(parts: Sequence[tuple[str, bytes]], title: str, out: BinaryIO) -> int:
    """Put ``parts`` (what each is called, and its PDF) one after the other into ``out``. Returns how many sheets."""
    import pikepdf

    with ExitStack() as opened:
        whole = opened.enter_context(pikepdf.Pdf.new())
        with whole.open_outline() as outline:
            for name, pdf in parts:
                one = opened.enter_context(pikepdf.open(io.BytesIO(pdf)))
                outline.root.append(pikepdf.OutlineItem(name, len(whole.pages)))
                whole.pages.extend(one.pages)
        whole.Root.Lang = pikepdf.String("vi-VN")
        with whole.open_metadata(set_pikepdf_as_editor=False) as about:
            about["dc:title"] = title
        sheets = len(whole.pages)
        whole.remove_unreferenced_resources()
        whole.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return sheets
