import pytest
from django import forms

from luoshi.web.widgets import DateInput, FileDrop, PhotoInput, UnitChoice


class NoticeForm(forms.Form):
    token = forms.CharField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label="标题", help_text="与正式文件一致。")
    story = forms.CharField(label="经过", widget=forms.Textarea, required=False)
    channel = forms.ChoiceField(
        label="方式", widget=forms.RadioSelect, choices=[("a", "线下"), ("b", "线上")]
    )
    is_public = forms.BooleanField(label="公开", required=False)
    unit = forms.CharField(label="单位", widget=UnitChoice(url="/units/", label_of={"7": "锦江区"}.get))
    day = forms.DateField(label="日期", widget=DateInput)

    def clean(self):
        raise forms.ValidationError("两处日期对不上。")


@pytest.fixture
def sent():
    return NoticeForm({"title": "", "channel": "b", "unit": "7", "day": "2026-13-40", "story": "<手写>"})


def test_a_help_text_is_escaped(rendered):
    form = NoticeForm()
    form.fields["title"].help_text = "<b>粗</b>"
    assert "&lt;b&gt;粗&lt;/b&gt;" in rendered("{% field bound %}", bound=form["title"])


def test_a_field_joins_label_help_and_widget(rendered):
    html = rendered("{% field form.title %}", form=NoticeForm())
    assert '<label class="field-label" for="id_title">标题<span class="field-required">必填</span>' in html
    assert 'id="id_title_helptext"' in html
    assert 'aria-describedby="id_title_helptext"' in html
    assert 'class="input"' in html


def test_an_optional_field_is_not_marked(rendered):
    assert "必填" not in rendered("{% field form.story %}", form=NoticeForm())


def test_errors_stand_beside_the_field_and_are_read_with_it(rendered, sent):
    html = rendered("{% field form.title %}", form=sent)
    assert 'aria-invalid="true"' in html
    assert 'id="id_title_error"' in html
    assert "id_title_error" in html.split("aria-describedby=")[1].split(">")[0]


def test_what_was_typed_stays(rendered, sent):
    assert "&lt;手写&gt;" in rendered("{% field form.story %}", form=sent)
    assert 'value="2026-13-40"' in rendered("{% field form.day %}", form=sent)


def test_the_summary_leads_to_each_field(rendered, sent):
    html = rendered("{% form_errors form %}", form=sent)
    assert '<a href="#id_title">标题</a>' in html
    assert "两处日期对不上。" in html
    assert " hidden" not in html


def test_a_sound_form_hides_its_summary(rendered):
    assert " hidden" in rendered("{% form_errors form %}", form=NoticeForm())


def test_choices_are_a_group_with_a_legend(rendered):
    html = rendered("{% field form.channel %}", form=NoticeForm())
    assert "<legend" in html
    assert html.count('class="radio"') == 2


def test_rendering_twice_gives_the_same(rendered):
    form = NoticeForm()
    assert rendered("{% field form.day %}", form=form) == rendered("{% field form.day %}", form=form)


def test_all_fields_hidden_ones_too(rendered):
    html = rendered("{% fields form %}", form=NoticeForm())
    assert '<input type="hidden" name="token"' in html
    assert html.count("data-field=") == 6


def test_a_chosen_unit_shows_its_name_and_sends_its_id(rendered, sent):
    html = rendered("{% field form.unit %}", form=sent)
    assert '<input type="hidden" name="unit" value="7">' in html
    assert 'name="unit_text" value="锦江区"' in html


def test_without_a_script_the_typed_name_is_sent():
    typed = UnitChoice(url="/units/").value_from_datadict({"unit": "", "unit_text": "锦江区"}, {}, "unit")
    assert typed == "锦江区"


def test_a_photo_is_marked_for_shrinking():
    html = PhotoInput().render("photo", None, {"id": "id_photo"})
    assert "data-photo" in html
    assert 'accept="image/*"' in html


def test_a_drop_zone_says_what_is_welcome():
    html = FileDrop(accept=".docx", hint="20 MB 以内").render("paper", None, {"id": "id_paper"})
    assert "20 MB 以内" in html
    assert 'accept=".docx"' in html
