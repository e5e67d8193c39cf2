"""A small notice around a sentence, for the tests of single rules."""

from luoshi.gongwen import plain, read_text


def notice(body, *, signed="2024年3月5日", head="一、安排", title="关于开展活动的通知"):
    """The outer part of a notice whose first item holds `body`."""
    return document(body, signed=signed, head=head, title=title).parts[0]


def document(body, *, signed="2024年3月5日", head="一、安排", title="关于开展活动的通知"):
    text = f"{title}\n各县总工会：\n现将有关事项通知如下。\n{head}\n{body}\n丰收市总工会\n{signed}"
    return read_text(text)


def windows(body, **more):
    """Start and end of every span with days, as JSON writes them."""
    found = plain.write(notice(body, **more))["windows"]
    return [(one["start"], one["end"]) for one in found if one["start"] or one["end"]]
