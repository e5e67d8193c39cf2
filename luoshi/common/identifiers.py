"""Identifiers: record uids, receipt numbers, official codes.

Sources: GB 32100-2015 (unified social credit code), GB/T 2260 (division code).
"""

import re
import uuid

_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = [pow(3, place, 31) for place in range(17)]
# No digit or letter that is misheard or misread: a receipt number is read out on the telephone.
_RECEIPT_ALPHABET = "34679ACDEFGHJKMNPQRTUVWXY"
_DIVISION = re.compile(r"\d{2}(?:\d{2}(?:\d{2}(?:\d{3}(?:\d{3})?)?)?)?")


def new_uid() -> uuid.UUID:
    """A fresh record uid. Browsers make their own with crypto.randomUUID()."""
    return uuid.uuid4()


def receipt_number(uid: uuid.UUID) -> str:
    """The receipt number of a record: ten letters in two groups, the last a check letter.

    Derived from the uid, so that a record sent twice is answered with the same number.
    """
    rest, letters = uid.int, []
    for _ in range(9):
        rest, place = divmod(rest, len(_RECEIPT_ALPHABET))
        letters.append(_RECEIPT_ALPHABET[place])
    total = sum((index + 1) * _RECEIPT_ALPHABET.index(letter) for index, letter in enumerate(letters))
    letters.append(_RECEIPT_ALPHABET[total % len(_RECEIPT_ALPHABET)])
    code = "".join(letters)
    return f"{code[:5]}-{code[5:]}"


def find_credit_code_fault(code: str) -> str | None:
    """What is odd about a unified social credit code: "length", "letters", "check", or None if it is sound.

    Some real codes fail the check digit, so callers warn and never refuse.
    """
    code = code.strip().upper()
    if len(code) != 18:
        return "length"
    if any(letter not in _CREDIT_ALPHABET for letter in code):
        return "letters"
    total = sum(
        weight * _CREDIT_ALPHABET.index(letter) for weight, letter in zip(_CREDIT_WEIGHTS, code, strict=False)
    )
    return None if _CREDIT_ALPHABET[-total % 31] == code[17] else "check"


def is_division_code(code: str) -> bool:
    """Whether `code` has the shape of a GB/T 2260 code: 2, 4, 6, 9 or 12 digits."""
    return _DIVISION.fullmatch(code.strip()) is not None
