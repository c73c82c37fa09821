"""Every code that the program can raise for people has its words, and the words fill in."""

from __future__ import annotations

import ast
import re
import string
from functools import cache
from pathlib import Path

from app.message_texts import PROGRESS, TEXTS
from app.storage import _POSIX, _WINDOWS

APP = Path(__file__).parent.parent / "app"
RAISED = {"UserError", "EnvironmentFault", "refuse"}
PASSED_ON = {"_read", "_change", "_part"}
TOLD = {"tick": 0, "over": 1}
"""How work reports what it is at, and where in the call its code stands."""
BRINGS = re.compile(rf"\b({'|'.join((*RAISED, *PASSED_ON, *TOLD))})\(")
CODE = re.compile(r"[a-z]+(\.[a-z0-9]+(-[a-z0-9]+)*)+")


@cache
def calls() -> list[tuple[str, str, ast.Call]]:
    """Every call in the program that may bring a code: the house it stands in, what is called, and the call."""
    found = []
    for file in sorted(APP.rglob("*.py")):
        text = file.read_text("utf-8")
        for node in ast.walk(ast.parse(text)) if BRINGS.search(text) else ():
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
                found.append((file.relative_to(APP).parts[0], name, node))
    return found


def constants(node: ast.expr) -> set[str]:
    """The texts that an expression can come to, as far as they stand in it (both arms of ``a if x else b``)."""
    if isinstance(node, ast.IfExp):
        return constants(node.body) | constants(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def raised() -> dict[str, set[str]]:
    """Code → the parameters that some place gives it."""
    codes: dict[str, set[str]] = {code: {"file"} for _, code in _POSIX} | {code: {"file"} for code in _WINDOWS.values()}
    for _, name, call in calls():
        if name in RAISED and call.args:
            for code in constants(call.args[0]):
                codes.setdefault(code, set()).update(str(each.arg) for each in call.keywords)
    return codes


def every_code_of_ours() -> set[str]:
    """Codes that go through a variable on their way to the error: they stand somewhere as a text of the same form."""
    found: set[str] = set()
    for house, name, call in calls():
        if house in {"security", "models", "intake", "sync", "services"} and name in PASSED_ON:
            found |= {text for each in call.args for text in constants(each) if CODE.fullmatch(text)}
    return found


def test_the_search_for_codes_finds_what_it_should() -> None:
    codes = raised()
    assert len(codes) > 150
    assert {"bundle.damaged", "stick.pulled", "row.unknown", "view.pdf-locked"} <= codes.keys()


def test_every_code_raised_in_the_program_has_its_words() -> None:
    assert sorted(code for code in raised() if code not in TEXTS) == []


def test_codes_that_travel_through_a_variable_have_their_words_too() -> None:
    assert sorted(code for code in every_code_of_ours() if code not in TEXTS) == []
    for code in ("scan.password-protected", "database.busy", "database.damaged", "sync.fork", "pack.faulty"):
        assert code in TEXTS


def test_words_ask_only_for_parameters_that_somebody_gives() -> None:
    codes = raised()
    for code, parts in TEXTS.items():
        asked = {name for part in parts for _, name, _, _ in string.Formatter().parse(part) if name}
        given = codes.get(code, asked)
        assert asked <= given, f"{code}: {asked - given}"


def test_every_progress_code_has_its_words() -> None:
    given = set()
    for _, name, call in calls():
        where = TOLD.get(name)
        if where is not None and len(call.args) > where:
            given |= constants(call.args[where])
    assert len(given) > 10
    assert sorted(code for code in given if code not in PROGRESS) == []
