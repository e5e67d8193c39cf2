import json

from django import forms
from django.test import RequestFactory

from luoshi.web.outbox import answer_errors, answer_receipt

POST = RequestFactory().post


class RecordForm(forms.Form):
    attendance = forms.IntegerField(label="人次", min_value=0)


def test_the_outbox_is_told_the_receipt():
    answer = answer_receipt(POST("/", headers={"X-Requested-With": "outbox"}), receipt="7K-Q4", url="/r/1/")
    assert answer.status_code == 201
    assert json.loads(answer.content) == {"receipt": "7K-Q4", "url": "/r/1/"}


def test_a_plain_form_is_led_to_the_receipt():
    answer = answer_receipt(POST("/"), receipt="7K-Q4", url="/r/1/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/r/1/")


def test_the_outbox_is_told_each_field_that_is_wrong():
    answer = answer_errors(
        POST("/", headers={"X-Requested-With": "outbox"}), RecordForm({"attendance": "-1"})
    )
    assert answer.status_code == 422
    assert list(json.loads(answer.content)["errors"]) == ["attendance"]


def test_a_plain_form_is_shown_again():
    assert answer_errors(POST("/"), RecordForm({})) is None
