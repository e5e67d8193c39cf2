import pytest

from luoshi.web.shapes import Moment, Step
from luoshi.web.tags.states import _LAMPS


@pytest.mark.parametrize("state", sorted(_LAMPS))
def test_every_lamp_has_a_shape_and_words(rendered, state):
    html = rendered("{% lamp state '逾期 3 天' %}", state=state)
    assert f"lamp-{state}" in html
    assert "<svg" in html
    assert "逾期 3 天" in html


def test_lamps_differ_in_shape_not_only_in_colour(rendered):
    shapes = {rendered("{% lamp state '' %}", state=state).split("<svg")[1] for state in _LAMPS}
    assert len(shapes) == len(_LAMPS)


def test_an_unknown_state_is_refused(rendered):
    with pytest.raises(KeyError):
        rendered("{% lamp 'purple' '？' %}")


def test_text_in_a_badge_is_escaped(rendered):
    assert (
        rendered("{% badge text tone='bad' %}", text="<b>")
        == '<span class="badge badge-bad">&lt;b&gt;</span>'
    )


def test_a_bad_callout_is_announced(rendered):
    assert 'role="alert"' in rendered("{% callout 'bad' '没有保存' %}请重试{% endcallout %}")
    assert "role" not in rendered("{% callout 'info' %}说明{% endcallout %}").split(">")[0]


def test_steps_name_the_present_one(rendered):
    html = rendered("{% steps items %}", items=(Step("印发", "done"), Step("签收", "now"), Step("总结")))
    assert html.count('aria-current="step"') == 1
    assert "（已完成）" in html


def test_a_timeline_keeps_its_order(rendered):
    html = rendered(
        "{% timeline items %}", items=(Moment("今天", "签收"), Moment("昨天", "印发", state="late"))
    )
    assert html.index("签收") < html.index("印发")
    assert 'class="is-late"' in html
