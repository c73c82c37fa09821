"""Text that old lists hold in TCVN3 (.VnTime, .VnTimeH) and VNI-Windows fonts, made Unicode (bảng mã cũ).

Such files store Latin-1 letters that only the font made Vietnamese: ``NguyÔn V¨n Tó`` (TCVN3), ``Nguyeãn Vaên Tuù``
(VNI).
:func:`detect` judges a whole column or sheet by whether the words become Vietnamese syllables; it is careful, because a
wrong conversion spoils a name. :func:`convert` leaves a cell that is already proper Unicode as it is, so that a column
in which both were pasted comes out right.

The ``ư`` of TCVN3 is a soft hyphen (U+00AD): whoever reads cells must not strip it before this.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from itertools import pairwise


class Encoding(StrEnum):
    """How the Vietnamese letters of a text are stored (bảng mã)."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"


_TCVN3_PAIRS = (
    "µ=à ¶=ả ·=ã ¸=á ¹=ạ ¨=ă »=ằ ¼=ẳ ½=ẵ ¾=ắ Æ=ặ ©=â Ç=ầ È=ẩ É=ẫ Ê=ấ Ë=ậ ®=đ Ì=è Î=ẻ Ï=ẽ Ð=é Ñ=ẹ ª=ê Ò=ề Ó=ể Ô=ễ "
    "Õ=ế Ö=ệ ×=ì Ø=ỉ Ü=ĩ Ý=í Þ=ị ß=ò á=ỏ â=õ ã=ó ä=ọ «=ô å=ồ æ=ổ ç=ỗ è=ố é=ộ ¬=ơ ê=ờ ë=ở ì=ỡ í=ớ î=ợ ï=ù ñ=ủ ò=ũ "
    "ó=ú ô=ụ \u00ad=ư õ=ừ ö=ử ÷=ữ ø=ứ ù=ự ú=ỳ û=ỷ ü=ỹ ý=ý þ=ỵ ¡=Ă ¢=Â £=Ê ¤=Ô ¥=Ơ ¦=Ư §=Đ"
)
_TCVN3: dict[str, str] = dict(pair.split("=") for pair in _TCVN3_PAIRS.split(" "))
"""The fonts have no capitals with tones: those are small letters in a capital font (.VnTimeH)."""

_VNI_LETTERS: dict[str, str] = dict(zip("ñôöíìæóòîÑÔÖÍÌÆÓÒÎ", "đơưíìỉĩịỵĐƠƯÍÌỈĨỊỴ", strict=True))
_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT, _HAT, _BREVE = "\u0301\u0300\u0309\u0303\u0323\u0302\u0306"
_VNI_MARKS: dict[str, tuple[str, str]] = {
    # mark: (what it adds, after which letters)
    "ù": (_ACUTE, "aeouyôö"),
    "ø": (_GRAVE, "aeouyôö"),
    "û": (_HOOK, "aeouyôö"),
    "õ": (_TILDE, "aeouyôö"),
    "ï": (_DOT, "aeouyôö"),
    "â": (_HAT, "aeo"),
    "á": (_HAT + _ACUTE, "aeo"),
    "à": (_HAT + _GRAVE, "aeo"),
    "å": (_HAT + _HOOK, "aeo"),
    "ã": (_HAT + _TILDE, "aeo"),
    "ä": (_HAT + _DOT, "aeo"),
    "ê": (_BREVE, "a"),
    "é": (_BREVE + _ACUTE, "a"),
    "è": (_BREVE + _GRAVE, "a"),
    "ú": (_BREVE + _HOOK, "a"),
    "ü": (_BREVE + _TILDE, "a"),
    "ë": (_BREVE + _DOT, "a"),
}


def _vni_pairs() -> dict[str, str]:
    """Every letter with its mark, the mark small or capital: ``aù`` → ``á``, ``AÙ`` and ``Aù`` → ``Á``."""
    pairs = dict(_VNI_LETTERS)
    for mark, (added, bases) in _VNI_MARKS.items():
        for base in bases + bases.upper():
            letter = unicodedata.normalize("NFC", _VNI_LETTERS.get(base, base) + added)
            pairs[base + mark] = pairs[base + mark.upper()] = letter
    return pairs


_VNI: dict[str, str] = _vni_pairs()
_DECODERS = {Encoding.TCVN3: _TCVN3, Encoding.VNI: _VNI}
_PATTERNS = {
    encoding: re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))))
    for encoding, table in _DECODERS.items()
}


def convert(text: str, encoding: Encoding) -> str:
    """``text`` in Unicode NFC. A text that cannot be in ``encoding`` (it holds letters that the font lacks) stays.

    TCVN3 text from a capital font looks small here: a word with a capital inside becomes all capitals, and a toned
    first letter among capitalised words becomes a capital.
    """
    composed = unicodedata.normalize("NFC", text)
    if encoding is Encoding.UNICODE or not _fits(composed, encoding):
        return composed
    table = _DECODERS[encoding]
    decoded = _PATTERNS[encoding].sub(lambda found: table[found[0]], composed)
    return _capitals_mended(decoded) if encoding is Encoding.TCVN3 else decoded


def encode(text: str, encoding: Encoding) -> str:
    """The reverse, as an old program would have stored it: to make lists for demonstrations and tests.

    TCVN3 loses the capitals that its fonts lack.
    """
    composed = unicodedata.normalize("NFC", text)
    if encoding is Encoding.UNICODE:
        return composed
    return "".join(_ENCODERS[encoding].get(char, char) for char in composed)


def _tcvn3_letters() -> dict[str, str]:
    letters = {letter: stored for stored, letter in _TCVN3.items()}
    return {letter.upper(): stored for letter, stored in letters.items()} | letters


def _vni_letters() -> dict[str, str]:
    return {letter: stored for stored, letter in _VNI.items() if stored.isupper() or stored.islower()}


_ENCODERS = {Encoding.TCVN3: _tcvn3_letters(), Encoding.VNI: _vni_letters()}


def detect(texts: Iterable[str]) -> Encoding:
    """How a column or sheet is stored. Unicode unless the evidence for an old font is plain.

    A text votes for a font if all its words with foreign letters become Vietnamese syllables by it, and at least one of
    three letters or more makes no sense as it is. Texts with letters that only Unicode has vote for Unicode.
    """
    votes = Counter(vote for text in texts if (vote := _vote(unicodedata.normalize("NFC", text))) is not None)
    for encoding, other in ((Encoding.TCVN3, Encoding.VNI), (Encoding.VNI, Encoding.TCVN3)):
        if votes[encoding] > max(3 * votes[other], votes[Encoding.UNICODE], votes["silent"] / 4):
            return encoding
    return Encoding.UNICODE


def _vote(text: str) -> str | None:
    """An encoding, ``silent`` for a text that could be anything, None for one without a foreign letter."""
    if text.isascii():
        return None
    if any(_is_unicode_only(char) for char in text):
        return Encoding.UNICODE
    words = [word for word in _WORDS.findall(text) if not word.isascii()]
    if not any(len(word) > 2 and not _makes_sense(word) for word in words):
        return "silent"
    fitting = [
        encoding
        for encoding in (Encoding.TCVN3, Encoding.VNI)
        if _fits(text, encoding) and all(_is_syllable(convert(word, encoding)) for word in words)
    ]
    return fitting[0] if len(fitting) == 1 else "silent"


_WORDS = re.compile(r"[^\s!-@\[-`{-~]+")


def _is_unicode_only(char: str) -> bool:
    """A letter that no old font file holds: beyond Latin-1."""
    return ord(char) > 0xFF and char.isalpha()


def _fits(text: str, encoding: Encoding) -> bool:
    """Whether every letter of ``text`` can be read in ``encoding``."""
    return all(char.isascii() or not char.isalpha() for char in _PATTERNS[encoding].sub("", text))


def _capitals_mended(text: str) -> str:
    words = text.split(" ")
    if any(map(_has_inner_capital, words)):
        in_capitals = not any(char.isascii() and char.islower() for char in text)
        return " ".join(word.upper() if in_capitals or _has_inner_capital(word) else word for word in words)
    starts = [word[0] for word in words if word and word[0].isalpha()]
    small = [start for start in starts if not start.isupper()]
    if len(small) < len(starts) and all(start in _WITHOUT_CAPITAL for start in small):
        return " ".join(word[:1].upper() + word[1:] for word in words)
    return text


_WITHOUT_CAPITAL = frozenset(_TCVN3.values()) - frozenset("đăâêôơư")


def _has_inner_capital(word: str) -> bool:
    """``NGUYễN``: a capital after another letter, and small letters only where the font has no capital."""
    inner = any(second.isupper() and first.isalpha() for first, second in pairwise(word))
    small = {char for char in word if char.islower()}
    return inner and bool(small) and small <= _WITHOUT_CAPITAL


# Vietnamese syllables

_ONSET_LIST = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIME_LIST = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
    "o oc oi om on ong op ot oong ooc oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt "
    "oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây "
    "uê uêch uênh uôc uôi uôm uôn uông uôt uơ uy uya uych uyên uyêt uyn uynh uyp uyt uyu "
    "ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu"
)
_SYLLABLES = frozenset(onset + rime for onset in ("", *_ONSET_LIST.split()) for rime in _RIME_LIST.split())
_STOPPED = ("c", "ch", "p", "t")
_TONES = frozenset((_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT))


def _bare(text: str) -> str:
    """Without any mark: ``người`` → ``nguoi``."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(char for char in apart if not unicodedata.combining(char)).replace("đ", "d")


_BARE_SYLLABLES = frozenset(map(_bare, _SYLLABLES))
_VIETNAMESE_LATIN_1 = frozenset("àáâãèéêìíòóôõùúý")


def _is_syllable(word: str) -> bool:
    """Strictly: onset, rime and tone that Vietnamese has."""
    apart = unicodedata.normalize("NFD", word.lower())
    tones = [char for char in apart if char in _TONES]
    letters = unicodedata.normalize("NFC", "".join(char for char in apart if char not in _TONES))
    if len(tones) > 1 or letters not in _SYLLABLES:
        return False
    return not letters.endswith(_STOPPED) or tones in ([_ACUTE], [_DOT])


def _makes_sense(word: str) -> bool:
    """Loosely: could somebody have typed this word in Unicode, with marks missing or on the wrong letter?"""
    small = word.lower()
    if not all(char.isascii() or char in _VIETNAMESE_LATIN_1 for char in small):
        return False
    return _bare(small) in _BARE_SYLLABLES


def is_syllable(word: str) -> bool:
    """Whether a word, with its marks, is a Vietnamese syllable by onset, rime and tone. Names of other peoples need not
    be."""
    return _is_syllable(word)


def could_be_syllable(word: str) -> bool:
    """Whether a word could be a Vietnamese syllable that was typed without its marks, or with wrong ones."""
    return _makes_sense(word)
