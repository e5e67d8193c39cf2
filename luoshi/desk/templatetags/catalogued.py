"""The catalogue's words in templates."""

from django import template

from luoshi.catalogue.wording import say

register = template.Library()
register.filter("catalogued", say)
