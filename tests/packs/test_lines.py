import tomllib

from app.packs.lines import line_of, locate

TEXT = '''# a comment with title = "no"
title = "Kế hoạch"
"quoted key" = 1
dotted.key = 2
tasks = [
  "from = 1",  # ] not the end
  "to = 2",
]
inline = [
  { a = 1 }, { a = "]" },
]
long = """
[[stage]]
name = "inside a string \\""" still"
"""
raw = \'\'\'
x = 1\'\'\'

[[stage]]  # the first
id = "a"
[[stage.limit]]
days = 1
[[stage.limit]]
days = 2
[ default ]
source = "s"
[[stage]]
id = "b"
[[stage.limit]]
days = 3
'''


def place(key, start=1):
    return next(n for n, line in enumerate(TEXT.splitlines(), 1) if n >= start and line.startswith(key))


def test_the_text_is_toml():
    assert tomllib.loads(TEXT)["stage"][1]["limit"] == [{"days": 3}]


def test_keys_are_found_on_their_lines():
    lines = locate(TEXT)
    assert lines["title",] == 2
    assert lines["quoted key",] == 3
    assert lines["dotted", "key"] == 4
    assert lines["long",] == place("long")
    assert lines["raw",] == place("raw")
    assert lines["default", "source"] == place("source")


def test_tables_in_tables_are_counted():
    lines = locate(TEXT)
    assert lines["stage", 0] == place("[[stage]]  #")
    assert lines["stage", 0, "limit", 1, "days"] == place("days = 2")
    assert lines["stage", 1, "id"] == place('id = "b"')
    assert lines["stage", 1, "limit", 0, "days"] == place("days = 3")


def test_what_stands_inside_strings_and_arrays_is_not_taken_for_keys():
    lines = locate(TEXT)
    assert ("from",) not in lines
    assert ("name",) not in lines
    assert ("x",) not in lines
    assert lines["inline",] == place("inline")


def test_what_is_not_there_is_placed_where_it_should_be():
    lines = locate(TEXT)
    assert line_of(lines, ("stage", 1, "to")) == lines["stage", 1]
    assert line_of(lines, ("nothing",)) == 1
