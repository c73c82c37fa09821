import shutil

import pytest

from app.packs.pack import default_root


@pytest.fixture
def root(tmp_path):
    """A copy of the shipped resources that a test may spoil."""
    for folder in ("plans", "categories", "procedures", "codes", "questions"):
        shutil.copytree(default_root() / folder, tmp_path / folder)
    for file in default_root().glob("*.toml"):
        shutil.copy(file, tmp_path)
    for file in default_root().glob("*.toml"):
        shutil.copy(file, tmp_path / file.name)
    return tmp_path


@pytest.fixture
def spoil(root):
    """Replaces the first ``old`` of a file by ``new``, and tells the line on which ``new`` stands then."""

    def spoil(name, old, new):
        path = root / name
        text = path.read_text("utf-8")
        assert old in text
        at = text.index(old)
        path.write_text(text[:at] + new + text[at + len(old) :], "utf-8")
        return text[:at].count("\n") + 1

    return spoil


@pytest.fixture
def fold():
    from app.domain.names import fold

    return fold
