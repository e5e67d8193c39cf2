"""URLs of the browser tests: the kit page, and a record page whose server fails as the test wishes."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from django.contrib.messages import success
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import include, path

from luoshi.web.kit import RecordForm
from luoshi.web.kit_samples import PHONE_FRAME
from luoshi.web.offline import show_worker
from luoshi.web.outbox import answer_errors, answer_receipt

Answer = Callable[[HttpRequest], HttpResponse]


@dataclass
class Server:
    """What arrived, as (uid, fields, bytes of the photo); and how the next requests are to fail."""

    arrived: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    failures: list[Answer] = field(default_factory=list)


SERVER = Server()


def record(request: HttpRequest) -> HttpResponse:
    form = RecordForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        photo = request.FILES.get("photo")
        SERVER.arrived.append((request.POST["uid"], request.POST.dict(), photo.read() if photo else b""))
        if SERVER.failures:
            return SERVER.failures.pop(0)(request)
        if form.is_valid():
            return answer_receipt(request, receipt="7KQ4A-9XD3M", url="/kit/receipt/")
        if refusal := answer_errors(request, form):
            return refusal
    frame = replace(PHONE_FRAME, owner_key=request.GET.get("as", "sample"))
    return render(request, "web/kit_phone.html", {"frame": frame, "form": form, "worker_url": "/offline.js"})


def save(request: HttpRequest) -> HttpResponse:
    SERVER.arrived.append(("", request.POST.dict(), b""))
    success(request, "已保存")
    return HttpResponseRedirect("/kit/")


urlpatterns = [
    path("kit/", include("luoshi.web.kit_urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("record/", record),
    path("save/", save),
    path("offline.js", show_worker),
]
handler400 = "luoshi.web.error_pages.bad_request"
