"""Old lists in .VnTime and VNI-Times, and the many texts that must be left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.legacy_fonts import Encoding, convert, detect, encode

LOWER = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
NAMES = (
    "Nguyễn Văn Tú",
    "Trần Thị Hồng",
    "Lê Thị Như Ý",
    "Phạm Đức Dũng",
    "Đỗ Thị Ánh",
    "Hoàng Ngọc Diệp",
    "Huỳnh Thị Bưởi",
    "Võ Thành Nghĩa",
    "Đặng Thuỳ Dương",
    "Bùi Thị Mỹ Lệ",
    "Ngô Quốc Khánh",
    "Vũ Tuấn",
    "Lý Thị Út",
    "Hồ Thị Kim Oanh",
    "Phan Văn Xuyến",
)
PLACES = (
    "Thôn 2, xã Tuy An Đông, tỉnh Đắk Lắk",
    "Buôn Kiểm Thử",
    "Chưa đăng ký khai sinh",
    "Số định danh cá nhân",
    "Con đẻ của chủ hộ, sống cùng ông ngoại",
)
E_DE = ("Y Bhim Niê", "H'Hen Niê", "Y Tôt Mlô", "Siu Blô", "Y Wôn Knul", "H Lêt Kbuôr", "Y Thiêo", "Y Lô Niê", "H Bôk")


@pytest.mark.parametrize(
    ("stored", "encoding", "text"),
    [
        ("NguyÔn V¨n Tó", Encoding.TCVN3, "Nguyễn Văn Tú"),
        ("TrÇn ThÞ Hång", Encoding.TCVN3, "Trần Thị Hồng"),
        ("§Æng Thïy D\u00ad¬ng", Encoding.TCVN3, "Đặng Thùy Dương"),
        ("Nguyeãn Vaên Tuù", Encoding.VNI, "Nguyễn Văn Tú"),
        ("NGUYEÃN VAÊN TUÙ", Encoding.VNI, "NGUYỄN VĂN TÚ"),
        ("Traàn Thò Hoàng", Encoding.VNI, "Trần Thị Hồng"),
        ("Ñaëng Thuøy Döông", Encoding.VNI, "Đặng Thùy Dương"),
        ("Huyønh Thò Böôûi", Encoding.VNI, "Huỳnh Thị Bưởi"),
    ],
)
def test_text_as_old_files_hold_it(stored, encoding, text):
    assert convert(stored, encoding) == text
    assert detect([stored]) is encoding


@pytest.mark.parametrize("letter", LOWER)
@pytest.mark.parametrize("encoding", list(Encoding))
def test_every_letter_of_the_alphabet_comes_back(letter, encoding):
    word = f"x{letter}x"
    assert convert(encode(word, encoding), encoding) == word


@pytest.mark.parametrize("letter", [letter.upper() for letter in LOWER])
def test_every_capital_comes_back_from_vni(letter):
    assert convert(encode(f"x{letter}x", Encoding.VNI), Encoding.VNI) == f"x{letter}x"
    assert convert(encode(f"X{letter}X", Encoding.VNI), Encoding.VNI) == f"X{letter}X"


@pytest.mark.parametrize("letter", [letter.upper() for letter in LOWER])
def test_a_capital_of_a_tcvn3_word_in_capitals_comes_back(letter):
    assert convert(encode(f"XX{letter}XX", Encoding.TCVN3), Encoding.TCVN3) == f"XX{letter}XX"


def test_old_letters_are_all_within_what_the_old_files_could_hold():
    for encoding in (Encoding.TCVN3, Encoding.VNI):
        encode(LOWER, encoding).encode("latin-1")
        assert len({encode(letter, encoding) for letter in LOWER}) == len(LOWER)


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
@pytest.mark.parametrize("texts", [NAMES, PLACES, tuple(name.upper() for name in NAMES), NAMES * 20 + E_DE])
def test_a_column_in_an_old_font_is_known_and_comes_back(texts, encoding):
    stored = [encode(text, encoding) for text in texts]
    assert detect(stored) is encoding
    assert [convert(text, encoding) for text in stored] == [convert(text, Encoding.UNICODE) for text in texts]


@pytest.mark.parametrize(
    "texts",
    [
        NAMES,
        PLACES,
        E_DE,
        tuple(unicodedata.normalize("NFD", name) for name in NAMES),
        ("Nguyen Van An", "Tran Thi Be", "12/3", ""),
        (),
        ("Lê Tú", "Hà", "Tô Hoài", "Lò Dòng", "Lý Thúy Hà", "Trì"),
        ("Hoà", "Ngoâ", "Cuû Chi"),  # could be either: left alone
        ("Tó",),
        ("Réunion", "Café", "Müller", "Peña", "Noël", "São Paulo", "Ångström", "naïve"),
        ("5 µm", "§ 5", "«Hà»", "2º", "± 3", "20 °C", "½", "©", "a¨", "¤"),
        ("Nguyèn Tùong", "Trúong", "Qúy", "Hùynh", "Tién"),
        ("Y Tôt", "Y Kuôm", "H Diêu", "Y Hôan", "Rô Châm", "Niê"),
        ("066190123456", "03/05/1990"),
    ],
)
def test_proper_text_is_never_taken_for_an_old_font(texts):
    assert detect(texts) is Encoding.UNICODE
    for text in texts:
        assert detect([text]) is Encoding.UNICODE


def test_a_few_broken_cells_do_not_turn_a_proper_list():
    broken = [encode(name, Encoding.TCVN3) for name in NAMES[:3]]
    assert detect([*NAMES, *broken]) is Encoding.UNICODE
    assert {detect([text]) for text in broken} == {Encoding.TCVN3}


def test_proper_cells_in_an_old_column_stay_as_they_are():
    column = [*(encode(name, Encoding.TCVN3) for name in NAMES), "Đinh Văn Được", "Hà", "Tran Van A", "Phạm Ý"]
    assert detect(column) is Encoding.TCVN3
    assert [convert(text, Encoding.TCVN3) for text in column[-4:]] == column[-4:]
    assert convert("Lê Thị Bé", Encoding.VNI) == "Lê Thị Bé"
    assert convert("Lê Vân", Encoding.VNI) == "Lê Vân"


def test_two_old_fonts_in_equal_parts_are_nobodys_column():
    both = [encode(name, encoding) for name in NAMES for encoding in (Encoding.TCVN3, Encoding.VNI)]
    assert detect(both) is Encoding.UNICODE


def test_capitals_that_tcvn3_has_no_letters_for_are_mended():
    assert convert(encode("Đỗ Thị Ánh", Encoding.TCVN3), Encoding.TCVN3) == "Đỗ Thị Ánh"
    assert convert(encode("NGUYỄN THỊ TẾ", Encoding.TCVN3), Encoding.TCVN3) == "NGUYỄN THỊ TẾ"
    assert convert(encode("Ông NGUYỄN VĂN TẠO", Encoding.TCVN3), Encoding.TCVN3) == "Ông NGUYỄN VĂN TẠO"
    assert convert(encode("ở nhờ nhà ông Tú", Encoding.TCVN3), Encoding.TCVN3) == "ở nhờ nhà ông Tú"
    assert convert(encode("Ủy ban nhân dân", Encoding.TCVN3), Encoding.TCVN3) == "ủy ban nhân dân"
    assert convert(encode("Ia HLốp, xã Thử", Encoding.TCVN3), Encoding.TCVN3) == "Ia HLốp, xã Thử"
    assert convert("", Encoding.TCVN3) == ""


def test_unicode_text_is_only_composed():
    assert convert(unicodedata.normalize("NFD", "Nguyễn"), Encoding.UNICODE) == "Nguyễn"
    assert encode(unicodedata.normalize("NFD", "Nguyễn"), Encoding.UNICODE) == "Nguyễn"


@given(st.text(), st.sampled_from(Encoding))
def test_no_text_breaks_the_conversion(text, encoding):
    assert unicodedata.is_normalized("NFC", convert(text, encoding))
    detect([text])


@given(st.text(alphabet=[chr(code) for code in range(128)]))
def test_plain_ascii_is_never_touched(text):
    assert detect([text]) is Encoding.UNICODE
    assert all(convert(text, encoding) == text for encoding in Encoding)
