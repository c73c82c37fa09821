"""A PDF that leaves for the file page by page, so that ten thousand pages need no more memory than ten.

reportlab keeps every page and picture until the end. :class:`StreamedDocument` writes each as soon as it is finished
and keeps its place only; fonts, outline and the table of places follow at the end, as the format allows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from app.reports.layout.font_codes import FileCodes


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself: shown by viewers, read by search and by screen readers."""

    title: str
    author: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Awaited:
    """Words on a sheet that are known only later, such as the sheet on which a part begins.

    Its ``token`` stands in the sheet's drawing; ``fill`` gives what to draw instead, and the link (annotation) to it.
    """

    token: str
    fill: Callable[[], tuple[str, str]]


class Picture(pdfdoc.PDFObject):  # type: ignore[misc]
    """An image as it goes into the file: its compressed bytes as they are, never encoded a second time."""

    def __init__(
        self, data: bytes, width: int, height: int, space: str, filter_: str, *, bits: int = 8, inverted: bool = False
    ):
        self.data, self.width, self.height = data, width, height
        self.space, self.filter, self.bits, self.inverted = space, filter_, bits, inverted

    def format(self, document: Any) -> bytes:
        stream = pdfdoc.PDFStream(content=self.data)
        about = stream.dictionary
        about["Type"], about["Subtype"] = pdfdoc.PDFName("XObject"), pdfdoc.PDFName("Image")
        about["Width"], about["Height"], about["BitsPerComponent"] = self.width, self.height, self.bits
        about["ColorSpace"], about["Filter"] = pdfdoc.PDFName(self.space), pdfdoc.PDFName(self.filter)
        if self.inverted:
            about["Decode"] = pdfdoc.PDFArray([1, 0] * 4)
        written: bytes = stream.format(document)
        return written


class StreamedDocument(pdfdoc.PDFDocument):  # type: ignore[misc]
    """A reportlab document whose finished objects are already in the file."""

    def __init__(self, out: BinaryIO, **options: Any) -> None:
        super().__init__(**options)
        self._out = out
        self._place = 0
        self.codes = FileCodes(self)
        self.awaited: list[Awaited] = []
        """What the sheet that is being drawn still waits for."""
        self._held: list[tuple[str, Any, list[Awaited]]] = []
        self._write(b"%PDF-1.7\n%\x93\x8c\x8b\x9e\n")

    def addPage(self, page: Any) -> None:
        """Called by the canvas when a page is full. One that waits for something is held until :meth:`settle`."""
        name = self.thisPageName()
        super().addPage(page)
        if self.awaited:
            self._held.append((name, page, self.awaited))
            self.awaited = []
        else:
            self._finish(name, page)

    def settle(self) -> None:
        """Write the pages that were held, with what they waited for."""
        held, self._held = self._held, []
        for name, page, awaited in held:
            links = []
            for each in awaited:
                drawn, link = each.fill()
                page.stream = page.stream.replace(each.token, drawn)
                links.append(link)
            page.Annots = list(filter(None, links))
            self._finish(name, page)

    def reference(self, page: str) -> str:
        """How another object names a page of this file."""
        return str(pdfdoc.PDFObjectReference(page).format(self), "ascii")

    def _finish(self, name: str, page: Any) -> None:
        self.updateSignature(page.stream)
        self._emit(name)
        self._emit(page.Contents.__InternalName__)
        page.stream = page.Contents = page.Resources = None

    def add_picture(self, name: str, picture: Picture) -> None:
        """Write a picture under a name of its own; the page that draws it then refers to the name."""
        self.addForm(name, picture)
        self._emit(pdfdoc.xObjectName(name))
        picture.data = b""

    def format(self) -> bytes:
        """Write what is left. Called once, by the canvas, when the paper ends. What it returns is already written."""
        catalog, info = self.Reference(self.Catalog), self.Reference(self.info)
        number = 0
        while (number := number + 1) in self.numberToId:  # writing one may register more
            self._emit(self.numberToId[number])
        start = self._place
        count = number
        table = [b"xref\n0 %d\n0000000000 65535 f \n" % count]
        table += [b"%010d 00000 n \n" % self.idToOffset[self.numberToId[each]] for each in range(1, count)]
        self._write(b"".join(table))
        trailer = pdfdoc.PDFTrailer(startxref=start, Size=count, Root=catalog, Info=info, ID=self.ID())
        self._write(trailer.format(self))
        return b""

    def _emit(self, name: str) -> None:
        if name in self.idToOffset:
            return
        body = pdfdoc.pdfdocEnc(pdfdoc.PDFIndirectObject(name, self.idToObject[name]).format(self))
        self.idToOffset[name] = self._place
        self._write(body)

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._place += len(data)


def streamed_canvas(out: BinaryIO, about: About, size: tuple[float, float], first_font: str) -> Any:
    """A reportlab canvas whose pages go to ``out`` as they end. ``out`` is only ever written to, from its start on.

    ``first_font`` is a registered font of ours, so that the file names none that it does not hold.
    """
    canvas = Canvas(_Nowhere(), pagesize=size, pageCompression=1, initialFontName=first_font)
    canvas._doc = StreamedDocument(out, compression=1, pdfVersion=(1, 7), lang="vi-VN")
    canvas.setTitle(about.title)
    canvas.setAuthor(about.author)
    canvas.setSubject(about.subject or about.title)
    canvas.setCreator("hoso")
    canvas.setProducer("hoso, ReportLab")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


class _Nowhere:
    """The file that the canvas believes it writes at the end; the document has written all by then."""

    name = "hoso.pdf"

    def write(self, data: bytes) -> int:
        return len(data)


# Binary streams stay binary: ASCII armour costs a quarter more bytes and serves nobody since the nineties.
rl_config.useA85 = 0
