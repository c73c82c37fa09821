import unicodedata

import pytest

from app.errors import EnvironmentFault, UserError
from app.packs import reading
from app.packs.reading import PackError, once, read_text, read_toml


@pytest.fixture
def file(tmp_path):
    def write(text):
        data = text if isinstance(text, bytes) else text.encode()
        (tmp_path / "a.toml").write_bytes(data)
        return tmp_path

    return write


def refused(work):
    with pytest.raises(PackError) as caught:
        work()
    assert caught.value.code == "pack.faulty"
    assert caught.value.params["file"] == "a.toml"
    return caught.value.params["line"], caught.value.params["fault"]


def row(file, text):
    return read_toml(file(text), "a.toml")


def test_a_faulty_pack_blames_the_input():
    assert issubclass(PackError, UserError)


def test_a_missing_file_is_named(tmp_path):
    assert refused(lambda: read_text(tmp_path, "a.toml")) == (1, "không có tệp này")


def test_a_file_in_an_old_encoding_is_refused_at_its_line(file):
    root = file(b'a = 1\nb = "\xd4"\n')
    assert refused(lambda: read_text(root, "a.toml")) == (2, "không phải chữ Unicode (UTF-8)")


def test_a_huge_file_is_refused_before_it_is_read(file, monkeypatch):
    monkeypatch.setattr(reading, "MAX_BYTES", 3)
    root = file("a = 1\n")
    assert refused(lambda: read_text(root, "a.toml")) == (1, "tệp quá lớn")


def test_a_disk_that_does_not_read_is_not_the_files_fault(file, monkeypatch):
    root = file("a = 1\n")

    def broken(_):
        raise OSError("đĩa hỏng")

    monkeypatch.setattr(type(root), "read_bytes", broken)
    with pytest.raises(EnvironmentFault) as caught:
        read_text(root, "a.toml")
    assert (caught.value.code, caught.value.params) == ("pack.unreadable", {"file": "a.toml"})


def test_notepads_mark_and_line_ends_and_macs_letters_are_no_faults(file):
    text = unicodedata.normalize("NFD", 'name = "Hồ sơ"\r\n')
    assert read_toml(file(b"\xef\xbb\xbf" + text.encode()), "a.toml").text("name") == "Hồ sơ"


@pytest.mark.parametrize(("text", "line"), [("a = 1\nb = = 2\n", 2), ("a = 1\nb = [1,\n", 2), ("a = 1\n\na = 2\n", 3)])
def test_broken_toml_is_refused_at_its_line(file, text, line):
    assert refused(lambda: row(file, text)) == (line, "sai cú pháp TOML")


def test_a_slip_in_a_key_is_refused(file):
    top = row(file, 'name = "a"\n\nnote = "b"\nnaem = "c"\n')
    top.text("name")
    assert refused(top.done) == (3, "không hiểu “note”")


@pytest.mark.parametrize(
    ("text", "read", "fault"),
    [
        ("", lambda r: r.text("a"), "thiếu a"),
        ("a = 1", lambda r: r.text("a"), "a phải là một dòng chữ"),
        ('a = "  "', lambda r: r.text("a"), "a phải là một dòng chữ"),
        ('a = "31/3/2026"', lambda r: r.day("a"), "a phải là một ngày, viết như 2026-03-31"),
        ("a = 2026-03-31T08:00:00", lambda r: r.day("a"), "a phải là một ngày, viết như 2026-03-31"),
        ("a = true", lambda r: r.whole("a"), "a phải là số nguyên từ 0 đến 9999"),
        ("a = 32", lambda r: r.whole("a", 1, 31), "a phải là số nguyên từ 1 đến 31"),
        ("a = 1.5", lambda r: r.whole("a"), "a phải là số nguyên từ 0 đến 9999"),
        ('a = "có"', lambda r: r.flag("a"), "a phải là true hoặc false"),
        ("a = [1]", lambda r: r.texts("a"), 'a phải là danh sách chữ, viết như ["a", "b"]'),
        ('a = ["x"]', lambda r: r.names("a", {"y"}, "loại"), "a: không có loại “x”"),
        ('a = "x"', lambda r: r.name("a", {"y"}, "loại"), "a: không có loại “x”"),
        ('a = ["not x"]', lambda r: r.conditions("a", {"y"}), "a: không có điều kiện “not x”"),
        ("a = 1", lambda r: r.rows("a"), "a phải là các bảng [[a]]"),
        ("", lambda r: r.rows("a", least=1), "thiếu bảng [[a]]"),
        ('source = "s"\nconfidence = "X"', lambda r: r.source(), "confidence phải là một trong: H, M, L, I"),
        ('confidence = "H"', lambda r: r.source(), "thiếu source"),
        ("valid_to = 2026-01-01\nvalid_from = 2027-01-01", lambda r: r.validity(), "valid_to trước valid_from"),
    ],
)
def test_each_value_that_does_not_fit_is_told_in_plain_words(file, text, read, fault):
    assert refused(lambda: read(row(file, text)))[1] == fault


def test_a_source_may_stand_once_for_the_whole_file(file):
    top = row(file, '[default]\nsource = "Luật"\nconfidence = "M"\n[[row]]\n[[row]]\nconfidence = "H"\n')
    first, second = (one.source() for one in top.rows("row"))
    assert (first.text, first.needs_check, second.needs_check) == ("Luật", True, False)
    top.done()


def test_a_fault_in_the_second_row_is_told_at_the_second_row(file):
    rows = row(file, '[[row]]\ncode = "a"\n\n[[row]]\nname = "b"\n').rows("row")
    assert refused(lambda: rows[1].text("code")) == (4, "thiếu row.code")


def test_the_same_code_twice_is_told_at_the_second(file):
    rows = row(file, '[[row]]\ncode = "a"\n[[row]]\ncode = "a"\n').rows("row")
    assert refused(lambda: once(rows, "code")) == (4, "“a” có hai lần")
