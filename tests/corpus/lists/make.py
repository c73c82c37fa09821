"""Writes the lists of this folder anew: ``python -m tests.corpus.lists.make``.

They are committed, and opened by every version.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.domain.legacy_fonts import Encoding
from tests.intake import lists

HERE = Path(__file__).parent

FILES: dict[str, Callable[[], bytes]] = {
    "nhan-khau.xlsx": lambda: lists.xlsx({"Nhân khẩu": lists.resident_list()}),
    "nhan-khau.xls": lambda: lists.xls({"Nhân khẩu": lists.resident_list()}),
    "nhan-khau-utf8.csv": lambda: lists.csv_text(lists.resident_list()).encode(),
    "nhan-khau-utf8-bom.csv": lambda: lists.csv_text(lists.resident_list(), ";").encode("utf-8-sig"),
    "nhan-khau-utf16.csv": lambda: lists.csv_text(lists.resident_list(), "\t").encode("utf-16"),
    "nhan-khau-tcvn3.xls": lambda: lists.xls({"DS": lists.in_old_font(lists.resident_list(), Encoding.TCVN3)}),
    "nhan-khau-vni.xls": lambda: lists.xls({"DS": lists.in_old_font(lists.resident_list(), Encoding.VNI)}),
    "moi-thon-mot-trang.xlsx": lambda: lists.xlsx(
        {
            "Thôn Phú Sơn": [list(lists.HEADER), *lists.people()[:3]],
            "Buôn Ma": [list(lists.HEADER), *lists.people()[3:]],
        }
    ),
    "ho-so-dang-giai-quyet.xlsx": lambda: lists.xlsx({"Theo dõi": lists.case_list()}),
    "co-mat-khau.xlsx": lists.under_password,
    "co-mat-khau.xls": lists.xls_under_password,
    "trang-web.xls": lambda: b"<html><body><table><tr><td>STT</td></tr></table></body></html>",
    "cut-doi.xlsx": lambda: lists.xlsx({"Nhân khẩu": lists.resident_list()})[:3000],
    "rong.xlsx": lambda: b"",
}

if __name__ == "__main__":
    for name, make in FILES.items():
        (HERE / name).write_bytes(make())
