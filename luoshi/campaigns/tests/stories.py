"""How far the sample notice has come when a test's story begins. Each step uses the room's own actions."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unittest import mock

from luoshi.campaigns import actions, queries
from luoshi.campaigns.actions import receiving
from luoshi.campaigns.models import Delivery, Dispatch, Measure, Notice, Plan
from luoshi.common.identifiers import new_uid
from luoshi.conftest import Cast
from luoshi.gongwen import Document
from luoshi.gongwen import document as gongwen
from luoshi.people.access import Acting

SAMPLES = Path(__file__).parent / "samples"
SAMPLE = SAMPLES / "lanjiang_craftsmen.txt"
DUE_ON = date(2026, 12, 10)


@dataclass(frozen=True)
class _Text:
    """The sample's lines, and where a piece of text stands in them."""

    lines: tuple[gongwen.Line, ...]

    def place(self, piece: str) -> gongwen.Place:
        line = next(line for line in self.lines if piece in line.text)
        start = line.text.index(piece)
        return gongwen.Place(page=1, line=line.number, start=start, end=start + len(piece))


def sample_document() -> Document:
    """The sample notice as a careful person reads it: made by hand, independent of the reader."""
    texts = SAMPLE.read_text("utf-8").splitlines()
    text = _Text(tuple(gongwen.Line(number, 1, line) for number, line in enumerate(texts, 1)))
    doubt = gongwen.Doubt(
        "event",
        "第一阶段的结束时间是一件事，没有日期。",
        "The first phase ends on an event.",
        text.place("大赛开幕；"),
    )
    return Document(parts=(_letter(text), _plan(text)), lines=text.lines, warnings=(doubt,))


def _letter(text: _Text) -> gongwen.Part:
    number = "澜工办发〔2026〕12号"
    return gongwen.Part(
        kind="通知",
        issuers=("澜江省总工会办公室",),
        doc_number=gongwen.DocNumber("澜工办发", 2026, 12, number, text.place(number)),
        title="澜江省总工会办公室关于印发《澜江省工会“匠心进基层”宣讲活动方案》的通知",
        recipients=("各市（州）总工会", "省级产业工会", "省总直属单位"),
        date=date(2026, 4, 20),
        date_raw="2026年4月20日",
        contacts=(
            gongwen.Contact(
                "苏晓禾",
                "省总工会宣教部",
                "0990-5550123",
                "xjb@lanjiang.example",
                place=text.place("省总工会宣教部 苏"),
            ),
        ),
        first_line=1,
        last_line=17,
    )


def _plan(text: _Text) -> gongwen.Part:
    return gongwen.Part(
        kind="方案",
        title="澜江省工会“匠心进基层”宣讲活动方案",
        theme="匠心在一线，建功新时代",
        phases=(
            gongwen.Phase(
                "第一阶段",
                "2026年5月至全省职工职业技能大赛开幕",
                start=date(2026, 5, 1),
                end_event="全省职工职业技能大赛开幕",
                place=text.place("第一阶段"),
            ),
            gongwen.Phase(
                "第二阶段",
                "全省职工职业技能大赛开幕后，结合大赛成果持续开展",
                start_event="全省职工职业技能大赛开幕后",
                open_ended=True,
                place=text.place("第二阶段"),
            ),
        ),
        measures=(
            _measure(text, "（一）", "组建宣讲队伍", "5月6日至5月20日", date(2026, 5, 6), date(2026, 5, 20)),
            _measure(text, "（二）", "开展集中宣讲", "5月至9月", date(2026, 5, 1), date(2026, 9, 30)),
            _measure(text, "（三）", "举办技能公开课", "6月至10月", date(2026, 6, 1), date(2026, 10, 31)),
            _measure(text, "（四）", "征集职工故事", "6月1日至8月31日", date(2026, 6, 1), date(2026, 8, 31)),
            _measure(text, "（五）", "做好宣传推广", "5月至12月", date(2026, 5, 1), date(2026, 12, 31)),
        ),
        requirements=(
            gongwen.Requirement("四、（一）", "（一）", "加强组织领导", place=text.place("加强组织领导")),
            gongwen.Requirement("四、（二）", "（二）", "减轻基层负担", place=text.place("减轻基层负担")),
        ),
        figures=(gongwen.Figure("12场", 12, "场", "over", what="每县集中宣讲", place=text.place("12场")),),
        first_line=19,
        last_line=len(text.lines),
    )


def _measure(text: _Text, marker: str, title: str, raw: str, start: date, end: date) -> gongwen.Measure:
    path = f"三、{marker}"
    window = gongwen.Window(
        raw, start, end, year_from="2026年5月", measure=path, place=text.place(f"（{raw}）")
    )
    body = next(line.text for line in text.lines if title in line.text).partition("）")[2].partition("）")[2]
    return gongwen.Measure(path, marker, title, body, window, place=text.place(title))


def receive(acting: Acting, document: Document | None = None, content: bytes | None = None) -> Notice:
    """The sample notice received by the acting officer, read as `sample_document` unless told otherwise."""
    with mock.patch.object(receiving, "read_bounded", return_value=document or sample_document()):
        return actions.receive_notice(
            acting, uid=new_uid(), file_name=SAMPLE.name, content=content or SAMPLE.read_bytes()
        )


def draft(cast: Cast) -> Plan:
    """A draft plan of the province."""
    return actions.draft_plan(cast.province_officer, receive(cast.province_officer))


def send(cast: Cast, plan: Plan, *rules: str) -> Dispatch:
    """The province's plan sent by rules."""
    return actions.issue_plan(
        cast.province_officer, plan, uid=new_uid(), rules=rules or ("each-city",), due_on=DUE_ON
    )


def issue(cast: Cast, *rules: str) -> Plan:
    """A plan of the province, issued to each city unless other rules are given."""
    return send(cast, draft(cast), *rules).plan


def delivery_of(acting: Acting, plan: Plan) -> Delivery:
    found = queries.find_delivery(acting.org, plan)
    assert found is not None
    return found


def sign(acting: Acting, plan: Plan) -> Delivery:
    return actions.sign_for(acting, delivery_of(acting, plan))


def pass_on(acting: Acting, plan: Plan, *rules: str) -> Dispatch:
    """Signed for by the acting officer and passed on to whatever hangs directly below."""
    return actions.pass_on(
        acting, sign(acting, plan), uid=new_uid(), rules=rules or ("each-child",), due_on=DUE_ON
    )


def hang(acting: Acting, plan: Plan, title: str = "组织丰澜宣讲月", under: Measure | None = None) -> Measure:
    return actions.hang_measure(acting, plan, uid=new_uid(), under=under, title=title).measure


def originals(plan: Plan) -> list[Measure]:
    return list(plan.measures.filter(role=Measure.Role.MEASURE, org=plan.org_id).order_by("order", "id"))
