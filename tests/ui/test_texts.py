from __future__ import annotations

import errno
import json
import re
import string
import unicodedata
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from app.errors import BugError, EnvironmentFault, UserError
from app.message_texts import PROGRESS, TEXTS
from app.ui import formats, i18n, icons, theme
from app.ui.dialogs import crash_report
from app.ui.messages import Blame, explain, progress_text

EN = theme.resources_folder() / "i18n" / "en.ts"


def test_every_message_says_what_happened_and_what_to_do():
    for code, (title, happened, _kept, todo) in TEXTS.items():
        assert all((title, happened, todo)), code
        assert not title.endswith("."), code


def test_every_message_and_progress_text_is_nfc_and_can_be_filled():
    for text in (*PROGRESS.values(), *(part for entry in TEXTS.values() for part in entry)):
        assert unicodedata.is_normalized("NFC", text)
        list(string.Formatter().parse(text))


def test_a_known_code_is_told_with_its_parameters():
    said = explain(UserError("view.picture-too-large", width=50000, height=40000))
    assert "50.000 × 40.000" in said.happened
    assert said.blame is Blame.INPUT


def test_a_missing_parameter_does_not_break_the_message():
    assert "…" in explain(EnvironmentFault("os.disk-full")).happened


@pytest.mark.parametrize("error", [UserError("new.code", name="x"), EnvironmentFault("new.fault"), BugError("new.bug")])
def test_an_unknown_code_still_gives_a_decent_sentence_naming_the_code(error):
    said = explain(error)
    assert error.code in said.happened
    assert said.todo


def test_errors_of_the_system_blame_the_surroundings_and_hide_the_path():
    said = explain(OSError(errno.ENOSPC, "No space left", "/home/ngoc/Trần Văn Ẩn/goi.hsct"))
    assert said.code == "os.disk-full"
    assert "“goi.hsct”" in said.happened
    assert "ngoc" not in said.text
    assert explain(PermissionError(errno.EACCES, "denied", "C:\\may\\a.xlsx")).happened.count("“a.xlsx”") == 1


def test_any_other_exception_is_ours():
    assert explain(ZeroDivisionError()).blame is Blame.US


def test_unknown_progress_codes_are_not_shown_to_people():
    assert progress_text("read") == "Đang đọc"
    assert progress_text("some-code") == ""


def test_a_crash_report_holds_no_data_of_people():
    try:
        try:
            raise KeyError("Trần Văn Ẩn")
        except KeyError:
            raise UserError("case.elsewhere", name="Lê Thị Bích Ngọc") from ValueError("054196001234")
    except UserError as error:
        report = crash_report(error)
    assert "case.elsewhere (name)" in report
    assert "test_texts.py" in report
    assert not any(secret in report for secret in ("Trần", "Bích", "054196001234", str(Path.home()) + "/"))


def test_values_are_written_as_an_office_writes_them():
    assert formats.fill("%1 trên %2 ngày %3, %10", 12, 5012, date(2026, 3, 9)) == "12 trên 5.012 ngày 09/03/2026, 120"
    assert formats.moment(datetime(2026, 11, 2, 7, 5)) == "07:05 02/11/2026"
    assert formats.size(2_460_000) == "2,5 MB"
    now = datetime(2026, 11, 22, 9)
    said = [formats.ago(datetime(2026, 11, day, 8), now) for day in (22, 21, 12)]
    assert said == ["lúc 08:00", "hôm qua", "10 ngày trước"]
    assert formats.ago(datetime(2027, 1, 1), now) == "ngày 01/01/2027"


def test_a_translation_may_have_a_form_for_one():
    many = "%1 of %2 {machine has|machines have} come, %3 {row|rows}"
    assert formats.fill(many, 1, 1, 2) == "1 of 1 machine has come, 2 rows"
    assert formats.fill(many, 1, 12, 1) == "1 of 12 machines have come, 1 row"


def test_every_form_for_one_in_the_translation_follows_a_number():
    texts = [each.text or "" for each in ElementTree.parse(EN).iter("translation")]
    forms = re.compile(r"\{[^{}]*\|[^{}]*\}")
    assert any(map(forms.search, texts))
    assert [text for text in texts if forms.search(formats.fill(text, *range(1, 10)))] == []


def test_how_long_ago_is_said_in_the_language_of_the_screen(qapp: QApplication):
    now = datetime(2026, 11, 22, 9)
    i18n.install(qapp, "en")
    try:
        said = [
            formats.ago(datetime(2026, month, day, 8), now) for month, day in ((11, 22), (11, 21), (11, 12), (1, 2))
        ]
        assert said == ["at 08:00", "yesterday", "10 days ago", "on 02/01/2026"]
        assert formats.plain(value=True) == "yes"
    finally:
        i18n.install(qapp, "vi")


def test_qts_own_buttons_speak_vietnamese(qapp: QApplication):
    i18n.install(qapp, "vi")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
    words = {button.text().replace("&", "") for button in box.buttons()}
    assert words == {"Thôi", "Lưu"}
    assert QCoreApplication.translate("QWidgetTextControl", "&Copy") == "&Chép"
    assert QCoreApplication.translate("QShortcut", "Delete") == "Delete"
    assert QCoreApplication.translate("anything", "never seen") == "never seen"


def test_english_is_read_from_the_ts_file_and_unfinished_entries_stay_vietnamese(qapp: QApplication, tmp_path: Path):
    (tmp_path / "en.ts").write_text(
        '<?xml version="1.0" encoding="utf-8"?><TS version="2.1" language="en"><context><name>Rail</name>'
        "<message><source>Thu gọn</source><translation>Fold</translation></message>"
        '<message><source>Mở rộng</source><translation type="unfinished">Unfold</translation></message>'
        "</context></TS>",
        encoding="utf-8",
    )
    i18n.install(qapp, "en", tmp_path)
    try:
        assert QCoreApplication.translate("Rail", "Thu gọn") == "Fold"
        assert QCoreApplication.translate("Rail", "Mở rộng") == "Mở rộng"
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        assert box.buttons()[0].text() == "Cancel"
    finally:
        i18n.install(qapp, "vi")


def test_the_shipped_english_file_translates_the_shell(qapp: QApplication):
    shipped = i18n.TsFile(EN)
    assert shipped.translate("SearchField", "Tìm người, hồ sơ, lệnh") == "Find people, cases, commands"
    every = {message.findtext("source", "") for message in ElementTree.parse(EN).getroot().iter("message")}
    assert len(shipped) >= len(every) > 90


def test_our_glyphs_are_those_of_the_installed_font():
    folder = icons.font_folder()
    assert folder is not None
    (charmap,) = folder.glob("materialdesignicons6-webfont-charmap-*.json")
    table = json.loads(charmap.read_text())
    assert {name: int(table[family], 16) for name, (family, _glyph) in icons.GLYPHS.items()} == {
        name: ord(glyph) for name, (_family, glyph) in icons.GLYPHS.items()
    }


def test_icons_are_painted_in_the_colour_of_the_scheme(qapp: QApplication):
    seen = []
    for scheme in ("light", "dark"):
        theme.apply(qapp, scheme)
        image = icons.pixmap("done", 32, "good").toImage()
        seen.append(
            {
                image.pixelColor(x, y).name()
                for x in range(32)
                for y in range(32)
                if image.pixelColor(x, y).alpha() == 255
            }
        )
    assert theme.LIGHT.good.lower() in seen[0]
    assert theme.DARK.good.lower() in seen[1]


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground_it_stands_on(palette: theme.Palette):
    for tone in theme.TONES:
        strong, soft = getattr(palette, tone), getattr(palette, f"{tone}_soft")
        assert contrast(strong, soft) >= 4.5, tone
        assert contrast(strong, palette.surface) >= 4.5, tone
    for ground in (palette.window, palette.surface, palette.accent_soft, palette.hover):
        assert contrast(palette.text, ground) >= 7
        assert contrast(palette.muted, ground) >= 4.5
    assert contrast(palette.on_accent, palette.accent) >= 4.5
    assert contrast(palette.edge, palette.surface) >= 3


def test_the_shipped_font_is_used_and_nothing_is_under_eleven_points(qapp: QApplication):
    assert qapp.font().family() == "Noto Sans"
    assert qapp.font().pointSize() >= 11
    assert theme.Type.BODY >= 11
    metrics = QFontMetrics(qapp.font())
    assert all(metrics.inFontUcs4(ord(char)) for char in "ẰẴỄỘỮằễộữĐđƠơƯư’ H’Hen Niê")
