"""Who may import whom (DESIGN §1): every import of every module, relative ones too, is read and judged."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

APP = Path(__file__).parent.parent / "app"

LEAVES = {"__version__", "errors", "piecemeal", "progress", "storage", "message_texts", "one_thread"}
MAY_IMPORT = {
    "domain": {"domain"},
    "packs": {"packs", "domain"},
    "models": {"models", "domain"},
    "security": {"security", "domain"},
    "sync": {"sync", "models", "security", "domain"},
    "intake": {"intake", "domain"},
    "reports": {"reports", "domain"},
    "home": {"models", "security", "packs", "domain"},
    "backup": {"home", "models", "security", "sync", "domain"},
    "carriage": {"home", "models", "security", "sync", "domain"},
    "copies": {"home", "backup", "models", "sync", "domain"},
    "printing": {"home", "models", "domain"},
    "erasure": {"home", "backup", "models", "security", "sync", "domain"},
    "services": {
        "home",
        "backup",
        "carriage",
        "copies",
        "printing",
        "erasure",
        "sync",
        "intake",
        "reports",
        "packs",
        "security",
        "models",
        "domain",
    },
    "ui": {"ui", "services", "domain"},
    "cli": {"cli", "services", "domain", "bootstrap", "demo"},
    "demo": {"services", "domain", "home", "bootstrap", "demo"},
    "bootstrap": {"demo", "ui", "services", "home", "sync", "packs", "security", "models", "domain", "cli"},
    "__main__": {"cli", "bootstrap"},
}
QT_HOUSES = {"ui", "bootstrap"}
#: ``ui`` carries an opened home from service to service without looking into it.
PASSED_THROUGH = {("ui", "home"), ("cli", "home")}


def house(module: str) -> str:
    """The first name below ``app``."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def modules() -> list[Path]:
    return sorted(APP.rglob("*.py"))


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """All that stand in a module, at whatever depth; what is inside of them is no import."""
    for inside in ("body", "orelse", "finalbody", "handlers", "cases"):
        for each in getattr(node, inside, ()):
            yield each
            yield from statements(each)


@cache
def imports(file: Path) -> list[str]:
    package = ("app", *file.relative_to(APP).parent.parts)
    found = []
    for node in statements(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(filter(None, (base, node.module)))
            package_named = APP.parent.joinpath(*module.split(".")).is_dir() and module.startswith("app")
            found += [f"{module}.{alias.name}" if package_named else module for alias in node.names]
    return found


def name_of(file: Path) -> str:
    relative = file.relative_to(APP)
    return relative.parts[0].removesuffix(".py")


def said_against(file: Path, module: str) -> str:
    """What is wrong with ``file`` importing ``module``; empty if nothing is."""
    here, top = name_of(file), module.split(".")[0]
    if top == "app":
        there = house(module)
        allowed = LEAVES | MAY_IMPORT.get(here, set())
        family = here == there == "services"
        if not (there in allowed or here in LEAVES or family or (here, there) in PASSED_THROUGH):
            return "not its house's to import"
    if top == "PySide6" and here not in QT_HOUSES:
        return "Qt outside ui"
    if here == "domain" and top not in {"app", "rapidfuzz"} | sys.stdlib_module_names:
        return "not pure"
    if here in {"ui", "cli", "reports"} and top == "sqlalchemy":
        return "the database inside"
    return ""


def test_a_module_imports_only_what_its_house_may() -> None:
    judged = [
        f"{file.relative_to(APP)} imports {module}: {said}"
        for file in modules()
        if name_of(file) != "__init__"
        for module in imports(file)
        if (said := said_against(file, module))
    ]
    assert judged == []


def test_services_do_not_import_each_other() -> None:
    judged = [
        f"{file.name} imports {module}"
        for file in modules()
        if name_of(file) == "services"
        for module in imports(file)
        if module.startswith("app.services.") and not module.startswith("app.services." + file.stem.split("_")[0])
    ]
    assert judged == []


def test_nothing_is_posix_only() -> None:
    posix = {"fcntl", "pwd", "grp", "resource", "termios", "pty"}
    assert [file.name for file in modules() if posix & {module.split(".")[0] for module in imports(file)}] == []


def test_the_judge_has_read_every_module_and_knows_a_wrong_import() -> None:
    assert len([file for file in modules() if imports(file)]) > 400
    assert said_against(APP / "domain" / "names.py", "app.models.work")
    assert said_against(APP / "services" / "people.py", "PySide6.QtCore")
    assert said_against(APP / "ui" / "shell.py", "sqlalchemy")
    assert not said_against(APP / "ui" / "shell.py", "app.services.people")
