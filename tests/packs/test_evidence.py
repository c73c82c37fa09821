"""What each kind of evidence is and tells of, as shipped."""

import shutil

import pytest

from app.domain.agreeing import HOW
from app.domain.evidence import Nature
from app.packs.codes import TABLES, load_table
from app.packs.evidence import load_evidence
from app.packs.pack import default_root
from app.packs.reading import PackError


@pytest.fixture(scope="module")
def tables():
    return {name: load_table(default_root(), name) for name in TABLES}


def test_every_shipped_matter_says_how_it_is_compared(tables):
    assert list(HOW) == [row.code for row in tables["matters"]]


def test_every_kind_of_evidence_but_other_has_its_nature(tables):
    rules = load_evidence(default_root(), tables)
    assert {row.code for row in tables["evidence_kinds"]} - {"other"} == set(rules.kinds)
    assert rules.nature("verification_answer") is Nature.OFFICIAL
    assert rules.nature("hamlet_statement") is Nature.STATEMENT
    assert "born" in rules.tells("birth_notice")
    assert rules.tells("other") == tuple(HOW)


def test_the_claims_that_matters_make_up_are_known(tables):
    rules = load_evidence(default_root(), tables)
    assert rules.claims["birth"] == ("born", "birth_place")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('code = "birth_notice"', 'code = "no_such"', "loại chứng cứ"),
        ('"birth_place"', '"no_such"', "điều"),
        ('nature = "official"', 'nature = "no_such"', "nature"),
        ('code = "birth"\n', 'code = "no_such"\n', "sự việc"),
    ],
)
def test_a_slip_of_the_pen_is_told_with_its_line(tables, tmp_path, old, new, fault):
    shutil.copy(default_root() / "evidence.toml", tmp_path / "evidence.toml")
    file = tmp_path / "evidence.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(PackError) as caught:
        load_evidence(tmp_path, tables)
    assert fault in caught.value.params["fault"]
    assert caught.value.params["file"] == "evidence.toml"
