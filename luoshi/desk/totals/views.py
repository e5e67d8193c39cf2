"""Totals and what stands behind them. Both pages only read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from luoshi.common.errors import NotFound
from luoshi.desk.doors import page
from luoshi.desk.totals.asking import find_asked, read_form
from luoshi.desk.totals.pages import entries_page, totals_page, wrong_page
from luoshi.people.access import Acting


@page("GET")
def show(request: HttpRequest, acting: Acting) -> HttpResponse:
    """A unit's totals by child or by month. An address that asks wrongly is answered with what is wrong."""
    unit, form = read_form(acting, request.GET.dict())
    asked = find_asked(unit, form)
    shown = totals_page(acting, asked, form) if asked else wrong_page(acting, unit, form)
    return render(request, "desk/totals/show.html", {"page": shown}, status=200 if asked else 400)


@page("GET")
def entries(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The entries behind one figure of the totals. The address is made by the page, so that a wrong one is none."""
    address = request.GET.dict()
    asked = find_asked(*read_form(acting, address))
    if asked is None:
        raise NotFound
    return render(request, "desk/totals/entries.html", {"page": entries_page(acting, asked, address)})
