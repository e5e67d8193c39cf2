"""What happens to a document between its author and us, drawn by Hypothesis: nothing of it changes the meaning."""

import re

from hypothesis import strategies as st

HALF_WIDTH = str.maketrans("（），：；？！", "(),:;?!")
FULL_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
SPACES = ("", " ", "\u3000", "  ")
INVISIBLE = ("\u200b", "\ufeff", "\u200e", "\xad")


def each(draw, lines, choices):
    """One of the choices for every line."""
    return draw(st.lists(st.sampled_from(choices), min_size=len(lines), max_size=len(lines)))


@st.composite
def paged(draw, lines):
    """Page breaks, page numbers, blank lines and indents between the lines."""
    ends = each(
        draw,
        lines,
        ("\n", "\n", "\n\n", "\n\x0c", "\n\u3000\u3000", "\n— 2 —\n", "\n\x0c- 3 -\n", "\n第 4 页\n"),
    )
    return "".join(line + end for line, end in zip(lines, ends, strict=True))


@st.composite
def torn(draw, lines):
    """A page ends within two sentences at most, two letters from a mark of punctuation or farther."""
    places = [
        (row, spot)
        for row, line in enumerate(lines)
        if line.endswith("。")
        for spot in range(12, len(line) - 8)
        if is_inside(line, spot)
    ]
    whole = list(lines)
    for row, spot in draw(st.lists(st.sampled_from(places), max_size=2, unique_by=lambda place: place[0])):
        whole[row] = f"{whole[row][:spot]}\n— 5 —\n\x0c{whole[row][spot:]}"
    return "\n".join(whole)


def is_inside(line, spot):
    """Whether a line may be torn there: not within a number, not at a mark."""
    return re.fullmatch(r"[\u4e00-\u9fff]{4}", line[spot - 2 : spot + 2]) is not None


@st.composite
def spaced(draw, lines):
    """Spaces between the last letters of the title and at the ends of lines."""
    gap = draw(st.sampled_from(SPACES[1:]))
    ends = each(draw, lines, SPACES)
    spread = [
        re.sub(r"^(关于.*的)(..)$", lambda found: found[1] + gap + gap.join(found[2]), line) for line in lines
    ]
    return "\n".join(line + end for line, end in zip(spread, ends, strict=True))


@st.composite
def widths(draw, lines):
    """Punctuation and brackets in half width, digits in full width."""
    text = "\n".join(lines)
    for table in draw(st.sets(st.sampled_from((0, 1)), min_size=1)):
        text = text.translate((HALF_WIDTH, FULL_DIGITS)[table])
    return text


@st.composite
def marked(draw, lines):
    """Signs of markdown that extractors leave."""
    signs = each(draw, lines, ("{}", "{}", "## {}", "**{}**", "> {}", "### **{}**"))
    return "\n".join(sign.format(line) for sign, line in zip(signs, lines, strict=True))


@st.composite
def hidden(draw, lines):
    """Other line ends, a byte order mark, characters that show nothing."""
    end = draw(st.sampled_from(("\r\n", "\n", "\r", "\u2028")))
    sign = draw(st.sampled_from(INVISIBLE))
    spots = draw(st.lists(st.integers(0, 400), max_size=8))
    text = end.join(lines)
    for spot in spots:
        text = text[:spot] + sign + text[spot:] if text[spot - 1 : spot + 1] != "\r\n" else text
    return draw(st.sampled_from(("", "\ufeff"))) + text


@st.composite
def narrow(draw, lines):
    """Every line cut after N letters, as copying from a page does."""
    size = draw(st.integers(20, 45))
    return "\n".join(re.sub(rf"(.{{{size}}})(?=.)", r"\1\n", line) for line in lines)


@st.composite
def flat(draw, lines):
    """All line ends lost, or turned into spaces."""
    return draw(st.sampled_from(("", " "))).join(lines)


WAYS = {way.__name__: way for way in (paged, torn, spaced, widths, marked, hidden, narrow)}
