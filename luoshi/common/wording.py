"""Sentences as a careful writer leaves them."""


def nest_quotes(sentence: str) -> str:
    """Quotes within quotes become single ones, as GB/T 15834 has it: “写“安全”二字” is “写‘安全’二字”.

    A sentence whose quotes do not pair is returned as it is.
    """
    depth = 0
    written = []
    for letter in sentence:
        if letter == "“":
            depth += 1
            letter = "“" if depth % 2 else "‘"
        elif letter == "”":
            letter = "”" if depth % 2 else "’"
            depth -= 1
            if depth < 0:
                return sentence
        written.append(letter)
    return sentence if depth else "".join(written)
