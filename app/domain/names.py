"""Names of people and places: how they are found, compared, sorted and shown (họ, chữ đệm, tên).

- :func:`fold` is the one folded form: without case, marks and punctuation. Equal folds may be one name.
- :func:`search_text` is what the search index holds of a name, :func:`query_tokens` what is looked up in it.
- :func:`sort_key` and :func:`sort_key_family_first` are text that a binary collation sorts in Vietnamese order.
- :func:`display` is how a name is shown, :func:`canonical_tone` a key that still tells *Hòa* from *Hoa*.

Ê Đê, Gia Rai and M'Nông names have no family name in front and begin with a marker: ``Y Bhim Niê``, ``H'Hen Niê``,
also written ``H Hen Nie``, ``H’Hen`` or ``HHen``. All spellings of one name find each other.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

APOSTROPHES = "'’‘ʼʻ`´′ˈ＇ʹˊ‛"
HYPHENS = "-‐‑‒–—−－_"

_LETTERS_WITHOUT_MARK = str.maketrans(
    {"đ": "d", "ð": "d", "ɖ": "d", "ƀ": "b", "ø": "o", "ł": "l"}  # ð and ɖ: a đ from the wrong keyboard; ƀ is Ê Đê
)
_PUNCTUATION = str.maketrans({**dict.fromkeys(APOSTROPHES, "'"), **dict.fromkeys(HYPHENS, " ")})
_VOWELS = "aeiouy"
_RUN = re.compile(r"(?:[^\W_]|')+")
_MARKER_APART = re.compile(r"\b([hkmy])' ")
_MARKER_BEFORE_LETTERS = re.compile(r"\b[HYKMhykm](?=[^\W\d_][^\W\d_])")


def fold(text: str) -> str:
    """The one folded form: no case, no marks, ``đ`` as ``d``, one kind of apostrophe, hyphens and blanks as one blank.

    Folding twice changes nothing; NFC and NFD of a text fold alike, and so do ``hoà`` and ``hòa``.
    """
    return unicodedata.normalize("NFC", " ".join(text.translate(_FOLDED).split()))


class _Folded(dict[int, str]):
    """Each character's folded form, worked out when it is first met: a name is folded at every import and keystroke."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded_character(chr(code))
        return folded


def _folded_character(char: str) -> str:
    text = char.translate(_PUNCTUATION)
    for _ in range(2):  # a compatibility form may unfold into a capital, and a folded capital into a mark
        text = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(part for part in text if unicodedata.category(part) not in ("Mn", "Cf", "Cc") or part.isspace())
    return kept.translate(_LETTERS_WITHOUT_MARK).translate(_PUNCTUATION)


_FOLDED = _Folded()


def name_words(name: str) -> tuple[str, ...]:
    """The folded words as written, an ethnic marker as a word of its own: ``H’Hen`` and ``HHen`` are both ``h hen``."""
    return tuple(piece for pieces in _words_in_pieces(name) for piece in pieces)


def search_tokens(name: str) -> tuple[str, ...]:
    """Every folded word under which a name is to be found, each once.

    ``H’Hen Niê`` gives ``h hen nie`` and the joined ``hhen``; ``HHen Nie`` gives the same, because no Vietnamese
    syllable begins like that.
    """
    plain = [_plain_word(word) for word in name.split(" ") if word]
    if all(plain):
        return tuple(dict.fromkeys(plain))
    words = _words_in_pieces(name)
    if all(len(pieces) == 1 and len(pieces[0]) > 1 for pieces in words):
        return tuple(dict.fromkeys([pieces[0] for pieces in words]))
    tokens = [piece for pieces in words for piece in pieces]
    tokens += ["".join(pieces) for pieces in words]
    tokens += [
        pieces[0] + "".join(following)
        for pieces, following in pairwise(words)
        if len(pieces) == 1 and len(pieces[0]) == 1
    ]
    return tuple(dict.fromkeys(tokens))


@lru_cache(maxsize=20_000)
def _plain_word(word: str) -> str:
    """The one folded word under which a word of letters only is found, wherever in a name it stands, as nearly all are;
    empty for any other."""
    words = _words_in_pieces(word) if word.isalpha() else []
    folded = words[0] if len(words) == 1 and len(words[0]) == 1 else ("",)
    return folded[0] if folded[0].isalpha() and len(folded[0]) > 1 else ""


@lru_cache(maxsize=20_000)
def search_text(name: str) -> str:
    """:func:`search_tokens` as one text for a full-text column (tokenizer ``unicode61``). A commune's names recur."""
    return " ".join(search_tokens(name))


def query_tokens(typed: str) -> tuple[str, ...]:
    """What to look up for ``typed``: each token is the beginning of some word of the name, in any order.

    The tokens hold letters and digits only, so ``'"' + token + '"*'`` is a safe full-text term.
    """
    return tuple(dict.fromkeys("".join(_alphanumeric(word)) for word in _words(typed)))


def _words_in_pieces(name: str) -> list[tuple[str, ...]]:
    return [_pieces(word) for word in _words(_split_inside_capitals(name))]


def _words(text: str) -> list[str]:
    """Folded words; an apostrophe stays inside its word (also in ``h' hen``), all other punctuation parts words."""
    joined = _MARKER_APART.sub(r"\1'", fold(text))
    return [word for word in _RUN.findall(joined) if word.strip("'")]


def _alphanumeric(word: str) -> list[str]:
    return [piece for piece in word.split("'") if piece]


@lru_cache(maxsize=20_000)
def _pieces(word: str) -> tuple[str, ...]:
    """``h'hen`` and ``hhen`` → ``h``, ``hen``; other words are whole."""
    pieces = _alphanumeric(word)
    marker, rest = word[0], word[1:]
    if len(pieces) == 1 and marker in "hy" and len(rest) > 1 and rest.isalpha() and rest[0] not in _VOWELS:
        return (marker, rest)
    return tuple(pieces)


def _split_inside_capitals(name: str) -> str:
    """``HÊban`` → ``H'Êban``: a marker written without its apostrophe before a vowel shows only in the capitals."""
    composed = unicodedata.normalize("NFC", name)
    return _MARKER_BEFORE_LETTERS.sub(_apostrophe_before_capital, composed)


def _apostrophe_before_capital(marker: re.Match[str]) -> str:
    following = marker.string[marker.end() : marker.end() + 2]
    return marker[0] + ("'" if following[0].isupper() and following[1].islower() else "")


# Sorting

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_WEIGHT = {letter: chr(ord("A") + place) for place, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}
_LEVEL_TONE = "1"
_BETWEEN_WORDS, _BEFORE_TONES = " ", "!"
_SORTED_RUN = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_DIGITS = re.compile(r"\d+")


def sort_key(name: str) -> str:
    """A text key that sorts a list of people by tên, then chữ đệm, then họ, under a binary collation.

    Letters go a ă â b c d đ e ê … and, where all letters of a word are the same, tones go ngang, huyền, hỏi, ngã, sắc,
    nặng.
    """
    words = _sort_words(name)
    if len(words) < 2:
        return "".join(words)
    return _BETWEEN_WORDS.join([words[-1], *words[1:-1], words[0]])


def sort_key_family_first(name: str) -> str:
    """Like :func:`sort_key`, as written: by họ, chữ đệm, tên. Right for places too: ``Thôn 2`` before ``Thôn 10``."""
    return _BETWEEN_WORDS.join(_sort_words(name))


def _sort_words(text: str) -> list[str]:
    return [_word_weight(word) for word in _SORTED_RUN.findall(_split_inside_capitals(text).lower())]


@lru_cache(maxsize=20_000)
def _word_weight(word: str) -> str:
    letters: list[str] = []
    tones = ""
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tones += _TONES[char]
        elif unicodedata.combining(char):
            letters[-1:] = [unicodedata.normalize("NFC", "".join(letters[-1:]) + char)]
        else:
            letters.append(char)
    weights = "".join(_LETTER_WEIGHT.get(letter) or _foreign_weight(letter) for letter in letters)
    return _DIGITS.sub(_by_size, weights) + _BEFORE_TONES + (tones or _LEVEL_TONE)


def _foreign_weight(letter: str) -> str:
    """A letter outside the alphabet sorts as its folded self (``č`` as ``c``), or after everything."""
    folded = fold(letter)
    return "".join(_LETTER_WEIGHT.get(char, char if char.isascii() else "~") for char in folded) or "~"


def _by_size(digits: re.Match[str]) -> str:
    """Numbers sort by size: the count of digits goes in front."""
    number = digits[0].lstrip("0")
    return f"{min(len(number), 9)}{number}"


# Showing

_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")


def display(name: str) -> str:
    """How a name is shown: NFC, single blanks, and ``NGUYỄN THỊ ÚT`` as ``Nguyễn Thị Út``, ``H'HEN`` as ``H'Hen``.

    A name that has any small letter keeps its case: its writer knew why.
    """
    text = " ".join(unicodedata.normalize("NFC", name).split())
    if not text.isupper():
        return text
    return _WORD.sub(lambda word: word[0][0] + word[0][1:].lower(), text)


def canonical_tone(text: str) -> str:
    """The text in NFC with tone marks where the older rule puts them: ``hoà`` → ``hòa``, ``qúy`` → ``quý``.

    Words that are no Vietnamese syllable stay as they are. Case and everything else is kept.
    """
    return _WORD.sub(_retone, unicodedata.normalize("NFC", text))


_SYLLABLE = re.compile(
    r"(?P<onset>qu(?=[aăâeêioôơuưy])|gi(?=[aăâeêioôơuưy])|[bcdđghklmnpqrstvx]*)"
    r"(?P<vowels>[aăâeêioôơuưy]{1,3})"
    r"(?P<coda>ch|ng|nh|[cmnpt])?",
)


def _retone(found: re.Match[str]) -> str:
    letters, tones = _tones_apart(found[0])
    syllable = _SYLLABLE.fullmatch("".join(letters).lower())
    if len(tones) != 1 or syllable is None or "" in letters:
        return found[0]
    place = syllable.start("vowels") + _tone_place(syllable["vowels"], closed=syllable["coda"] is not None)
    letters[place] = unicodedata.normalize("NFC", letters[place] + tones[0])
    return "".join(letters)


def _tones_apart(word: str) -> tuple[list[str], list[str]]:
    """The letters without tones (``ê`` keeps its hat), and the tones."""
    letters: list[str] = []
    tones: list[str] = []
    for char in word:
        parts = unicodedata.normalize("NFD", char)
        tones += [part for part in parts if part in _TONES]
        letters.append(unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES)))
    return letters, tones


def _tone_place(vowels: str, *, closed: bool) -> int:
    marked = [place for place, vowel in enumerate(vowels) if vowel in "ăâêôơư"]
    if marked:
        return marked[-1]
    if len(vowels) == 1:
        return 0
    return 1 if closed or len(vowels) == 3 else 0
