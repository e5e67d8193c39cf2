"""The template tags of the kit, by subject. `templatetags/kit.py` gathers them under `{% load kit %}`."""

from django.template import Library

register = Library()
