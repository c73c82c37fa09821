"""What each rule of data cleaning looks for, as one statement in SQL over sets (:data:`RULES`).

Each gives ``row, other, area_id, sort, detail`` and runs over everything, or only over the people or households that
are named: ``{people}`` and ``{households}`` stand for that condition, or for nothing. Before it the redirects of merged
records stand in the temporary table ``check_merged`` (record, kept). ``detail`` holds no whole number.

Parameters: ``today``, ``adult`` (born up to this day is 14), ``away`` (absent since this day is six months),
``places`` (JSON: code, name, name of today's province), and ``people``, ``households`` (JSON lists of ids).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class About(StrEnum):
    """Whom a rule's findings are about, and so what has to change for them to change."""

    PEOPLE = "resident"
    HOUSEHOLDS = "household"
    LISTED = "flaw"
    PAIRS = "pairs"


@dataclass(frozen=True, slots=True)
class Statement:
    """One rule in SQL. Of ``LISTED`` and ``PAIRS`` everything is worked out anew each time: there is little of it, and
    not all of it lies in the journal. ``of_few``: where a few people are better begun at otherwise."""

    about: About
    sql: str
    of_few: str = ""


MERGED: Final = """
WITH RECURSIVE walk (record, kept) AS (
    SELECT s.id, t.id FROM resident s JOIN resident t ON t.id = s.merged_into
    WHERE s.merged_into IS NOT NULL AND s.gone IS NULL AND t.gone IS NULL
    UNION
    SELECT w.record, t.id FROM walk w JOIN resident s ON s.id = w.kept JOIN resident t ON t.id = s.merged_into
    WHERE t.gone IS NULL
)
INSERT INTO check_merged (record, kept)
SELECT record, kept FROM walk WHERE kept NOT IN (SELECT record FROM walk)"""
"""Where each redirect ends, as :mod:`app.models.same_person` has it."""

_MARKS: Final = (
    "mark m JOIN resident p ON p.id ="
    " coalesce((SELECT kept FROM check_merged WHERE record = m.resident_id), m.resident_id)"
)
_MARKS_OF: Final = (
    "resident p CROSS JOIN mark m ON (m.resident_id = p.id"
    " OR m.resident_id IN (SELECT record FROM check_merged WHERE kept = p.id))"
)
"""People with what is put down about them: begun at the marks for everybody, at the people for a few."""
_PAPERS: Final = (
    'evidence e JOIN "case" c ON c.id = e.case_id JOIN resident p ON p.id ='
    " coalesce((SELECT kept FROM check_merged WHERE record = c.resident_id), c.resident_id)"
    " WHERE e.kind = 'identity_card' AND e.gone IS NULL AND e.number IS NOT NULL AND c.gone IS NULL"
)
_PAPERS_OF: Final = (
    'resident p CROSS JOIN "case" c ON (c.resident_id = p.id'
    " OR c.resident_id IN (SELECT record FROM check_merged WHERE kept = p.id))"
    " CROSS JOIN evidence e ON e.case_id = c.id"
    " WHERE p.id IN (SELECT value FROM json_each(:people))"
    " AND e.kind = 'identity_card' AND e.gone IS NULL AND e.number IS NOT NULL AND c.gone IS NULL"
)
_PEOPLE: Final = "AND p.id IN (SELECT value FROM json_each(:people))"
_HOUSEHOLDS: Final = "AND h.id IN (SELECT value FROM json_each(:households))"
HEAD: Final = "chu-ho"
_PLACES: Final = ("{people}", "{households}", "{marks}", "{papers}")


def scoped(statement: Statement, *, whole: bool) -> str:
    """The statement over everything, or over what is named."""
    parts = ("", "", _MARKS, _PAPERS) if whole else (_PEOPLE, _HOUSEHOLDS, _MARKS_OF, _PAPERS_OF)
    sql = statement.sql if whole or not statement.of_few else statement.of_few
    for name, part in zip(_PLACES, parts, strict=True):
        sql = sql.replace(name, part)
    return sql


def _stands(p: str) -> str:
    """The record is alive and no other stands for it."""
    return f"{p}.gone IS NULL AND ({p}.merged_into IS NULL OR {p}.id NOT IN (SELECT record FROM check_merged))"


def _marked(p: str, *kinds: str) -> str:
    """Something of these kinds is put down about the person, on any of their records."""
    wanted = ", ".join(f"'{kind}'" for kind in kinds)
    own = f"m.kind IN ({wanted}) AND m.gone IS NULL"
    return (
        f"(EXISTS (SELECT 1 FROM mark m WHERE m.resident_id = {p}.id AND {own})"
        f" OR EXISTS (SELECT 1 FROM check_merged w CROSS JOIN mark m ON m.resident_id = w.record"
        f" WHERE w.kept = {p}.id AND {own}))"
    )


def _lives(p: str) -> str:
    """A person of the register: neither dead nor struck off."""
    return f"{_stands(p)} AND NOT {_marked(p, 'died', 'deregistered')}"


_NO_DETAIL = "NULL"
_SHOWN = "substr(p.id_digits, 1, 3) || '*****' || substr(p.id_digits, -4)"
_SEX_SAID = "CASE WHEN CAST(substr(p.id_digits, 4, 1) AS INTEGER) % 2 = 1 THEN 'female' ELSE 'male' END"
_YEAR_SAID = (
    "(1900 + CAST(substr(p.id_digits, 4, 1) AS INTEGER) / 2 * 100 + CAST(substr(p.id_digits, 5, 2) AS INTEGER))"
)
_FULL = "length(p.id_digits) = 12"
_LETTERS = "json_extract(p.id_number, '$.number') GLOB '*[A-Za-z]*'"


def _people(where: str, detail: str = _NO_DETAIL) -> Statement:
    return Statement(
        About.PEOPLE,
        f"SELECT p.id, '', p.area_id, p.name_sort, {detail} FROM resident p WHERE {where} AND {_lives('p')} {{people}}",
    )


def _with_mark(where: str, *, lives: str | None = None) -> Statement:
    """People about whom something of this kind is put down."""
    return Statement(
        About.PEOPLE,
        f"SELECT p.id, '', p.area_id, p.name_sort, NULL FROM {{marks}}"
        f" WHERE {where} AND m.gone IS NULL AND {lives or _lives('p')} {{people}}",
    )


def _households(where: str, detail: str = _NO_DETAIL) -> Statement:
    return Statement(
        About.HOUSEHOLDS,
        f"SELECT h.id, '', h.area_id, h.label_sort, {detail} FROM household h"
        f" WHERE h.gone IS NULL AND {where} {{households}}",
    )


def _member(where: str = "") -> str:
    return f"(SELECT 1 FROM resident p WHERE p.household_id = h.id {where} AND {_lives('p')})"


def _listed(rule: str) -> Statement:
    return Statement(
        About.LISTED,
        "SELECT coalesce(f.resident_id, f.id), coalesce(f.other, ''), coalesce(p.area_id, ''),"
        " coalesce(p.name_sort, f.subject, ''), NULL FROM flaw f LEFT JOIN resident p ON p.id = f.resident_id"
        f" WHERE f.rule = '{rule}' AND f.origin IS NOT NULL AND f.gone IS NULL",
    )


_MISSING = (
    ("number", "coalesce(m.number, '') = ''"),
    ("id_number", "p.id_digits = ''"),
    ("born", "p.born_from = ''"),
    ("sex", "p.sex_code = ''"),
    ("household", "p.household_id = ''"),
)
"""What is looked for of somebody who has an entitlement, in the order in which it is told."""


def _lacking(*names: str) -> str:
    """A JSON list of what is missing, in this order."""
    parts = [f"CASE WHEN {test} THEN ',\"{name}\"' ELSE '' END" for name, test in _MISSING if name in names]
    return f"'[' || substr({' || '.join(parts)}, 2) || ']'"


def _entitled(*kinds: str) -> Statement:
    """People with an entitlement of whom something is missing (bổ sung thông tin còn thiếu)."""
    wanted = ", ".join(f"'{kind}'" for kind in kinds)
    return Statement(
        About.PEOPLE,
        f"SELECT p.id, '', p.area_id, p.name_sort, {_lacking('number', 'id_number', 'born', 'sex', 'household')}"
        f" FROM {{marks}} WHERE m.kind IN ({wanted}) AND m.gone IS NULL"
        f" AND ({' OR '.join(test for _, test in _MISSING)}) AND {_lives('p')} {{people}}",
    )


# Numbers ---------------------------------------------------------------------------------------------------------

_DIGITS = "replace(replace(replace(e.number, ' ', ''), '.', ''), '-', '')"
_TWO_NUMBERS = Statement(
    About.PEOPLE,
    f"""
SELECT p.id, o.id, p.area_id, p.name_sort, json_array('record', {_SHOWN.replace("p.", "o.")})
FROM check_merged w CROSS JOIN resident p ON p.id = w.kept CROSS JOIN resident o ON o.id = w.record
WHERE p.id_digits <> '' AND o.id_digits <> '' AND o.id_digits <> p.id_digits AND {_stands("p")} {{people}}
UNION ALL
SELECT p.id, o.id, p.area_id, p.name_sort, json_array('likeness', {_SHOWN.replace("p.", "o.")})
FROM likeness l CROSS JOIN resident p ON p.id = l.first CROSS JOIN resident o ON o.id = l.second
WHERE l.verdict = 'proposed' AND l.gone IS NULL AND p.id_digits <> '' AND o.id_digits <> ''
AND o.id_digits <> p.id_digits AND {_stands("o")} AND {_stands("p")} {{people}}
UNION ALL
SELECT p.id, '', p.area_id, p.name_sort, json_array('card', substr(m.number, 1, 3) || '*****' || substr(m.number, -4))
FROM {{marks}}
WHERE m.kind = 'card' AND m.gone IS NULL AND length(m.number) = 12 AND m.number NOT GLOB '*[^0-9]*'
AND p.id_digits <> '' AND m.number <> p.id_digits AND {_stands("p")} {{people}}
UNION ALL
SELECT p.id, '', p.area_id, p.name_sort,
    json_array('evidence', substr(p.digits, 1, 3) || '*****' || substr(p.digits, -4))
FROM (SELECT p.*, {_DIGITS} AS digits FROM {{papers}}) p
WHERE length(p.digits) = 12 AND p.digits NOT GLOB '*[^0-9]*'
AND p.id_digits <> '' AND p.digits <> p.id_digits AND {_stands("p")} {{people}}""",
)

_OTHERS = (
    "FROM resident o WHERE o.id_digits = p.id_digits AND o.id <> p.id AND " + _stands("o") + " AND o.sealed IS {sealed}"
)
_PARTNER = (
    f"coalesce((SELECT min(o.id) {_OTHERS.replace('{sealed}', 'NOT 1')}),"
    f" (SELECT min(o.id) {_OTHERS.replace('{sealed}', '1')}))"
)
_SHARED = f"SELECT p.id, {_PARTNER} AS partner, p.area_id, p.name_sort, json_array({_SHOWN}) FROM "
_NUMBER_SHARED = Statement(
    About.PEOPLE,
    f"{_SHARED} (SELECT id_digits FROM resident WHERE id_digits > '' GROUP BY id_digits HAVING count(*) > 1) s"
    f" JOIN resident p ON p.id_digits = s.id_digits WHERE partner IS NOT NULL AND {_stands('p')}",
    f"{_SHARED} resident p WHERE p.id_digits > '' AND partner IS NOT NULL AND {_stands('p')} {{people}}",
)
"""Each of those who share a number, with the first of the others; a sealed one only where there is no other."""

_LIKELY_TWICE = Statement(
    About.PAIRS,
    f"""
SELECT p.id, o.id, p.area_id, p.name_sort, NULL
FROM (SELECT json_extract(j.value, '$[0]') AS first, json_extract(j.value, '$[1]') AS second
      FROM remembered r, json_each(r.value, '$.pairs') j WHERE r.key = 'likeness:found'
      UNION SELECT first, second FROM likeness WHERE verdict = 'proposed' AND gone IS NULL) pair
CROSS JOIN resident p ON p.id = pair.first CROSS JOIN resident o ON o.id = pair.second
WHERE NOT EXISTS (SELECT 1 FROM likeness l WHERE l.first = pair.first AND l.second = pair.second
    AND l.verdict <> 'proposed' AND l.gone IS NULL)
AND {_stands("p")} AND {_stands("o")}""",
)

_PLACE_DIFFERS = Statement(
    About.PEOPLE,
    f"""
WITH place (code, name, now) AS MATERIALIZED (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')
    FROM json_each(:places))
SELECT p.id, '', p.area_id, p.name_sort, json_array(own.name)
FROM resident p JOIN place own ON own.code = substr(p.id_digits, 1, 3)
WHERE p.birth_registered_at IS NOT NULL AND {_FULL}
AND instr(p.birth_registered_at, own.name) = 0 AND instr(p.birth_registered_at, own.now) = 0
AND EXISTS (SELECT 1 FROM place x WHERE instr(p.birth_registered_at, x.name) > 0
    OR instr(p.birth_registered_at, x.now) > 0)
AND {_lives("p")} {{people}}""",
)

# Ages ------------------------------------------------------------------------------------------------------------

_ADULT = (
    "(p.born_from > '' AND p.born_from <= :adult AND (p.born_from < substr(:adult, 1, 4) || '-01-01'"
    " OR CASE WHEN json_extract(p.born, '$.day') IS NOT NULL THEN 1"
    " WHEN json_extract(p.born, '$.month') IS NOT NULL THEN date(p.born_from, '+1 month', '-1 day') <= :adult"
    " ELSE date(p.born_from, '+1 year', '-1 day') <= :adult END))"
)
"""Surely fourteen: also if only the year, or the month and year, of birth is known."""
_FOREIGN = "(p.nationality LIKE '\"%' AND p.nationality NOT IN ('\"Việt Nam\"', '\"VN\"', '\"Việt nam\"'))"

_AWAY = Statement(
    About.PEOPLE,
    f"""
SELECT p.id, '', p.area_id, p.name_sort, json_array(min(m.day))
FROM {{marks}}
WHERE m.kind = 'absent' AND m.gone IS NULL AND m.day <= :away AND coalesce(m.value, '') <> 'registered-elsewhere'
AND EXISTS (SELECT 1 FROM residence r WHERE r.resident_id = m.resident_id AND r.kind = 'temporary'
    AND r.until IS NULL AND r.gone IS NULL)
AND {_lives("p")} {{people}} GROUP BY p.id""",
)

_UNFOUNDED = Statement(
    About.PEOPLE,
    f"""
SELECT p.id, '', p.area_id, p.name_sort, NULL FROM resident p
WHERE p.gone IS NOT NULL AND p.gone <> 'taken-back' AND p.merged_into IS NULL AND {_FULL}
AND NOT {_marked("p", "died", "deregistered")}
AND NOT EXISTS (SELECT 1 FROM resident o WHERE o.id_digits = p.id_digits AND o.gone IS NULL) {{people}}""",
)

_HEADS = f"(SELECT count(*) FROM resident p WHERE p.household_id = h.id AND p.relation = '{HEAD}' AND {_lives('p')})"
_MANY_HEADS = Statement(
    About.HOUSEHOLDS,
    "SELECT h.id, '', h.area_id, h.label_sort, json_array(g.heads) FROM (SELECT p.household_id, count(*) AS heads"
    f" FROM resident p WHERE p.relation = '{HEAD}' AND p.household_id > '' AND {_lives('p')}"
    " GROUP BY p.household_id HAVING count(*) > 1) g JOIN household h ON h.id = g.household_id WHERE h.gone IS NULL",
    _households(f"{_HEADS} > 1", f"json_array({_HEADS})").sql,
)
_LIVING_HEAD = _member(f"AND p.relation = '{HEAD}'")
_ANY_HEAD = f"(SELECT 1 FROM resident p WHERE p.household_id = h.id AND p.relation = '{HEAD}' AND {_stands('p')})"

RULES: Final[Mapping[str, Statement]] = {
    "household-no-head": _households(f"NOT EXISTS {_ANY_HEAD} AND EXISTS {_member()}"),
    "household-many-heads": _MANY_HEADS,
    "two-numbers": _TWO_NUMBERS,
    "number-shared": _NUMBER_SHARED,
    "likely-twice": _LIKELY_TWICE,
    "twice-outside": _listed("twice-outside"),
    "one-biometric": _listed("one-biometric"),
    "wrongly-deleted": _listed("wrongly-deleted"),
    "removed-unfounded": _UNFOUNDED,
    "number-form": _people(f"p.id_number IS NOT NULL AND p.id_digits > '' AND (NOT {_FULL} OR {_LETTERS})"),
    "number-place": _people(
        f"{_FULL} AND substr(p.id_digits, 1, 3) NOT IN (SELECT json_extract(value, '$[0]') FROM json_each(:places))",
        "json_array(substr(p.id_digits, 1, 3))",
    ),
    "sex-differs": _people(
        f"{_FULL} AND p.sex_code IN ('male', 'female') AND p.sex_code <> {_SEX_SAID}",
        f"json_array({_SEX_SAID}, p.sex_code)",
    ),
    "year-differs": _people(
        f"{_FULL} AND p.born_from > '' AND CAST(substr(p.born_from, 1, 4) AS INTEGER) <> {_YEAR_SAID}",
        f"json_array({_YEAR_SAID}, CAST(substr(p.born_from, 1, 4) AS INTEGER))",
    ),
    "place-differs": _PLACE_DIFFERS,
    "vaccine-wrong": _with_mark("m.kind = 'vaccine' AND m.value IN ('wrong', 'missing')"),
    "no-number": _people("p.id_digits = ''"),
    "core-missing": _people(
        "(p.born_from = '' OR p.sex_code = '' OR p.household_id = '')", _lacking("born", "sex", "household")
    ),
    "old-number": _people(f"length(p.old_digits) = 9 AND NOT {_marked('p', 'card-old9')}"),
    "no-card": _people(f"{_ADULT} AND NOT coalesce({_FOREIGN}, 0) AND NOT {_marked('p', 'card', 'abroad')}"),
    "number-untold": _people(f"{_FULL} AND NOT {_marked('p', 'card', 'number-told')}"),
    "card-expired": _with_mark("m.kind = 'card' AND m.until < :today"),
    "poor-missing": _entitled("poor", "near-poor"),
    "poor-partial": _households(
        f"EXISTS {_member('AND ' + _marked('p', 'poor', 'near-poor'))}"
        f" AND EXISTS {_member('AND NOT ' + _marked('p', 'poor', 'near-poor'))}"
    ),
    "merit-missing": _entitled("merit"),
    "rent-missing": _entitled("rent-aid"),
    "died-registered": _with_mark(f"m.kind = 'died' AND NOT {_marked('p', 'deregistered')}", lives=_stands("p")),
    "head-died": _households(f"EXISTS {_ANY_HEAD} AND NOT EXISTS {_LIVING_HEAD} AND EXISTS {_member()}"),
    "temporary-away": _AWAY,
}
"""Every rule of ``resources/checks.toml``, by its id; a test holds the two lists together."""
