"""The container of old Office files (OLE, Compound File Binary): read without trusting it, and write a clean one.

An ``.xls`` and a password-protected ``.xlsx`` are both such containers. The reader of cells (calamine) trusts the
container's chains and counts, so a hostile one can hang it or exhaust memory. We take the workbook's stream out
ourselves, bounded, and hand on a container of our own making. Source: [MS-CFB].
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
STREAM, ROOT = 2, 5
MINI_CUTOFF = 4096
_HEADER = struct.Struct("<8s16s5H6s9I")
_ENTRY = struct.Struct("<64sHBBIII16sIQQIQ")


class BrokenContainer(Exception):
    """The bytes do not hold together as a container."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    start: int
    size: int


class Container:
    """The streams of one container.

    Raises:
        BrokenContainer: whatever is wrong with it; no other exception for any bytes.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) < 512 or data[:8] != MAGIC:
            raise BrokenContainer("header")
        head = _HEADER.unpack_from(data)
        shift, mini_shift = head[5], head[6]
        if shift not in (9, 12) or mini_shift != 6:
            raise BrokenContainer("sector size")
        self._data = data
        self._sector = 1 << shift
        self._count = max(0, (len(data) - self._sector + self._sector - 1) // self._sector)
        self._fat = self._read_fat(head[16], head[15], struct.unpack_from("<109I", data, 76))
        directory = self._chain(head[10])
        self.entries = tuple(self._read_entries(directory))
        root = next((entry for entry in self.entries if entry.kind == ROOT), None)
        if root is None:
            raise BrokenContainer("no root")
        mini_fat = self._chain(head[13]) if head[13] < END else b""
        self._mini_fat = struct.unpack(f"<{len(mini_fat) // 4}I", mini_fat[: len(mini_fat) // 4 * 4])
        self._mini = self._chain(root.start) if root.start < END and root.size else b""

    @property
    def names(self) -> frozenset[str]:
        """The names of the streams, in lower case."""
        return frozenset(entry.name.lower() for entry in self.entries if entry.kind == STREAM)

    def stream(self, name: str) -> bytes:
        """The bytes of the stream of that name (letter case does not matter)."""
        for entry in self.entries:
            if entry.kind == STREAM and entry.name.lower() == name.lower():
                if entry.size > len(self._data):
                    raise BrokenContainer("stream size")
                content = self._mini_chain(entry.start) if entry.size < MINI_CUTOFF else self._chain(entry.start)
                if len(content) < entry.size:
                    raise BrokenContainer("short stream")
                return content[: entry.size]
        raise BrokenContainer("no such stream")

    def _sector_bytes(self, number: int) -> bytes:
        if number >= self._count:
            raise BrokenContainer("sector outside the file")
        begin = (number + 1) * self._sector
        return self._data[begin : begin + self._sector]

    def _read_fat(self, difat_count: int, difat_start: int, first: tuple[int, ...]) -> tuple[int, ...]:
        numbers = [number for number in first if number < FAT_SECTOR]
        sector, seen = difat_start, 0
        while sector < FAT_SECTOR and seen < min(difat_count, self._count):
            block = self._sector_bytes(sector)
            whole = struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4])
            numbers += [number for number in whole[:-1] if number < FAT_SECTOR]
            sector, seen = (whole[-1] if whole else END), seen + 1
        if len(numbers) > self._count:
            raise BrokenContainer("too many allocation sectors")
        raw = b"".join(self._sector_bytes(number) for number in numbers)
        return struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])

    def _chain(self, start: int) -> bytes:
        parts: list[bytes] = []
        number = start
        while number < FAT_SECTOR:
            if number >= len(self._fat) or len(parts) > self._count:
                raise BrokenContainer("chain")
            parts.append(self._sector_bytes(number))
            number = self._fat[number]
        return b"".join(parts)

    def _mini_chain(self, start: int) -> bytes:
        parts: list[bytes] = []
        number = start
        while number < FAT_SECTOR:
            if number >= len(self._mini_fat) or len(parts) > len(self._mini_fat):
                raise BrokenContainer("small chain")
            parts.append(self._mini[number * 64 : number * 64 + 64])
            number = self._mini_fat[number]
        return b"".join(parts)

    def _read_entries(self, directory: bytes) -> list[_Entry]:
        entries = []
        for at in range(0, len(directory) - 127, 128):
            raw, length, kind, _, _, _, _, _, _, _, _, start, size = _ENTRY.unpack_from(directory, at)
            if kind in (STREAM, ROOT) and 2 <= length <= 64:
                name = raw[: length - 2].decode("utf-16-le", "replace")
                entries.append(_Entry(name, kind, start, size & 0xFFFFFFFF if self._sector == 512 else size))
        return entries


def container_of(streams: dict[str, bytes]) -> bytes:
    """A clean container with these streams (at most three), each padded so that it is stored in whole sectors.

    Padding is with zero bytes at the end, which readers of workbooks ignore.
    """
    if len(streams) > 3:
        raise ValueError("at most three streams")
    sectors: list[bytes] = []
    fat: list[int] = []

    def put(content: bytes) -> int:
        start = len(sectors)
        pieces = [content[at : at + 512].ljust(512, b"\0") for at in range(0, len(content), 512)]
        sectors.extend(pieces)
        fat.extend([*range(start + 1, start + len(pieces)), END])
        return start

    placed = {}
    for name, content in streams.items():
        content = content.ljust(MINI_CUTOFF, b"\0")
        placed[name] = (put(content), len(content))
    entries = [_entry("Root Entry", ROOT, END, 0, child=1)]
    last = len(placed)
    for index, (name, (start, size)) in enumerate(placed.items(), start=1):
        entries.append(_entry(name, STREAM, start, size, right=index + 1 if index < last else FREE))
    entries += [_entry("", 0, 0, 0)] * (4 - len(entries))
    directory = put(b"".join(entries))
    fat_sectors = 1
    while (len(sectors) + fat_sectors + _difat_sectors(fat_sectors)) > fat_sectors * 128:
        fat_sectors += 1
    difat_sectors = _difat_sectors(fat_sectors)
    numbers = list(range(len(sectors), len(sectors) + fat_sectors))
    difat_start = len(sectors) + fat_sectors
    fat += [FAT_SECTOR] * fat_sectors + [0xFFFFFFFC] * difat_sectors
    fat += [FREE] * (fat_sectors * 128 - len(fat))
    table = struct.pack(f"<{len(fat)}I", *fat)
    head = _HEADER.pack(
        MAGIC, b"\0" * 16, 0x3E, 3, 0xFFFE, 9, 6, b"", 0, fat_sectors, directory, 0, MINI_CUTOFF, END, 0,
        difat_start if difat_sectors else END, difat_sectors,
    )  # fmt: skip
    head += struct.pack("<109I", *(numbers[:109] + [FREE] * (109 - min(109, len(numbers)))))
    more = b""
    rest = numbers[109:]
    for index in range(difat_sectors):
        block = rest[index * 127 : index * 127 + 127]
        following = difat_start + index + 1 if index + 1 < difat_sectors else END
        more += struct.pack("<128I", *(block + [FREE] * (127 - len(block))), following)
    return head + b"".join(sectors) + table + more


def _difat_sectors(fat_sectors: int) -> int:
    return max(0, -(-(fat_sectors - 109) // 127))


def _entry(name: str, kind: int, start: int, size: int, *, child: int = FREE, right: int = FREE) -> bytes:
    raw = name.encode("utf-16-le")
    length = len(raw) + 2 if name else 0
    return _ENTRY.pack(raw, length, kind, 1, FREE, right, child, b"\0" * 16, 0, 0, 0, start, size)
