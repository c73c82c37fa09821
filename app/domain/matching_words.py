"""Each observation of :mod:`app.domain.matching` in Vietnamese words, as screen and command line say it."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.answers import Answer
from app.domain.matching import Reason
from app.domain.partial_date import PartialDate

WORDS: Mapping[str, str] = {
    "id.equal": "cùng số định danh",
    "id.zero-lost": "cùng số định danh, một bên mất số 0 ở đầu",
    "id.digits-swapped": "số định danh đảo hai chữ số",
    "id.one-digit-off": "số định danh khác một chữ số",
    "id.differs": "số định danh khác nhau",
    "old-id.equal": "cùng số CMND cũ",
    "old-id.digits-swapped": "số CMND cũ đảo hai chữ số",
    "old-id.one-digit-off": "số CMND cũ khác một chữ số",
    "name.equal": "cùng họ tên",
    "name.without-marks": "cùng họ tên, một bên không dấu",
    "name.sounds-alike": "tên đọc giống nhau (i/y, c/k, ng/ngh)",
    "name.reordered": "cùng các chữ, khác thứ tự",
    "name.marker-missing": "một bên thiếu chữ Y hoặc H’ của tên Ê-đê",
    "name.abbreviated": "tên viết tắt",
    "name.middle-missing": "thiếu chữ đệm hoặc dòng họ",
    "name.marks-differ": "tên khác dấu",
    "name.regional": "tên nghe giống nhau theo giọng vùng (s/x, tr/ch, n/l, d/gi/r)",
    "name.one-typo": "tên khác một chữ cái",
    "name.part": "chỉ một phần tên",
    "name.middle-differs": "cùng họ và tên, khác chữ đệm",
    "name.given-only": "chỉ giống tên gọi",
    "name.unknown": "một bên chưa có tên",
    "name.differs": "tên khác nhau",
    "name.by-other-name": "giống theo tên gọi khác",
    "born.equal": "cùng ngày sinh",
    "born.day-month-swapped": "ngày và tháng sinh đảo nhau",
    "born.same-month": "cùng tháng, năm sinh",
    "born.could-be": "cùng năm sinh, một bên không rõ ngày",
    "born.first-of-january": "cùng năm sinh, một bên ghi 01/01",
    "born.decade-off": "cùng ngày, tháng sinh; năm sinh lệch chữ số hàng chục",
    "born.one-digit-off": "ngày sinh khác một chữ số",
    "born.year-next": "sinh liền năm",
    "born.year-digit-off": "năm sinh khác một chữ số",
    "born.differs": "ngày sinh khác nhau",
    "sex.equal": "cùng giới tính",
    "sex.differs": "khác giới tính",
    "mother.equal": "cùng mẹ",
    "mother.differs": "khác mẹ",
    "father.equal": "cùng cha",
    "father.differs": "khác cha",
    "household.equal": "cùng hộ",
    "siblings-perhaps": "có thể là hai anh chị em: tên gần giống, sinh gần nhau, cùng cha mẹ",
    "twins": "anh chị em sinh đôi: cùng ngày sinh, cùng mẹ hoặc cùng hộ, khác tên",
    "twins-perhaps": "có thể là anh chị em sinh đôi",
    "parent-and-child": "cha hoặc mẹ và con",
}


def asked_of_the_other(area: str, name: str, born: Answer[PartialDate]) -> str:
    """What the one laptop is asked of a record that another holds."""
    who = f"{name}, {born.text_vi()}" if isinstance(born, PartialDate) else name
    return f"Ở {area} cũng có người có thể là người này: {who}. Có phải cùng một người không?"


def weighed(reason: Reason, words: str = "") -> str:
    """``cùng họ tên (+40)``; what only forbids has no weight of its own."""
    said = words or WORDS.get(reason.code, reason.code)
    return f"{said} ({reason.points:+d})" if reason.points else said
