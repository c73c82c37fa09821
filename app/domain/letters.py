"""Papers around a case (giấy mời, biên bản, thông báo, công văn) as data: Decree 30/2020's frame around words of ours.

``resources/letters/*.toml`` holds one file for each. In its words ``{…}`` names a fill of the case
(:mod:`app.domain.forms`) or an ask: something that only whoever writes the paper knows, and types before it is printed.
What is empty prints as dots for the pen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.forms import is_fill
from app.domain.sourced import Source

_NAMED = re.compile(r"{([^}]*)}")


class AskKind(StrEnum):
    """What is typed: a line, several lines, a day, or a day and hour."""

    TEXT = "text"
    LONG = "long"
    DAY = "day"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing to type before printing. ``start`` is what stands there first, with fills."""

    key: str
    label: str
    kind: AskKind = AskKind.TEXT
    required: bool = False
    start: str = ""


class PartKind(StrEnum):
    """How a piece of the text stands on the paper."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    """A line of a list ("- …")."""
    FACT = "fact"
    """A label, the value, a dotted line."""
    HEADING = "heading"
    BASIS = "basis"
    """Căn cứ ban hành: in italics."""
    PEN = "pen"
    """Dotted lines to write on."""


@dataclass(frozen=True, slots=True)
class LetterPart:
    """One piece. ``label`` only of a fact; ``lines`` of what is left for the pen."""

    kind: PartKind
    text: str = ""
    label: str = ""
    lines: int = 1


@dataclass(frozen=True, slots=True)
class LetterSigner:
    """Who signs: authority and office as lines of capitals, how, and the name if it is known."""

    office: tuple[str, ...]
    how: str = "(Ký, ghi rõ họ tên)"
    name: str = ""


@dataclass(frozen=True, slots=True)
class LetterSpec:
    """One kind of paper.

    ``kind`` is its title in capitals, empty for an official letter (công văn), whose ``about`` then stands as "V/v …"
    under the number. ``symbol`` follows the number ("GM-UBND"); a paper without one has no number. ``official`` False
    also leaves the issuing body out: what people write themselves. ``police``: the commune's police issue it.
    ``for_drive``: about a child of a drive, not about a case.
    """

    code: str
    name: str
    kind: str
    source: Source
    parts: tuple[LetterPart, ...]
    about: str = ""
    symbol: str = ""
    to: str = ""
    asks: tuple[Ask, ...] = ()
    signers: tuple[LetterSigner, ...] = ()
    recipients: tuple[str, ...] = ()
    official: bool = True
    police: bool = False
    categories: tuple[str, ...] = ()
    for_drive: bool = False

    def named(self) -> tuple[str, ...]:
        """Every fill and ask that the words name, each once."""
        said: list[str] = [self.kind, self.about, self.to, *self.recipients]
        said += [text for part in self.parts for text in (part.label, part.text)]
        said += [text for signer in self.signers for text in (*signer.office, signer.name)]
        said += [ask.start for ask in self.asks]
        return tuple(dict.fromkeys(name for text in said for name in _NAMED.findall(text)))

    def unknown(self) -> Iterator[str]:
        """Names that are neither a fill nor an ask: slips of the pen."""
        own = {ask.key for ask in self.asks}
        return (name for name in self.named() if name not in own and not is_fill(name))


DOTS = "…………………"
"""What stands for something that is not known, to be written by hand."""


def said(template: str, values: Mapping[str, str], *, dots: str = DOTS) -> str:
    """The words with what is known put in, and dots for what is not."""
    return _NAMED.sub(lambda found: values.get(found[1], "").strip() or dots, template)
