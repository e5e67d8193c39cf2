"""`{% load kit %}`: every tag of the screen kit."""

from luoshi.web.tags import charts, forms, icons, page, quantities, register, states, tables, words

__all__ = ["charts", "forms", "icons", "page", "quantities", "register", "states", "tables", "words"]
