"""Every point is explained in words."""

from app.domain.matching import POINTS, Reason
from app.domain.matching_words import WORDS, weighed


def test_every_observation_has_words_and_no_words_are_left_over():
    assert WORDS.keys() == POINTS.keys()


def test_a_reason_is_told_with_its_weight():
    assert weighed(Reason("name.equal", 40)) == "cùng họ tên (+40)"
    assert weighed(Reason("born.differs", -30)) == "ngày sinh khác nhau (-30)"
    assert weighed(Reason("twins-perhaps", 0)) == "có thể là anh chị em sinh đôi"
    assert weighed(Reason("id.equal", 100), "số giống nhau") == "số giống nhau (+100)"
