"""Whether a name that came out of a card's code is still the name that stands on the card.

A scanner that plays keyboard sends letters through whatever typing program runs (Unikey: bộ gõ), and a scanner that is
set to a code page sends something else than the card says. What comes out looks like a name and is none. Nothing is
mended here: a garbled name is noticed, named by its cause, and not proposed.

Scanner behaviour is from memory, unverified (FACTS 2.4).
"""

from __future__ import annotations

import re
import unicodedata

from app.domain import legacy_fonts
from app.domain.legacy_fonts import Encoding
from app.domain.names import APOSTROPHES, HYPHENS, fold

NAMES_WITH_MARKS = frozenset(
    {"nguyen", "tran", "le", "pham", "hoang", "huynh", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong", "dinh",
     "trinh", "doan", "luong", "truong", "thach"}
)  # fmt: skip
"""Family names that are never written without a mark in Vietnamese: one of them bare means that marks were lost."""

_WORDS = re.compile(r"[^\W\d_]+")
_VOWELS = "aeiouyAEIOUY"
_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_TELEX_LETTERS = (
    ("uow", "ươ"), ("uwow", "ươ"), ("dd", "đ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("aw", "ă"), ("ow", "ơ"),
    ("uw", "ư"), ("w", "ư"),
)  # fmt: skip


def garbled(name: str) -> str:
    """Why the name cannot be right, as a code; empty if nothing is wrong with it.

    ``name.lost-letters`` (U+FFFD, ``?``) · ``name.mojibake`` (UTF-8 read as a Windows code page) · ``name.old-font``
    (TCVN3, VNI) · ``name.typed-through`` (``Nguyeenx``, ``Nguye64n``: a typing program ate the marks) ·
    ``name.odd-characters`` · ``name.no-marks`` (``NGUYEN VAN AN``) · ``name.empty``.
    """
    if not name.strip():
        return "name.empty"
    if "\ufffd" in name or "?" in name:
        return "name.lost-letters"
    if unmangled(name) != name:
        return "name.mojibake"
    if re.search(r"[^\W\d_]\d", name) or _typed_through(name):
        return "name.typed-through"
    if legacy_fonts.detect([name]) is not Encoding.UNICODE:
        return "name.old-font"
    if any(not _belongs(char) for char in name):
        return "name.odd-characters"
    return "name.no-marks" if _marks_lost(name) else ""


def unmangled(text: str) -> str:
    """What the text was before UTF-8 was read as a code page of Windows; the text itself if that did not happen."""
    if text.isascii():
        return text
    for codepage in ("cp1252", "cp1258"):
        try:
            return b"".join(_byte(char, codepage) for char in text).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return text


def _byte(char: str, codepage: str) -> bytes:
    """A character as the byte it was made of; those that the code page leaves open pass through as they are."""
    try:
        return char.encode(codepage)
    except UnicodeEncodeError:
        return char.encode("latin-1")


def _typed_through(name: str) -> bool:
    """Debris of Telex: one plain word of it (``Nguyeenx``), or two that only end like it (``Tranf Thij``)."""
    weak = 0
    for word in _WORDS.findall(name):
        strength = _telex(word) if word.isascii() else 0
        if strength == 2:
            return True
        weak += strength
    return weak > 1


def _telex(word: str) -> int:
    """2: letters doubled as Telex does it; 1: only a tone letter, which a foreign name may have too; 0: nothing."""
    small = word.lower()
    if legacy_fonts.could_be_syllable(small):
        return 0
    start = next((at for at, char in enumerate(small) if char in _VOWELS), len(small))
    onset, rest = small[:start], small[start:]
    tones = [char for char in rest if char in _TELEX_TONES]
    if len(tones) > 1:
        return 0
    plain = onset + "".join(char for char in rest if char not in _TELEX_TONES)
    letters = plain
    for typed, meant in _TELEX_LETTERS:
        letters = letters.replace(typed, meant)
    meant_word = letters + (_TELEX_TONES[tones[0]] if tones else "")
    if not legacy_fonts.is_syllable(unicodedata.normalize("NFC", meant_word)):
        return 0
    return 2 if letters != plain else 1


def _belongs(char: str) -> bool:
    return char.isalpha() or unicodedata.category(char) == "Mn" or char in " \u00a0." + APOSTROPHES + HYPHENS


def _marks_lost(name: str) -> bool:
    """All in bare capitals, or a family name that is always written with a mark stands bare in front."""
    if not name.isascii():
        return False
    words = _WORDS.findall(name)
    if name.isupper() and len(words) > 1:
        return True
    return len(words) > 1 and fold(words[0]) in NAMES_WITH_MARKS
