import pytest

from luoshi.common.quantities import whole_number


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("007", 7), ("9" * 18, 10**18 - 1), ("9" * 19, None), ("9" * 5000, None)]
    + [(text, None) for text in ("", "-1", "1.5", "²", "１２", " 7")],
)
def test_a_number_of_an_address_is_ascii_digits_that_a_key_can_be(text, number):
    assert whole_number(text) == number
