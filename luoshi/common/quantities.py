"""Numbers as people write and read them: thousands, 万 and 亿; and as addresses carry them."""

from decimal import Decimal


def render_amount(amount: int) -> str:
    """The exact number with thousands separated: 1234567 → "1,234,567"."""
    return f"{amount:,}"


def render_rounded(amount: int, language: str = "zh") -> str:
    """The number as people say it: 12345 → "1.2万", in English "12.3k"; small numbers stay exact."""
    steps = (
        ((10**9, "bn"), (10**6, "m"), (10**3, "k"))
        if language.startswith("en")
        else ((10**8, "亿"), (10**4, "万"))
    )
    for size, word in steps:
        if abs(amount) >= size * (10 if word == "k" else 1):
            return f"{(Decimal(amount) / size).quantize(Decimal('0.1'))}{word}"
    return render_amount(amount)


def whole_number(text: str) -> int | None:
    """The number that an address or a hidden field holds, as far as a key of the database can be one; else None."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
