"""The kit page: every component with sample content. Mounted only for developers and the demonstration."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html_join

from luoshi.web.kit_samples import PHONE_FRAME, SAMPLES, UNITS
from luoshi.web.requests import sort_choice
from luoshi.web.widgets import DateInput, FileDrop, PhotoInput, UnitChoice


class SampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label="标题", help_text="与正式文件一致。", max_length=40)
    unit = forms.CharField(
        label="单位", widget=UnitChoice(url="units/", label_of=lambda key: UNITS.get(key, key))
    )
    starts_on = forms.DateField(label="开始日期", widget=DateInput)
    attendance = forms.IntegerField(label="现场人次", help_text="不含线上。", min_value=0)
    kind = forms.ChoiceField(label="类型", choices=[("talk", "宣讲"), ("class", "讲座"), ("visit", "走访")])
    channel = forms.ChoiceField(
        label="方式",
        widget=forms.RadioSelect,
        choices=[("onsite", "线下"), ("online", "线上")],
        initial="onsite",
    )
    story = forms.CharField(label="经过", widget=forms.Textarea, required=False)
    paper = forms.FileField(
        label="附件",
        required=False,
        widget=FileDrop(accept=".docx,.pdf", hint="把文件拖到这里，或点按选择。Word、PDF，20 MB 以内"),
    )
    is_public = forms.BooleanField(label="在网上工会公开", required=False)


class RecordForm(forms.Form):
    """The clerk's minute."""

    uid = forms.UUIDField(required=False, widget=forms.HiddenInput)
    unit = forms.CharField(label="单位", initial="丰收街道总工会")
    day = forms.DateField(label="日期", widget=DateInput, initial="2026-11-20")
    attendance = forms.IntegerField(label="现场多少人", min_value=0)
    place = forms.CharField(label="地点", required=False)
    photo = forms.FileField(
        label="照片", required=False, widget=PhotoInput(hint="可不传。会先在手机上缩小，不带拍摄地点")
    )


def show_kit(request: HttpRequest) -> HttpResponse:
    """Every component on the desk frame."""
    form = SampleForm(request.POST, request.FILES) if request.method == "POST" else SampleForm()
    order = sort_choice(request, allowed=("name", "talks"), default="name")
    return render(request, "web/kit_page.html", {**SAMPLES, "form": form, "order": order})


def show_phone(request: HttpRequest) -> HttpResponse:
    """The clerk's minute on the phone frame."""
    return render(
        request,
        "web/kit_phone.html",
        {"frame": PHONE_FRAME, "form": RecordForm(), "worker_url": reverse("kit-offline")},
    )


def show_receipt(request: HttpRequest) -> HttpResponse:
    """The last screen of a record."""
    return render(request, "web/kit_receipt.html", {"frame": PHONE_FRAME})


def list_units(request: HttpRequest) -> HttpResponse:
    """What a combobox asks: units whose name holds `q`."""
    asked = request.GET.get("q", "")
    found = [(key, name) for key, name in UNITS.items() if asked in name]
    return HttpResponse(
        format_html_join("", '<li role="option" data-value="{}">{} <small>成都市总工会</small></li>', found)
    )


def list_branches(request: HttpRequest) -> HttpResponse:
    """What a tree asks: one more level."""
    return render(request, "web/kit_branches.html", SAMPLES)
