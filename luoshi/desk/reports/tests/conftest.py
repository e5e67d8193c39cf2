"""The plan and the ledger of the reports' own tests, and a report drafted from them."""

import pytest

from luoshi.common.identifiers import new_uid
from luoshi.reports.actions import draft_report
from luoshi.reports.blocks import read_body
from luoshi.reports.tests.conftest import now, story

__all__ = ["now", "story"]


@pytest.fixture
def report(story, cast):
    """The province's draft: one talk of the works, one joint talk of the works and the school."""
    story.deliver(cast.city, cast.other_city)
    story.talk(cast.works, onsite=120, online=3000)
    story.talk(cast.works, cast.school, onsite=80)
    return draft_report(cast.province_officer, story.plan, uid=new_uid())


@pytest.fixture
def sent_by():
    """What the editor's form sends for a report, some texts changed: `sent_by(report, opening="…")`."""

    def fields(report, *, title=None, revision=None, strike=(), **texts):
        blocks = read_body(report.body)
        return {
            "title": report.title if title is None else title,
            "revision": revision or report.revision,
            "type": [block.type for block in blocks],
            "level": [str(block.level) for block in blocks],
            "key": [block.key for block in blocks],
            "text": ["" if block.type == "table" else texts.get(block.key, block.text) for block in blocks],
            "strike": list(strike),
        }

    return fields
