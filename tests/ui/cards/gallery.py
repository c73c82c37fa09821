"""Pictures of the scan editor, the card dialog and the papers: ``python -m tests.ui.cards.gallery OUT light|dark``."""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.partial_date import PartialDate
from app.domain.scan_edit import Cut, Edit
from app.services import attachments, attachments_folder, cases, people
from app.services.people import NewPerson
from app.ui import i18n, theme
from app.ui.cards.card_dialog import CardDialog
from app.ui.cases.case_page import CasePage
from app.ui.people.person_page import PersonPage
from app.ui.tasks import Tasks
from app.ui.widgets.scan_editor import ScanEditor
from tests.services.homes import a_home
from tests.ui.communes import LONG, a_commune

CARD = (
    f"066190123456|240123456|{LONG}|05031990|Nữ|Buôn Kiểm Thử, Xã Thử Nghiệm, Huyện Minh Họa, Đắk Lắk|15042021"
    "|||Nguyễn Văn Cha|Trần Thị Mẹ"
)
FONT = Path(__file__).parents[3] / "resources" / "fonts" / "LiberationSerif-Regular.ttf"


def a_paper(folder: Path, name: str, ground: str = "#8a7560") -> Path:
    """A photo of a typed page lying askew on a table."""
    page = Image.new("RGB", (1500, 2100), "#fdfbf4")
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(str(FONT), 44)
    for line in range(34):
        pen.text((130, 120 + 56 * line), "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập – Tự do", fill="#222", font=font)
    table = Image.new("RGB", (3000, 2400), ground)
    table.paste(page.rotate(4, expand=True, fillcolor=ground), (700, 80))
    table.save(folder / name, quality=90)
    return folder / name


def settle(tasks: Tasks, milliseconds: int = 500) -> None:
    while True:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        if not tasks.open:
            return


def main(out: Path, scheme: str) -> None:
    app = QApplication([])
    i18n.install(app, "vi")
    theme.apply(app, scheme)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, a_home(Path(scratch) / "office") as home:
        folder = Path(scratch)
        commune, tasks = a_commune(home, folder), Tasks()
        tasks.failed.connect(lambda error: print("FAILED", repr(error)))
        files = [a_paper(folder, f"IMG_{n}.jpg", ground) for n, ground in enumerate(("#8a7560", "#4a5a68", "#6b4d3a"))]

        def take(widget: QWidget, name: str) -> None:
            settle(tasks)
            widget.grab().save(str(out / f"{scheme}-{name}.png"))

        papers = [("1", "Giấy chứng sinh"), ("2", "Sổ hộ khẩu, sổ tạm trú cũ")]
        editor = ScanEditor(tasks, files, "Giấy chứng sinh", papers=papers, paper="1")
        editor.show()
        settle(tasks)
        editor._canvas.show_edit(Edit(0, Cut(0.24, 0.06, 0.76, 0.92)))
        editor._edited(editor._canvas.edit)
        take(editor, "editor-cut")
        editor._look.setChecked(True)
        take(editor, "editor-real")
        editor.close()
        single = ScanEditor(tasks, files[:1], "Giấy chứng sinh")
        single.show()
        single._edited(Edit(90, Cut(0.1, 0.1, 0.3, 0.3)))
        take(single, "editor-small")
        single.close()

        area = people.areas(home)[0].id
        person = people.add_person(home, NewPerson("Nguyen Phuc Ngoc", area, fields={"born": PartialDate(1990)})).value
        case = cases.open_case(home, person, "A4").value
        for name, text in (
            ("card", CARD),
            ("card-garbled", CARD.replace(LONG, "Nguye64n Thi5 Ma64u").replace("05031990", "01011990")),
        ):
            dialog = CardDialog(home, tasks, person, case)
            dialog.show()
            if name == "card":
                take(dialog, "card-ask")
            dialog.scanned(text, name != "card")
            settle(tasks)
            if name == "card":
                dialog.confirm.tick("name").click()
            take(dialog, name)
            dialog.close()
        dialog = CardDialog(home, tasks, person, case)
        dialog.show()
        dialog.scanned("DN4797915071234|4e677579e1bb856e|1|2|3|4")
        take(dialog, "card-refused")
        dialog.close()

        scans = folder / "Máy quét"
        scans.mkdir()
        for n in range(3):
            Image.new("RGB", (600, 800), "ivory").save(scans / f"SCAN{n}.jpg")
        attachments_folder.choose(home, scans)
        for file in files:
            attachments.attach(home, commune.child, file, f"Sổ tạm trú {file.stem}", case_id=commune.case)
        buffer = io.BytesIO()
        Image.open(files[0]).save(buffer, "PDF")
        (folder / "a.pdf").write_bytes(buffer.getvalue())
        attachments.attach(home, commune.child, folder / "a.pdf", "Bản quét PDF", case_id=commune.case)
        page = CasePage(home, tasks)
        page.resize(1182, 640)
        page.show()
        page.open_target((commune.case, "papers"))
        settle(tasks, 3500)
        take(page, "papers")
        page.close()
        other = PersonPage(home, tasks)
        other.resize(1182, 640)
        other.show()
        other.open_target(person)
        take(other, "person")
        other.close()
        settle(tasks)
        tasks.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
