"""The engine against people: random histories, judged by who had seen what (:mod:`tests.sync.causality`).

They are lived in processes of their own (:mod:`tests.sync.histories`), which ask for no entity that has no row.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sync.histories import Act, live

ROOT = Path(__file__).parents[2]

FOUND: dict[str, list[Act]] = {
    "what another brought back is sent by its restored laptop too, which went on otherwise: no fork": [
        ("keep_laptop", 4, 5473, 9939),
        ("edit", 4, 1163, 9543),
        ("back_up", 2, 11, 7840),
        ("move", 1, 9303, 4622),
        ("edit", 1, 6810, 3742),
        ("part", 1, 8664, 4230),
        ("meet", 2, 6828, 9421),
        ("restore_laptop", 4, 1550, 4331),
        ("restore_office", 1, 4939, 808),
        ("find", 1, 6525, 513),
    ],
    "a row leaves while a proposal about it waits, and comes back: the proposal is to be seen there": [
        ("custody", 0, 0, 0),
        ("delete", 3, 7880, 9225),
        ("scope", 0, 4639, 4580),
        ("meet", 3, 5111, 8289),
        ("back_up", 2, 7529, 8430),
        ("meet", 3, 182, 8625),
        ("scope", 3, 4746, 7957),
    ],
    "a laptop goes on as another hand with what has landed already: a later word of the old hand still waits": [
        ("office_move", 3, 2948, 2465),
        ("move", 3, 5652, 2874),
        ("back_up", 4, 5918, 9991),
        ("move", 0, 6096, 4271),
        ("meet", 0, 2202, 7690),
        ("clone", 3, 726, 4427),
        ("claim", 3, 6473, 2777),
        ("restore_office", 4, 2518, 7516),
    ],
    "what was let in behind a gap does not overtake what came after all, and was written before it": [
        ("custody", 0, 0, 0),
        ("look", 4, 8574, 6987),
        ("delete", 1, 2074, 8513),
        ("claim", 1, 1136, 947),
        ("scope", 4, 1843, 7040),
        ("claim", 1, 8490, 9848),
        ("resume", 4, 450, 1307),
        ("edit", 1, 3644, 4414),
        ("resume", 4, 6549, 7450),
        ("part", 1, 6721, 5941),
        ("let_in", 3, 1901, 7947),
    ],
    "office and laptop were both restored: what stood between is lost, and what followed waits for a person": [
        ("back_up", 1, 6827, 7972),
        ("clone", 0, 188, 7351),
        ("keep_laptop", 0, 9697, 2542),
        ("move", 4, 1214, 8911),
        ("delete", 0, 3050, 257),
        ("meet", 0, 5733, 8745),
        ("restore_laptop", 4, 2597, 9185),
        ("meet", 4, 5152, 6709),
        ("restore_office", 0, 8769, 4269),
    ],
    "an old stick came once more, after the laptop had let go of an area that it names": [
        ("delete", 1, 5649, 6940),
        ("export", 1, 9741, 6333),
        ("office_edit", 1, 429, 3771),
        ("scope", 1, 2685, 8618),
        ("meet", 1, 6152, 5187),
        ("scope", 4, 6852, 5016),
        ("carry_in", 2, 2736, 1869),
        ("answer", 1, 9889, 725),
        ("carry_out", 4, 8713, 366),
    ],
    "a backup that is let go takes along that from which the office was laid out only if this is older": [
        ("edit", 4, 5360, 2848),
        ("meet", 4, 2991, 5944),
        ("back_up", 4, 6971, 3384),
        ("back_up", 0, 5355, 6371),
        ("restore_office", 4, 2495, 609),
        ("let_go_of_a_backup", 3, 955, 4994),
    ],
    "laid out twice, from the younger backup the second time: the first is there as well": [
        ("back_up", 1, 7101, 1734),
        ("edit", 0, 8626, 1257),
        ("restore_office", 2, 1843, 1327),
        ("meet", 3, 3260, 76),
        ("back_up", 3, 3634, 8100),
        ("restore_office", 1, 7607, 6994),
    ],
    "a copy took that place, and went on from there": [
        ("back_up", 4, 2697, 2243),
        ("look", 1, 3768, 1678),
        ("clone", 4, 3041, 1429),
        ("clone", 3, 6054, 9446),
        ("resume", 4, 1733, 1992),
        ("meet", 4, 6814, 2443),
        ("edit", 1, 4923, 7913),
        ("edit", 1, 4923, 7915),
        ("meet", 3, 979, 1878),
        ("restore_office", 2, 3410, 221),
    ],
    "a copy took the place of a change in an earlier chain of another, which the restored office had lost": [
        ("back_up", 4, 2697, 2243),
        ("look", 1, 3768, 1678),
        ("clone", 4, 3041, 1429),
        ("clone", 3, 6054, 9446),
        ("resume", 4, 1733, 1992),
        ("meet", 4, 6814, 2443),
        ("edit", 1, 4923, 7913),
        ("meet", 3, 979, 1878),
        ("restore_office", 2, 3410, 221),
    ],
    "laid out twice, from the younger backup the second time, which is there when the first is let go": [
        ("back_up", 2, 4501, 7748),
        ("restore_office", 1, 5296, 8072),
        ("edit", 3, 7300, 1925),
        ("meet", 0, 5818, 4945),
        ("back_up", 1, 319, 6756),
        ("restore_office", 0, 6989, 5078),
        ("let_go_of_a_backup", 4, 6438, 920),
    ],
    "the backup that an office was laid out from was not taken to be kept, and was taken once more": [
        ("back_up", 1, 5361, 2434),
        ("move", 0, 3903, 6142),
        ("restore_office", 3, 5043, 1728),
        ("meet", 0, 6145, 1979),
        ("back_up", 0, 1110, 5650),
        ("meet", 0, 9308, 6408),
        ("restore_office", 0, 7596, 246),
    ],
    "a copy's later change came without the one before it: it does not go on from what is there": [
        ("clone", 1, 4159, 4528),
        ("edit", 1, 6235, 1659),
        ("edit", 3, 7654, 9280),
        ("part", 1, 5723, 7980),
        ("edit", 3, 3578, 7132),
        ("part", 3, 6094, 3764),
    ],
    "an office laid out from a backup older than all it knew to be kept is brought again what was called safe": [
        ("move", 1, 1765, 5228),
        ("back_up", 1, 3577, 6277),
        ("restore_office", 2, 5194, 1831),
        ("meet", 1, 4794, 7989),
        ("back_up", 2, 5030, 8508),
        ("edit", 1, 9052, 4477),
        ("meet", 4, 8483, 5616),
        ("restore_office", 2, 3238, 5594),
    ],
    "a draft of somebody whose records have left the laptop has nothing to be written to": [
        ("seal", 0, 5330, 908),
        ("back_up", 1, 298, 9346),
        ("clone", 0, 3156, 9168),
        ("look", 0, 2417, 8118),
        ("meet", 0, 7824, 7729),
        ("meet", 0, 9928, 2549),
        ("resume", 4, 5710, 1240),
    ],
    "a copy that has seen less spoke last: somebody who was sealed stayed on the other laptop": [
        ("clone", 4, 2170, 6533),
        ("clone", 4, 5119, 4257),
        ("delete", 0, 4161, 1206),
        ("scope", 0, 7734, 8937),
        ("meet", 0, 8557, 2064),
        ("seal", 3, 3868, 7670),
    ],
    "what the own value on the screen was drawn from went under the field's new name as if all had been seen": [
        ("edit", 3, 4218, 9465),
        ("older", 0, 3080, 7880),
        ("office_edit", 0, 6511, 7741),
        ("meet", 0, 268, 6852),
        ("edit", 0, 9922, 9440),
    ],
    "a person moved under the old name of the field never came to the other laptop": [
        ("older", 0, 8274, 2884),
        ("move", 0, 8378, 207),
    ],
    "after a restore a refused change of before is no value to show over a later one": [
        ("back_up", 4, 7631, 7015),
        ("forbidden", 3, 8936, 127),
        ("edit", 0, 1021, 7344),
        ("meet", 3, 2756, 3540),
        ("restore_office", 0, 7275, 9002),
    ],
    "an own value that the same bundle brings as the trunk's stayed on the screen as one's own": [
        ("back_up", 4, 4584, 555),
        ("edit", 3, 1398, 5908),
        ("meet", 0, 9129, 361),
        ("edit", 0, 6234, 8437),
        ("restore_office", 3, 9803, 5167),
    ],
    "so did one whose draft was older than the restore": [
        ("look", 3, 4308, 8448),
        ("back_up", 1, 8572, 525),
        ("resume", 3, 6558, 2292),
        ("meet", 0, 5199, 3089),
        ("restore_office", 1, 479, 4089),
        ("resume", 0, 3833, 6211),
    ],
    "the question of a copy is answered for whatever stands at that place": [
        ("clone", 0, 9469, 7447),
        ("move", 3, 2539, 4825),
        ("edit", 0, 7946, 2664),
        ("scope", 0, 497, 4735),
    ],
    "two restores one after the other: what the first kept was not taken to be kept": [
        ("open", 3, 494, 5200),
        ("back_up", 1, 3233, 7092),
        ("restore_office", 0, 5367, 235),
        ("scope", 3, 19, 9729),
        ("meet", 0, 8868, 1296),
        ("back_up", 1, 565, 1783),
        ("restore_office", 4, 1201, 4464),
    ],
    "an answer to its copy took a laptop's whole scope out of its sight": [
        ("clone", 4, 3706, 4462),
        ("back_up", 2, 1304, 515),
        ("restore_office", 0, 5220, 3449),
        ("meet", 3, 2343, 8310),
    ],
    "another had brought back what a restored laptop had written: its next change had no place": [
        ("back_up", 2, 1328, 6918),
        ("keep_laptop", 0, 2360, 3103),
        ("claim", 0, 4429, 4688),
        ("meet", 0, 3195, 6028),
        ("meet", 4, 6314, 9549),
        ("restore_laptop", 3, 4286, 3900),
        ("restore_office", 3, 6466, 3552),
    ],
    "a restored laptop filled a gap with something else and was called a forger for good": [
        ("open", 3, 2847, 2702),
        ("keep_laptop", 0, 9609, 1861),
        ("find", 3, 3992, 6262),
        ("edit", 3, 3616, 1915),
        ("claim", 0, 3242, 3163),
        ("edit", 3, 2066, 1126),
        ("part", 3, 2786, 61),
        ("restore_laptop", 3, 9741, 9563),
        ("edit", 0, 9732, 9395),
    ],
    "what another brought back stood at the place of something else: it was dropped, and the laptop refused for good": [
        ("keep_laptop", 3, 4756, 2179),
        ("move", 0, 3436, 580),
        ("back_up", 0, 7383, 6487),
        ("edit", 3, 8083, 335),
        ("meet", 3, 9505, 634),
        ("meet", 2, 323, 8519),
        ("restore_laptop", 0, 159, 2551),
        ("restore_office", 0, 8164, 1771),
        ("edit", 3, 7091, 8883),
    ],
    "what was let in behind a gap stands where its restored laptop wrote something else, and went on": [
        ("find", 4, 6777, 3941),
        ("keep_laptop", 1, 7592, 2652),
        ("edit", 4, 1599, 9655),
        ("part", 4, 814, 1209),
        ("restore_laptop", 4, 7017, 42),
        ("find", 4, 2926, 8485),
        ("edit", 4, 4095, 7093),
        ("let_in", 3, 8165, 4733),
    ],
    "two courses of one laptop wait behind a gap, side by side: each is let in": [
        ("keep_laptop", 4, 5581, 2322),
        ("edit", 4, 1163, 9543),
        ("move", 1, 9303, 4622),
        ("edit", 1, 6810, 3742),
        ("part", 1, 5387, 5486),
        ("restore_laptop", 4, 1550, 4331),
        ("find", 4, 6777, 3941),
        ("edit", 4, 1599, 9655),
        ("part", 4, 814, 1209),
    ],
    "two courses wait side by side, one of a copy that is restored": [
        ("find", 4, 6777, 3941),
        ("keep_laptop", 1, 7592, 2652),
        ("edit", 4, 1599, 9655),
        ("part", 4, 814, 1209),
        ("restore_laptop", 4, 7017, 42),
        ("clone", 1, 4159, 4528),
        ("edit", 3, 7654, 9280),
        ("edit", 3, 3578, 7132),
        ("part", 3, 5187, 1134),
    ],
    "what another brought back has come up to what waits, which goes on from something else: its laptop is no fork": [
        ("keep_laptop", 4, 5473, 9939),
        ("edit", 4, 1163, 9543),
        ("back_up", 2, 11, 7840),
        ("move", 4, 8759, 9444),
        ("edit", 1, 6810, 3742),
        ("part", 1, 8664, 4230),
        ("meet", 2, 6828, 9421),
        ("restore_laptop", 4, 1550, 4331),
        ("restore_office", 1, 4939, 808),
        ("find", 1, 6525, 513),
        ("edit", 4, 1599, 9655),
        ("part", 4, 814, 1209),
        ("restore_laptop", 4, 7017, 42),
    ],
    "an open change lies in a chain of which the office has another beginning, from a copy": [
        ("back_up", 1, 6827, 7972),
        ("clone", 0, 188, 7351),
        ("keep_laptop", 0, 9697, 2542),
        ("move", 4, 1214, 8911),
        ("delete", 0, 3050, 257),
        ("meet", 0, 5733, 8745),
        ("restore_laptop", 4, 2597, 9185),
        ("meet", 4, 5152, 6709),
        ("restore_office", 0, 8769, 4269),
        ("find", 3, 1064, 2243),
        ("edit", 3, 3616, 1915),
        ("edit", 3, 2066, 1126),
        ("part", 3, 2786, 61),
        ("restore_laptop", 3, 9741, 9563),
    ],
    "two restored laptops, one office restored twice: what a third holds has lost its place to something else": [
        ("keep_laptop", 4, 5473, 9939),
        ("edit", 4, 1163, 9543),
        ("back_up", 2, 11, 7840),
        ("move", 1, 9303, 4622),
        ("edit", 1, 6810, 3742),
        ("part", 1, 8664, 4230),
        ("meet", 2, 6828, 9421),
        ("restore_laptop", 4, 1550, 4331),
        ("restore_office", 1, 4939, 808),
        ("find", 1, 6525, 513),
        ("edit", 4, 1163, 9543),
        ("edit", 1, 6810, 3742),
        ("part", 1, 8664, 4230),
        ("meet", 2, 6828, 9421),
        ("restore_laptop", 4, 1550, 4331),
        ("restore_office", 1, 4939, 808),
    ],
    "an own change goes on in another chain, behind it one that a copy wrote": [
        ("back_up", 4, 2697, 2243),
        ("look", 1, 3768, 1678),
        ("clone", 4, 3041, 1429),
        ("clone", 3, 6054, 9446),
        ("resume", 4, 1733, 1992),
        ("edit", 4, 3434, 2260),
        ("meet", 4, 6814, 2443),
        ("back_up", 4, 2697, 2243),
        ("edit", 1, 4923, 7915),
        ("meet", 3, 979, 1878),
        ("restore_office", 2, 3410, 221),
    ],
    "what a restored office took anew from a copy took an own value off the screen that still waits": [
        ("back_up", 4, 7011, 3831),
        ("look", 1, 3768, 1678),
        ("clone", 4, 3041, 1429),
        ("resume", 1, 224, 4521),
        ("clone", 3, 6054, 9446),
        ("meet", 1, 9523, 5378),
        ("resume", 4, 1733, 1992),
        ("meet", 4, 6814, 2443),
        ("restore_office", 2, 3410, 221),
    ],
    "a change that was refused before the restore was shown over one that was taken after it": [
        ("forbidden", 0, 4630, 8427),
        ("meet", 3, 640, 9244),
        ("back_up", 4, 781, 849),
        ("restore_office", 4, 7674, 7438),
        ("edit", 0, 6039, 57),
    ],
}
FOUND["a copy took that place, and went on from there, in an area that the other no longer follows"] = [
    *FOUND["a copy took that place, and went on from there"],
    ("scope", 4, 3, 0),
]


@pytest.mark.parametrize("name", FOUND)
def test_a_history_that_once_went_wrong(name: str) -> None:
    live(FOUND[name])


def lived(first: int, count: int, most: int, processes: int = 1) -> list[dict[str, object]]:
    """What the processes say of their histories."""
    each = count // processes
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.sync.histories", str(first + number * each), str(each), str(most)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(processes)
    ]
    told = [process.communicate() for process in running]
    assert not any(err for _, err in told), "\n".join(err for _, err in told)
    return [json.loads(out) for out, _ in told]


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 2000, 500))
def test_every_history_ends_as_those_who_saw_it_would_say(first: int) -> None:
    """Two thousand of them, in parts that several processes of tests can share."""
    (told,) = lived(first, 500, 12)
    assert told["histories"] == 500


@pytest.mark.hunt
def test_a_hundred_thousand_histories_end_as_those_who_saw_them_would_say() -> None:
    for told in lived(1_000_000, 100_000, 36, os.cpu_count() or 1):
        print(told)
