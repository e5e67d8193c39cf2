"""The list of records, one record, its photo."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from luoshi.activities import access, queries
from luoshi.common.errors import NotFound
from luoshi.desk.doors import page
from luoshi.desk.records.choosing import chosen_filter, filter_form
from luoshi.desk.records.pages.listing import records_list
from luoshi.desk.records.pages.record import record_page
from luoshi.people.access import Acting


@page("GET")
def list_(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The unit's records, filtered by the address bar, a page at a time."""
    form = filter_form(acting, request.GET)
    after = queries.Cursor.parse(request.GET.get("after", ""))
    records = queries.list_records(acting, chosen_filter(form), after=after)
    waiting = queries.count_review(acting) if acting.may("accept") else 0
    shown = records_list(acting, form, records, asked=request.GET.dict(), waiting=waiting)
    return render(request, "desk/records/list.html", {"page": shown})


@page("GET")
def detail(request: HttpRequest, acting: Acting, uid: uuid.UUID) -> HttpResponse:
    """One record: content, versions, the ledger behind it."""
    shown = record_page(acting, access.get_activity(acting, uid))
    return render(request, "desk/records/detail.html", {"page": shown})


@page("GET")
def photo(request: HttpRequest, acting: Acting, uid: uuid.UUID) -> HttpResponse:
    """The record's photo, for those who may read the record."""
    activity = access.get_activity(acting, uid)
    try:
        with activity.photo.open("rb") as file:
            response = HttpResponse(file.read(), content_type="image/jpeg")
    except (ValueError, FileNotFoundError):
        raise NotFound from None
    patch_cache_control(response, private=True, max_age=3600)
    return response
