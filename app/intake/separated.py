"""Lists kept as plain text (.csv, .txt): which letters they were written in, and what stands between the cells."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter

from app.domain import legacy_fonts
from app.intake.bounds import MAX_COLUMNS, MAX_ROWS, Broken, TooLarge

DELIMITERS = ",;\t|"
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def decode(data: bytes) -> tuple[str, str]:
    """The text, and the encoding it was found in.

    A mark at the beginning is believed; then UTF-8, then UTF-16 without a mark (every other byte is zero), then the
    single-byte pages of Vietnamese Windows: kept as cp1252 when the result reads as TCVN3 or VNI text, otherwise
    cp1258.

    Raises:
        Broken: it is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _readable(data.decode(encoding)), encoding
            except UnicodeError as fault:
                raise Broken("encoding") from fault
    head = data[:4000]
    if b"\0" in head:
        for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
            if head[offset::2].count(0) * 2 > len(head[offset::2]):
                try:
                    return _readable(data.decode(encoding)), encoding
                except UnicodeError as fault:
                    raise Broken("encoding") from fault
        raise Broken("not text")
    try:
        return _readable(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        pass
    page = data.decode("cp1258", "replace")
    composed = unicodedata.normalize("NFC", page)
    if composed != page and not any(unicodedata.combining(letter) for letter in composed):
        return _readable(page), "cp1258"  # its tone marks all found their vowel, which those of an old font do not
    western = data.decode("cp1252", "replace")
    texts = re.split(r'[,;|\t\r\n"]+', western[:400_000])
    if legacy_fonts.detect(texts) is not legacy_fonts.Encoding.UNICODE:
        return _readable(western), "cp1252"
    return _readable(page), "cp1258"


def _readable(text: str) -> str:
    """``text`` as NFC, if it is text: few control characters.

    Raises:
        Broken: it looks like something else.
    """
    sample = text[:20000]
    controls = sum(1 for letter in sample if unicodedata.category(letter) in ("Cc", "Cn") and letter not in "\t\r\n\f")
    if controls * 50 > len(sample) or "\0" in text:
        raise Broken("not text")
    return unicodedata.normalize("NFC", text)


def delimiter_of(text: str) -> str | None:
    """The character between the cells: the one that gives most lines the same, largest number of cells; None if none
    does."""
    lines = [line for line in text[:100_000].splitlines()[:200] if line.strip()]
    best: tuple[float, str] | None = None
    for candidate in DELIMITERS:
        counts = Counter(count for line in lines if (count := _outside_quotes(line, candidate)))
        if not counts:
            continue
        cells, times = max(counts.items(), key=lambda item: (item[1] * min(item[0], 12), item[0]))
        score = times * min(cells, 12) / len(lines)
        if best is None or score > best[0]:
            best = (score, candidate)
    return best[1] if best else None


def _outside_quotes(line: str, delimiter: str) -> int:
    return sum(part.count(delimiter) for part in line.split('"')[::2])


def rows_of(text: str, delimiter: str | None) -> list[tuple[str | None, ...]]:
    """The cells; an empty one is None.

    Raises:
        TooLarge, Broken: see the caps in `bounds`.
    """
    rows: list[tuple[str | None, ...]] = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or ",", strict=False)
        for row in reader:
            if len(rows) >= MAX_ROWS:
                raise TooLarge("rows", MAX_ROWS)
            if len(row) > MAX_COLUMNS:
                raise TooLarge("columns", MAX_COLUMNS)
            rows.append(tuple(cell.strip() or None for cell in row))
    except csv.Error as fault:
        raise Broken("csv") from fault
    return rows
