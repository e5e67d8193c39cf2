"""Looking at units, finding them, moving one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from luoshi.desk.doors import page, wants_json
from luoshi.desk.units.forms import MoveForm
from luoshi.desk.units.move_pages import move_page
from luoshi.desk.units.pages import find_units, rows_with_parents, unit_page
from luoshi.desk.units.trees import branches_under
from luoshi.orgs import queries
from luoshi.orgs.actions import move_unit
from luoshi.people.access import Acting, get_org

MOST_FOUND = 20


@page("GET")
def list_units(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The acting unit itself; with `?q=`, what was found in its subtree."""
    text = request.GET.get("q", "")
    if text.strip():
        return render(request, "desk/units/found.html", {"page": find_units(acting, text)})
    return render(request, "desk/units/unit.html", {"page": unit_page(acting, acting.org, request.GET)})


@page("GET")
def show_unit(request: HttpRequest, acting: Acting, org_id: int) -> HttpResponse:
    """A unit of the acting post's subtree."""
    org = get_org(acting, org_id)
    return render(request, "desk/units/unit.html", {"page": unit_page(acting, org, request.GET)})


@page("GET")
def list_branches(request: HttpRequest, acting: Acting, org_id: int) -> HttpResponse:
    """The fragment of the tree under a unit."""
    branches = branches_under(get_org(acting, org_id))
    return render(request, "desk/units/_branches.html", {"branches": branches})


@page("GET")
def search(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Any open unit by name, for choosing it in a form: its id, its name, its parent's name, and nothing more."""
    rows = rows_with_parents(queries.search(request.GET.get("q", ""), limit=MOST_FOUND))
    if wants_json(request):
        found = [
            {"id": row.org.pk, "name": row.org.name, "parent": row.parent.name if row.parent else ""}
            for row in rows
        ]
        return JsonResponse({"units": found})
    return render(request, "desk/units/_options.html", {"rows": rows})


@page("GET", "POST", verb="arrange_units")
def move(request: HttpRequest, acting: Acting, org_id: int) -> HttpResponse:
    """Say what a move would do, and do it when it is confirmed. The same move twice is one move."""
    org = get_org(acting, org_id)
    form = MoveForm(request.POST or request.GET or None, acting=acting, org=org)
    if request.method == "POST" and form.is_valid():
        move_unit(org, by=acting.person.pk, **form.cleaned_data)
        parent = form.cleaned_data["new_parent"]
        words = _("“%(unit)s”自 %(on)s 起归“%(parent)s”。")
        messages.success(
            request, words % {"unit": org.name, "on": form.cleaned_data["on"], "parent": parent.name}
        )
        return redirect("units:detail", org.pk)
    return render(request, "desk/units/move.html", {"page": move_page(acting, org, form)})
