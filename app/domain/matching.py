"""Who may this be: whether two records tell of one person, point by point (nghi trùng nhân khẩu).

:func:`score` explains itself: every point has a :class:`Reason` that the screen can show. It never decides; people are
merged by a person at the office. :func:`blocking_keys` says which records are worth comparing: those that share a key.

The points are a judgement of ours, not law; they stand in one table, :data:`POINTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from app.domain import id_number
from app.domain.answers import Answer, is_known
from app.domain.names import canonical_tone, name_words
from app.domain.partial_date import PartialDate

LIKELY = 70
POSSIBLE = 45
OLD_DIGITS = 9
"""Of the number on an identity card of before 2021 (số CMND)."""
GENERATION = 14
"""Years: two people with one name and births this far apart are rather parent and child than one person."""

POINTS: Mapping[str, int] = {
    # the numbers
    "id.equal": 100,
    "id.zero-lost": 95,
    "id.digits-swapped": 40,
    "id.one-digit-off": 40,
    "id.differs": -30,
    "old-id.equal": 80,
    "old-id.digits-swapped": 25,
    "old-id.one-digit-off": 25,
    # the name
    "name.equal": 40,
    "name.without-marks": 35,
    "name.sounds-alike": 28,
    "name.reordered": 26,
    "name.marker-missing": 26,
    "name.abbreviated": 24,
    "name.middle-missing": 22,
    "name.marks-differ": 20,
    "name.regional": 20,
    "name.one-typo": 20,
    "name.part": 10,
    "name.middle-differs": 8,
    "name.given-only": 2,
    "name.unknown": 0,
    "name.differs": -25,
    "name.by-other-name": -4,
    # the birth
    "born.equal": 35,
    "born.day-month-swapped": 25,
    "born.same-month": 20,
    "born.could-be": 15,
    "born.first-of-january": 12,
    "born.decade-off": 16,
    "born.one-digit-off": 12,
    "born.year-next": 5,
    "born.year-digit-off": 1,
    "born.differs": -30,
    # the rest
    "sex.equal": 3,
    "sex.differs": -20,
    "mother.equal": 15,
    "mother.differs": -14,
    "father.equal": 12,
    "father.differs": -12,
    "household.equal": 10,
    "siblings-perhaps": -22,
    # what forbids
    "twins": 0,
    "twins-perhaps": 0,
    "parent-and-child": 0,
}


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a record helps to know the person again. ``mother`` and ``father`` are names."""

    key: str
    name: str
    other_names: tuple[str, ...] = ()
    born: Answer[PartialDate] = None
    sex: Answer[str] = None
    id_number: str | None = None
    old_number: str | None = None
    household_id: str | None = None
    mother: str = ""
    father: str = ""
    mother_id: str | None = None
    father_id: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One observation and what it counts. ``code`` is a key of :data:`POINTS`."""

    code: str
    points: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """The sum, capped where a guard spoke, and why."""

    points: int
    reasons: tuple[Reason, ...]

    @property
    def is_likely(self) -> bool:
        return self.points >= LIKELY

    @property
    def is_possible(self) -> bool:
        return self.points >= POSSIBLE

    def says(self, code: str) -> bool:
        return any(reason.code == code for reason in self.reasons)


def score(a: Profile, b: Profile) -> Likeness:
    """How far ``a`` and ``b`` look like one person. The order of the two does not matter."""
    codes = [
        *_number_codes(a, b),
        *_name_codes(a, b),
        _birth_code(a, b),
        _sex_code(a, b),
        _parent_code("mother", (a.mother_id, a.mother), (b.mother_id, b.mother)),
        _parent_code("father", (a.father_id, a.father), (b.father_id, b.father)),
        "household.equal" if a.household_id and a.household_id == b.household_id else None,
    ]
    seen = [code for code in codes if code is not None]
    if _are_siblings_perhaps(seen):
        seen.append("siblings-perhaps")
    points = sum(POINTS[code] for code in seen)
    if not _BY_NUMBER & set(seen) and (guard := _guard(a, b, seen)) is not None:
        seen.append(guard)
        points = min(points, (LIKELY if guard == "twins-perhaps" else POSSIBLE) - 1)
    return Likeness(points, tuple(Reason(code, POINTS[code]) for code in seen))


def blocking_keys(profile: Profile) -> frozenset[str]:
    """Keys of which two records of one person share at least one, almost always.

    By number; by the sound of the whole name in any order; by the given name with the year of birth, one year off
    included; by the full birth date; by both parents; by household and year of birth.
    """
    names = [_name(name).heard for name in (profile.name, *profile.other_names)]
    keys = {f"name:{' '.join(sorted(words))}" for words in names if words}
    numbers = [number for number in (profile.id_number, profile.old_number) if number]
    keys |= {f"id:{reading}" for number in numbers for reading in _readings(number)}
    if is_known(profile.born):
        year = profile.born.year
        keys |= {f"given:{words[-1]}:{near}" for words in names if words for near in (year, year + 1)}
        if profile.born.is_full:
            keys.add(f"day:{profile.born.iso}")
        if profile.household_id:
            keys.add(f"home:{profile.household_id}:{year}")
    if profile.mother and profile.father:
        keys.add(f"parents:{_name(profile.mother).joined}:{_name(profile.father).joined}")
    return frozenset(keys)


def score_if_possible(a: Profile, b: Profile) -> Likeness | None:
    """:func:`score`, or None if it stays below :data:`POSSIBLE`; most pairs of a whole commune are left early."""
    points = sum(POINTS[code] for code in (_birth_code(a, b), _sex_code(a, b)) if code)
    points += sum(POINTS[code] for code in _number_codes(a, b))
    if a.household_id and a.household_id == b.household_id:
        points += POINTS["household.equal"]
    parents = sum(
        POINTS[f"{who}.equal"]
        for who, one, two in (
            ("mother", a.mother or a.mother_id, b.mother or b.mother_id),
            ("father", a.father or a.father_id, b.father or b.father_id),
        )
        if one and two
    )
    if points + POINTS["name.equal"] + parents < POSSIBLE:
        return None
    if points + sum(POINTS[code] for code in _name_codes(a, b)) + parents < POSSIBLE:
        return None
    likeness = score(a, b)
    return likeness if likeness.is_possible else None


def pairs_to_compare(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """The places of all two records that are worth comparing, each pair once: they share a key, and nothing that is
    seen at a glance speaks against them. Comparing all that share a key would take minutes for a hundred thousand."""
    blocks: dict[str, list[int]] = {}
    for place, profile in enumerate(profiles):
        for key in blocking_keys(profile):
            blocks.setdefault(key, []).append(place)
    glances = [_glance(profile) for profile in profiles]
    met: set[int] = set()
    for key, places in blocks.items():
        weak = key.startswith(_WEAK_KEYS)
        for at, first in enumerate(places):
            for second in places[at + 1 :]:
                pair = first * len(profiles) + second
                if pair not in met and (not weak or glances[first].fits(glances[second], key)):
                    met.add(pair)
                    yield first, second


_WEAK_KEYS = ("name:", "given:", "day:")


class _Glance(NamedTuple):
    """What of a record is compared before the record is."""

    year: int | None
    initials: frozenset[str]
    household: str | None
    has_parents: bool

    def fits(self, other: _Glance, key: str) -> bool:
        if len(self.initials & other.initials) < min(2, len(self.initials), len(other.initials)):
            return False
        if not key.startswith("name:"):
            return True
        if self.year is None or other.year is None:
            return (self.has_parents and other.has_parents) or self.household == other.household
        near = abs(self.year - other.year) <= 1
        return near or DamerauLevenshtein.distance(str(self.year), str(other.year)) == 1


def _glance(profile: Profile) -> _Glance:
    heard = [_name(name).heard for name in (profile.name, *profile.other_names)]
    initials = frozenset(word[0] for words in heard for word in words)
    has_parents = bool(profile.mother or profile.father)
    year = profile.born.year if is_known(profile.born) else None
    return _Glance(year, initials, profile.household_id or None, has_parents)


# Numbers


@lru_cache(maxsize=262_144)
def _readings(number: str) -> tuple[str, ...]:
    """The number, and what it was before a spreadsheet ate its zeros."""
    digits = id_number.cleaned(number)
    return (digits, *id_number.padded_candidates(digits))


def _number_codes(a: Profile, b: Profile) -> list[str]:
    codes: list[str] = []
    if a.id_number and b.id_number:
        codes.append(_compared_numbers(a.id_number, b.id_number, "id", differs=not _are_of_two_kinds(a, b)))
    if a.old_number and b.old_number:
        codes.append(_compared_numbers(a.old_number, b.old_number, "old-id", differs=False))
    elif _old_in_the_wrong_field(a, b) or _old_in_the_wrong_field(b, a):
        codes.append("old-id.equal")
    return [code for code in codes if code]


def _are_of_two_kinds(a: Profile, b: Profile) -> bool:
    """One wrote the number of nine digits where the other wrote that of twelve: they cannot agree."""
    lengths = {len(_readings(number)[0]) for number in (a.id_number, b.id_number) if number}
    return OLD_DIGITS in lengths and len(lengths) > 1


def _old_in_the_wrong_field(a: Profile, b: Profile) -> bool:
    if not a.id_number or not b.old_number:
        return False
    one, two = _readings(a.id_number)[0], _readings(b.old_number)[0]
    return len(one) == OLD_DIGITS and one == two


def _compared_numbers(first: str, second: str, kind: str, *, differs: bool) -> str:
    """A second old number says nothing: they were issued anew when somebody moved to another province."""
    if _readings(first)[0] == _readings(second)[0]:
        return f"{kind}.equal"
    if set(_readings(first)) & set(_readings(second)):
        return "id.zero-lost" if kind == "id" else f"{kind}.equal"
    one, two = _readings(first)[-1], _readings(second)[-1]
    if len(one) == len(two) and DamerauLevenshtein.distance(one, two) == 1:
        return f"{kind}.digits-swapped" if sorted(one) == sorted(two) else f"{kind}.one-digit-off"
    return f"{kind}.differs" if differs else ""


# Names


def _name_codes(a: Profile, b: Profile) -> list[str]:
    """The best agreement among all names of both; one found by another name counts a little less."""
    best = _compared_names(a.name, b.name)
    by_other = [
        code
        for first in (a.name, *a.other_names)
        for second in (b.name, *b.other_names)
        if (code := _compared_names(first, second)) != best
    ]
    other = max(by_other, key=POINTS.__getitem__, default=best)
    if POINTS[other] + POINTS["name.by-other-name"] > POINTS[best]:
        return [other, "name.by-other-name"]
    return [best]


@lru_cache(maxsize=131_072)
def _compared_names(first: str, second: str) -> str:
    if first == second and first:
        return "name.equal"
    one, two = _name(first), _name(second)
    return next(code for code, agree in _NAME_TESTS if agree(one, two))


class _Name(NamedTuple):
    """A name in the forms that are compared. ``words`` end with the given name, also where the clan is written last.

    ``spoken`` makes spellings equal that sound alike everywhere, ``heard`` those too that do so in one region only.
    """

    words: tuple[str, ...]
    written: tuple[str, ...]
    spoken: tuple[str, ...]
    heard: tuple[str, ...]
    joined: str
    toned: str


@lru_cache(maxsize=65_536)
def _name(name: str) -> _Name:
    written = name_words(name)
    words = _given_name_last(written)
    toned = "".join(char for char in canonical_tone(name).casefold() if char.isalnum())
    spoken = tuple(map(_spoken, words))
    return _Name(words, written, spoken, tuple(map(_heard, spoken)), "".join(words), toned)


MARKERS = ("h", "y")
"""What an Ê Đê name begins with: H' a woman's, Y a man's."""


def _given_name_last(words: tuple[str, ...]) -> tuple[str, ...]:
    """``y bhim nie kdam`` → ``y nie kdam bhim``: Ê Đê names end with the clan, which may have two words."""
    if len(words) > 2 and words[0] in MARKERS:
        return words[0], *words[2:], words[1]
    return words


_SOUNDS = (("ngh", "ng"), ("gh", "g"), ("qu", "cu"))
_IN_A_REGION = (("tr", "ch"), ("s", "x"), ("n", "l"), ("gi", "d"), ("r", "d"))
_NOT_N = ("ng", "nh")


def _heard(spoken: str) -> str:
    """Spellings made equal that one region does not tell apart: tr and ch, s and x, n and l, d, gi and r."""
    for written, heard in _IN_A_REGION:
        if spoken.startswith(written) and not (written == "n" and spoken.startswith(_NOT_N)):
            rest = spoken[len(written) :]
            return heard + (rest if rest[:1] in tuple("aeiouy") else "i" + rest if written == "gi" else rest)
    return spoken


def _spoken(word: str) -> str:
    """Spellings that sound alike made equal: y and i at the end, ngh and ng, c, k and qu."""
    for written, heard in _SOUNDS:
        if word.startswith(written):
            word = heard + word[len(written) :]
            break
    if word.startswith("k") and not word.startswith("kh"):
        word = "c" + word[1:]
    return word[:-1] + "i" if word.endswith("y") and word[-2:-1] not in tuple("aeou") else word


def _marks_are_missing(one: _Name, two: _Name) -> bool:
    return one.joined == two.joined and (one.toned.isascii() or two.toned.isascii())


def _is_abbreviation(short: str, word: str) -> bool:
    """``ng`` of ``nguyen``, ``t`` of ``thi``; never a short name such as ``an``."""
    is_cut = len(short) == 1 or (len(short) == 2 and not set(short) & set("aeiouy"))
    return is_cut and len(word) > len(short) and word.startswith(short)


def _same_or_cut(first: str, second: str) -> bool:
    return first == second or _is_abbreviation(first, second) or _is_abbreviation(second, first)


def _runs_through(short: tuple[str, ...], long: tuple[str, ...], same: Callable[[str, str], bool]) -> bool:
    """Whether ``short`` is ``long`` with words left out between the first and the last."""
    if len(short) < 2 or not same(short[0], long[0]) or not same(short[-1], long[-1]):
        return False
    rest = iter(long[1:-1])
    return all(any(same(word, other) for other in rest) for word in short[1:-1])


def _is_marker_missing(one: _Name, two: _Name) -> bool:
    """``Hen Niê`` for ``H'Hen Niê``, in either order."""
    short, long = _by_length(one, two)
    return len(short) + 1 == len(long) and long[0] in MARKERS and sorted(short) == sorted(long[1:])


def _by_length(one: _Name, two: _Name) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (one.words, two.words) if len(one.words) <= len(two.words) else (two.words, one.words)


def _is_abbreviated(one: _Name, two: _Name) -> bool:
    """Also as written: the H of ``H. T. Hoa`` is no marker."""
    return any(
        short[-1] == long[-1] and _runs_through(short, long, _same_or_cut) and not _is_middle_missing(one, two)
        for short, long in (_by_length(one, two), sorted((one.written, two.written), key=len))
    )


def _is_middle_missing(one: _Name, two: _Name) -> bool:
    short, long = _by_length(one, two)
    return _runs_through(short, long, str.__eq__)


def _is_typo(one: _Name, two: _Name) -> bool:
    longest = max(len(one.joined), len(two.joined))
    return longest > 5 and DamerauLevenshtein.distance(one.joined, two.joined) <= max(1, longest // 10)


def _is_part(one: _Name, two: _Name) -> bool:
    """Only the last words of the other, or initials throughout: ``Hoa``, ``N.T.H``."""
    short, long = _by_length(one, two)
    initials = len(short) == len(long) and _runs_through(short, long, _same_or_cut)
    return long[-len(short) :] == short or initials


_NAME_TESTS: tuple[tuple[str, Callable[[_Name, _Name], bool]], ...] = (
    ("name.unknown", lambda one, two: not one.words or not two.words),
    ("name.equal", lambda one, two: one.toned == two.toned),
    ("name.without-marks", _marks_are_missing),
    ("name.marks-differ", lambda one, two: one.joined == two.joined),
    ("name.sounds-alike", lambda one, two: one.spoken == two.spoken),
    ("name.reordered", lambda one, two: sorted(one.words) == sorted(two.words)),
    ("name.marker-missing", _is_marker_missing),
    ("name.middle-missing", _is_middle_missing),
    ("name.abbreviated", _is_abbreviated),
    ("name.regional", lambda one, two: one.heard == two.heard),
    ("name.one-typo", _is_typo),
    ("name.part", _is_part),
    ("name.middle-differs", lambda one, two: (one.words[0], one.words[-1]) == (two.words[0], two.words[-1])),
    ("name.given-only", lambda one, two: one.words[-1] == two.words[-1]),
    ("name.differs", lambda one, two: True),
)
"""From the strongest agreement to none; the first that holds is said."""

_ALIKE = frozenset(
    "name." + how
    for how in (
        "equal",
        "without-marks",
        "marks-differ",
        "sounds-alike",
        "reordered",
        "marker-missing",
        "regional",
        "middle-missing",
        "abbreviated",
        "one-typo",
    )
)
_TWIN_NAMES = frozenset(
    ("name.marks-differ", "name.one-typo", "name.regional", "name.middle-differs", "name.given-only")
)


# Birth, sex, parents


def _birth_code(a: Profile, b: Profile) -> str | None:
    if not is_known(a.born) or not is_known(b.born):
        return None
    first, second = a.born, b.born
    if first.year == second.year and _is_first_of_january(first) != _is_first_of_january(second):
        return "born.first-of-january" if first.month and second.month else "born.could-be"
    if first.is_full and second.is_full:
        return "born.equal" if first == second else _compared_days(first, second)
    if first.could_be(second):
        return "born.same-month" if first.month and second.month else "born.could-be"
    if abs(first.year - second.year) == 1:
        return "born.year-next"
    slipped = DamerauLevenshtein.distance(str(first.year), str(second.year)) == 1
    return "born.year-digit-off" if slipped and not (first.month and second.month) else "born.differs"


def _compared_days(first: PartialDate, second: PartialDate) -> str:
    if first.year == second.year:
        if (first.month, first.day) == (second.day, second.month):
            return "born.day-month-swapped"
    elif (first.month, first.day) == (second.month, second.day) and _decade_slipped(first.year, second.year):
        return "born.decade-off"
    return "born.one-digit-off" if DamerauLevenshtein.distance(first.iso, second.iso) == 1 else "born.differs"


def _is_first_of_january(born: PartialDate) -> bool:
    return (born.month, born.day) == (1, 1)


def _decade_slipped(one: int, two: int) -> bool:
    """1959 and 1969, 1956 and 1965: one digit off or two swapped, in the tens."""
    first, second = str(one), str(two)
    return first[:2] == second[:2] and (first[3] == second[3] or first[2:] == second[:1:-1])


def _sex_code(a: Profile, b: Profile) -> str | None:
    if not is_known(a.sex) or not is_known(b.sex):
        return None
    return "sex.equal" if a.sex == b.sex else "sex.differs"


def _parent_code(who: str, first: tuple[str | None, str], second: tuple[str | None, str]) -> str | None:
    """By key where both are recorded, else by name."""
    if first[0] and second[0]:
        return f"{who}.equal" if first[0] == second[0] else f"{who}.differs"
    agreement = _compared_names(first[1], second[1])
    if agreement in _ALIKE:
        return f"{who}.equal"
    return f"{who}.differs" if agreement == "name.differs" else None


# Guards: people who look alike because they are kin

_SLIPS = frozenset(("born.one-digit-off", "born.decade-off"))
_NEAR_YEARS = frozenset(("born.year-next", "born.year-digit-off"))
_BY_NUMBER = frozenset(("id.equal", "id.zero-lost"))


def _guard(a: Profile, b: Profile, codes: list[str]) -> str | None:
    if _are_parent_and_child(a, b, codes):
        return "parent-and-child"
    if "born.equal" in codes and ("household.equal" in codes or "mother.equal" in codes):
        if "name.differs" in codes:
            return "twins"
        if _TWIN_NAMES & set(codes):
            return "twins-perhaps"
    return None


def _are_siblings_perhaps(codes: list[str]) -> bool:
    """Nearly one name and nearly one year: that they have the same parents speaks for two children of theirs."""
    return bool(_TWIN_NAMES & set(codes) and _NEAR_YEARS & set(codes) and {"mother.equal", "father.equal"} & set(codes))


def _are_parent_and_child(a: Profile, b: Profile, codes: list[str]) -> bool:
    if b.key in (a.mother_id, a.father_id) or a.key in (b.mother_id, b.father_id):
        return True
    if not is_known(a.born) or not is_known(b.born) or _SLIPS & set(codes):
        return False
    years = a.born.year - b.born.year
    child, elder = (a, b) if years > 0 else (b, a)
    named_as_parent = any(_compared_names(parent, elder.name) in _ALIKE for parent in (child.mother, child.father))
    return abs(years) >= GENERATION and (named_as_parent or bool(_ALIKE & set(codes)))
