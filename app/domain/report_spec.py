"""A report as data (mẫu báo cáo): what it counts and how, its sections with sentences to fill, its tables.

``resources/reports/measures.toml`` says each number once: what is counted, over which days, by person or by case, and
the words that tell it. A template (one file each) puts numbers into sentences and tables. In its words ``{found}`` is a
number, ``{found.A}`` that of group A, ``{found.before}`` that of the report before, ``{found.change}`` more or fewer
than then, ``{solved%found}`` the one in per cent of the other; other names are of :data:`WORDS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from app.domain.sourced import Source

_NAMED = re.compile(r"{([^{}]*)}")

EVENTS: Final[Mapping[str, tuple[str, ...]]] = {
    "case": ("category", "group", "area"),
    "settled": ("category", "group", "area"),
    "ended": ("category", "group", "area", "ending"),
    "paper": ("category", "group", "area", "paper"),
    "helped": ("category", "group", "area"),
    "struck": ("category", "group", "area"),
    "filed": ("category", "group", "area", "procedure"),
    "overdue": ("category", "group", "area", "procedure"),
    "obstacle": ("category", "group", "area", "obstacle"),
    "obstacle-told": ("category", "group", "area", "obstacle"),
    "obstacle-answered": ("category", "group", "area", "obstacle"),
    "obstacle-solved": ("category", "group", "area", "obstacle"),
    "handoff": ("handoff", "body", "receiver", "area"),
    "handoff-done": ("handoff", "body", "receiver", "area"),
    "benefit": ("category", "group", "area", "benefit"),
    "benefit-granted": ("category", "group", "area", "benefit"),
    "door": ("area",),
    "door-reached": ("area",),
    "visit": ("area", "reach"),
    "recheck": ("category", "group", "area"),
    "recheck-done": ("category", "group", "area", "verdict"),
    "task": ("body", "unit", "stage", "kind"),
    "task-done": ("body", "unit", "stage", "kind"),
    "task-late": ("body", "unit", "stage", "kind"),
    "measured": ("indicator", "unit"),
    "measured-of": ("indicator", "unit"),
    "target": ("indicator", "unit"),
    "finding": ("rule", "area"),
    "flaw": ("rule", "area", "state"),
    "request": ("kind", "state"),
    "request-answered": ("kind", "state"),
    "turnout": ("unit", "area", "state", "band"),
    "turnout-done": ("unit", "area", "state", "band"),
    "mark": ("kind", "area"),
}
"""What can be counted, and what each of these can be told apart by."""

WORDS: Final = frozenset({
    "unit", "place", "first", "last", "name", "stage", "due_from", "received", "missing", "late", "plan", "plan_number",
    "receiver",
})  # fmt: skip
"""What stands in sentences besides numbers."""
MEASURES, SENDERS, TYPED = "measure", "sender", "typed"
"""Tables that nothing is counted for: numbers beside those of the report before; who has sent theirs; what each of the
senders counts by itself (``entered``), typed or taken from its report."""
NOT_COUNTED: Final = (MEASURES, SENDERS, TYPED)


MOMENTARY: Final = frozenset({"door", "finding", "target", "turnout"})
"""What is counted as it stands when the report is made: that it is another number later is no late entry."""


class Span(StrEnum):
    """Which days count: those of the period; all up to its last; all that had begun and not ended on its last."""

    IN = "in"
    UNTIL = "until"
    STANDING = "standing"


class Counted(StrEnum):
    """A person once, however often; each row; or what each row says."""

    PERSON = "person"
    ROW = "row"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Measure:
    """One number (chỉ số). ``how`` tells a reader how it is counted; ``where``: key → values that count."""

    code: str
    name: str
    how: str
    event: str
    span: Span
    counted: Counted
    source: Source
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def adds_up(self) -> bool:
        """Whether a total is the sum of its rows: one person may stand in two rows, a case in one only."""
        return self.counted is not Counted.PERSON


@dataclass(frozen=True, slots=True)
class TableSpec:
    """``by``: what its rows are (a key of the events, or one of :data:`NOT_COUNTED`); ``columns``: measures, or the
    rows of a table by measure; ``entered``: code and title of columns that are typed. ``found``: only rows in which
    something stands. ``sums``: columns whose first is what the others add up to."""

    id: str
    title: str
    by: str
    columns: tuple[str, ...] = ()
    head: str = ""
    note: str = ""
    found: bool = False
    annex: bool = True
    sums: tuple[str, ...] = ()
    entered: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A heading and its sentences. ``when``: measures of which one must not be nought, else the section is left out.
    ``free``: what the writer is asked to add."""

    id: str
    heading: str
    lines: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    free: str = ""


@dataclass(frozen=True, slots=True)
class SignerSpec:
    office: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class ReportSpec:
    """One kind of report. ``adds``: reports of those below are added to our own numbers (a town, a district: their
    people are not in this database). ``public``: small numbers are hidden. ``police``:
    the police issues it, not the people's committee."""

    code: str
    name: str
    kind: str
    about: str
    symbol: str
    source: Source
    sections: tuple[SectionSpec, ...]
    tables: tuple[TableSpec, ...]
    measures: tuple[Measure, ...]
    to: str = ""
    recipients: tuple[str, ...] = ()
    signers: tuple[SignerSpec, ...] = ()
    adds: bool = False
    public: bool = False
    police: bool = False

    def measure(self, code: str) -> Measure:
        return next(one for one in self.measures if one.code == code)

    @property
    def by_code(self) -> Mapping[str, Measure]:
        return {one.code: one for one in self.measures}

    @property
    def events(self) -> frozenset[str]:
        """What has to be read for it."""
        return frozenset(one.event for one in self.measures)

    @property
    def momentary(self) -> frozenset[str]:
        """Measures of which a later number is no late entry."""
        return frozenset(one.code for one in self.measures if one.event in MOMENTARY)

    def of_its_own(self) -> ReportSpec:
        """With those measures only that its words and tables speak of."""
        used = {code for name in self.named() for code in codes_in(name)}
        used |= {code for section in self.sections for code in section.when}
        used |= {code for table in self.tables for code in table.columns}
        return replace(self, measures=tuple(one for one in self.measures if one.code in used))

    def named(self) -> tuple[str, ...]:
        """Everything that the words name, each once."""
        texts = [self.about, self.to, *self.recipients]
        texts += [text for section in self.sections for text in (section.heading, *section.lines)]
        texts += [text for table in self.tables for text in (table.title, table.note)]
        texts += [text for signer in self.signers for text in (*signer.office, signer.name)]
        return tuple(dict.fromkeys(name for text in texts for name in _NAMED.findall(text)))

    def unknown(self, measures: Mapping[str, Measure]) -> Iterator[str]:
        """Names that mean nothing: slips of the pen."""
        return (name for name in self.named() if name not in WORDS and not set(codes_in(name)) <= measures.keys())


def codes_in(name: str) -> tuple[str, ...]:
    """The measures that one name in braces speaks of; "" for what is none."""
    first, apart, second = name.partition("%")
    if apart:
        return first, second
    code, dot, view = name.partition(".")
    return (code,) if not dot or view in ("A", "B", "before", "change") else ("",)


def fill_in(template: str, values: Mapping[str, str]) -> str:
    """The words with what is known put in."""
    return _NAMED.sub(lambda found: values.get(found[1], "……"), template)
