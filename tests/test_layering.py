"""Who may import whom (DESIGN §1): every import of every module, relative ones too, is read and judged."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

APP = Path(__file__).parent.parent / "app"

LEAVES = {"__version__", "errors", "progress", "storage", "message_texts"}
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
    "erasure": {"home", "backup", "models", "security", "sync", "domain"},
    "services": {"home", "backup", "erasure", "sync", "intake", "reports", "packs", "security", "models", "domain"},
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


def imports(file: Path) -> list[str]:
    package = ("app", *file.relative_to(APP).parent.parts)
    found = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
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


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(APP)))
def test_a_module_imports_only_what_its_house_may(file: Path) -> None:
    here = name_of(file)
    if here == "__init__":
        return
    for module in imports(file):
        top = module.split(".")[0]
        if top == "app":
            there = house(module)
            family = here == there == "services"
            allowed = (
                there in LEAVES | MAY_IMPORT.get(here, set())
                or here in LEAVES
                or family
                or (here, there) in PASSED_THROUGH
            )
            assert allowed, f"{file.relative_to(APP)} imports {module}"
        if top == "PySide6":
            assert here in QT_HOUSES, f"Qt outside ui: {file.relative_to(APP)}"
        if here == "domain":
            assert top in {"app", "rapidfuzz"} | sys.stdlib_module_names, f"domain imports {module}"
        if here in {"ui", "cli", "reports"}:
            assert top != "sqlalchemy", f"the database inside {here}"


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(APP)))
def test_services_do_not_import_each_other(file: Path) -> None:
    if name_of(file) == "services":
        own = "app.services." + file.stem.split("_")[0]
        others = [m for m in imports(file) if m.startswith("app.services.") and not m.startswith(own)]
        assert not others, f"{file.name} imports {others}"


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(APP)))
def test_nothing_is_posix_only(file: Path) -> None:
    posix = {"fcntl", "pwd", "grp", "resource", "termios", "pty"}
    assert not posix & {module.split(".")[0] for module in imports(file)}
