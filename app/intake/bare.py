"""The compressed picture inside a PDF, without what a camera or a program wrote beside its pixels.

Nothing is decoded: the pixels stay as they are. EXIF with the place, maker notes, XMP, IPTC, comments, embedded
previews and whatever was appended after the picture go.
"""

from __future__ import annotations

_KEPT_APPS = frozenset({0xE0, 0xEE})
"""JFIF, and Adobe's: without the latter colours come out wrong."""
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
_JP2_KEPT = frozenset({b"jP  ", b"ftyp", b"jp2h", b"jp2c"})


def bare_jpeg(data: bytes) -> bytes:
    """A JPEG with its pixels only. What is no JPEG, or a broken one, comes back as it is."""
    if data[:2] != b"\xff\xd8":
        return data
    kept, at = [b"\xff\xd8"], 2
    while at + 2 <= len(data):
        if data[at] != 0xFF:
            return data
        mark = data[at + 1]
        if mark == 0xFF:  # a filling byte
            at += 1
            continue
        if mark == _END:
            return b"".join(kept) + b"\xff\xd9"
        if mark in _ALONE:
            kept.append(data[at : at + 2])
            at += 2
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if end > len(data) or end < at + 4:
            return data
        if not (mark == _COMMENT or (0xE0 <= mark <= 0xEF and mark not in _KEPT_APPS)):
            kept.append(_without_preview(mark, data[at:end]))
        at = end
        if mark == _SCAN:
            end = _end_of_scan(data, at)
            kept.append(data[at:end])
            at = end
    return b"".join(kept)


def bare_jpeg2000(data: bytes) -> bytes:
    """A JPEG 2000 file with the boxes that its pixels need; a bare codestream, or a broken file, as it is."""
    kept, at = [], 0
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if at == 0 and kind != b"jP  ":
            return data
        if length == 1:
            length = int.from_bytes(data[at + 8 : at + 16], "big")
        end = len(data) if length == 0 else at + length
        if end > len(data) or end < at + 8:
            return data
        if kind in _JP2_KEPT:
            kept.append(data[at:end])
        at = end
    return b"".join(kept) if kept else data


def _without_preview(mark: int, segment: bytes) -> bytes:
    """JFIF may hold a small picture too: its head says how large, and is told that there is none."""
    if mark == 0xE0 and segment[4:9] == b"JFIF\0" and len(segment) > 18:
        return b"\xff\xe0\x00\x10" + segment[4:16] + b"\0\0"
    return b"" if mark == 0xE0 and segment[4:9] == b"JFXX\0" else segment


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the next marker after entropy-coded bytes stands."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        following = data[at + 1]
        if following == 0 or 0xD0 <= following <= 0xD7:
            at += 2
        elif following == 0xFF:
            at += 1
        else:
            return at
    return len(data)
