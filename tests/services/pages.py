"""What somebody who has the key would find on the disk: every page of a home's database, free ones too."""

from __future__ import annotations

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from app.home import Home
from app.models.engine import DATABASE

PAGE, RESERVE, IV, SALT = 4096, 80, 16, 16
WAL_HEAD, FRAME_HEAD = 32, 24


def plain_pages(home: Home) -> bytes:
    """The decrypted content of the database file and of its write-ahead log (SQLCipher 4, raw key)."""
    key = home.unlocked.database_key()
    file = home.folder / DATABASE
    raw = file.read_bytes()
    found = [_open(key, raw[at : at + PAGE], first=at == 0) for at in range(0, len(raw), PAGE)]
    log = file.with_name(f"{DATABASE}-wal")
    if log.is_file():
        raw = log.read_bytes()
        for at in range(WAL_HEAD, len(raw), FRAME_HEAD + PAGE):
            number = int.from_bytes(raw[at : at + 4], "big")
            found.append(_open(key, raw[at + FRAME_HEAD : at + FRAME_HEAD + PAGE], first=number == 1))
    return b"".join(found)


def _open(key: bytes, page: bytes, *, first: bool) -> bytes:
    if len(page) < PAGE:
        return b""
    end = PAGE - RESERVE
    decryptor = Cipher(algorithms.AES(key), modes.CBC(page[end : end + IV])).decryptor()
    return decryptor.update(page[SALT if first else 0 : end]) + decryptor.finalize()
