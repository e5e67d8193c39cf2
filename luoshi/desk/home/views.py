"""The first page after signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from luoshi.desk.doors import page
from luoshi.desk.home.pages import home_of
from luoshi.people.access import Acting


@page("GET")
def home(request: HttpRequest, acting: Acting) -> HttpResponse:
    """What waits for this post, and what stands."""
    return render(request, "desk/home/home.html", {"page": home_of(acting)})
