"""How Word prints the numbers of its lists (w:numFmt; ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def numeral(count: int, form: str) -> str:
    """`count` in one of Word's number forms; forms that are not known print digits."""
    write = _FORMS.get(form)
    return write(count) if write and count > 0 else str(count)


def _digits(count: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(count))


def _counting(count: int) -> str:
    """十, 十一, 二十; from a hundred on digit by digit, as Word does."""
    return _digits(count) if count >= 100 else _thousands(count)


def _thousands(count: int) -> str:
    written = _with_steps(count, _DIGITS.replace("〇", "零"), "十百千")
    return written.removeprefix("一") if 10 <= count < 20 else written


def _legal(count: int) -> str:
    return _with_steps(count, _FORMAL, "拾佰仟")


def _with_steps(count: int, digits: str, steps: str) -> str:
    """Digits with their steps: 一百零五. Above 9,999 digit by digit."""
    if count > 9999:
        return "".join(digits[int(digit)] for digit in str(count))
    written, gap = "", False
    for power in range(3, -1, -1):
        digit = count // 10**power % 10
        if digit:
            written += (
                digits[0] * (gap and bool(written)) + digits[digit] + (steps[power - 1] if power else "")
            )
        gap = not digit
    return written


def _roman(count: int) -> str:
    if count > 3999:
        return str(count)
    written = ""
    for value, letters in _ROMAN:
        written += letters * (count // value)
        count %= value
    return written


def _letters(count: int) -> str:
    """A to Z, then AA, BB and so on."""
    return chr(ord("A") + (count - 1) % 26) * min((count - 1) // 26 + 1, 9)


def _row(first: str, size: int) -> Callable[[int], str]:
    """Signs that follow each other in Unicode; digits beyond the last."""
    return lambda count: chr(ord(first) + count - 1) if count <= size else str(count)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda count: signs[(count - 1) % len(signs)]


def _wide(count: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(count))


_FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCounting", "taiwaneseCounting", "koreanDigital2"), _counting),
    **dict.fromkeys(("chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting"), _thousands),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _digits),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional"), _legal),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _row("①", 20)),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _wide),
    "ideographEnclosedCircle": _row("㊀", 10),
    "decimalEnclosedParen": _row("⑴", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "upperLetter": _letters,
    "lowerLetter": lambda count: _letters(count).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda count: _roman(count).lower(),
    "decimalZero": lambda count: f"{count:02d}",
    "numberInDash": lambda count: f"- {count} -",
}
