"""The labelled corpora, scored by their own scorer; the floors are what was measured, less a little."""

import importlib.util
import json

import pytest

from luoshi.gongwen import read
from luoshi.gongwen.tests.shared import shared_file

FLOORS = {
    "seeds": {"issuers": 0.95, "recipients": 0.95, "attachments": 0.95, "phones": 0.95, "windows": 0.95}
    | {"outline": 0.95, "figures": 0.95},
    "notices": {"issuers": 0.95, "recipients": 0.9, "attachments": 0.95, "phones": 0.95, "windows": 0.9}
    | {"outline": 0.95, "figures": 0.8, "deadlines": 0.9},
}


def scorer():
    spec = importlib.util.spec_from_file_location("score", shared_file("gold/score.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("corpus", ["seeds", "notices"])
def test_the_labelled_documents_are_read(corpus):
    score = scorer()
    tally = {name: [0, 0, 0] for name in FLOORS[corpus]}
    wrong = []
    for label in sorted(shared_file(f"gold/{corpus}").glob("*.json")):
        gold = json.loads(label.read_text("utf-8"))
        want, wanted = score.fields(score.gold_parts(gold))
        got, given = score.fields(read(shared_file(f"{corpus}/{gold['file']}")).to_json()["parts"])
        wrong += [(gold["file"], name) for name in ("doc_number", "title", "date") if want[name] != got[name]]
        for name, counts in tally.items():
            hits = (wanted[name] & given[name]).total()
            for spot, amount in enumerate((hits, given[name].total(), wanted[name].total())):
                counts[spot] += amount
    assert wrong == []
    low = {
        name: score.f1(*counts) for name, counts in tally.items() if score.f1(*counts) < FLOORS[corpus][name]
    }
    assert low == {}


def test_the_plan_behind_the_notice_is_read_as_a_plan():
    notice, plan = read(next(shared_file("seeds").glob("004*"))).parts
    assert (notice.kind, plan.kind) == ("通知", "方案")
    assert plan.theme
    assert [phase.end_event != "" or phase.open_ended for phase in plan.phases] == [True, True]
    assert plan.phases[0].end is None
    assert len(plan.measures) == 7
    assert len(plan.requirements) == 3
    spans = [(str(measure.window.start), str(measure.window.end)) for measure in plan.measures]
    assert spans[:3] == [
        ("2022-05-01", "2022-05-06"),
        ("2022-05-01", "2022-11-30"),
        ("2022-05-01", "2022-12-31"),
    ]
    assert all("2022年" in measure.window.year_from for measure in plan.measures)
