from hypothesis import given, settings
from hypothesis import strategies as st

from luoshi.orgs import keys

levels = st.integers(keys.PROVINCE, keys.GROUP)


@st.composite
def paths(draw):
    """A chain of levels from the top down, and a slot at each."""
    chain = sorted(draw(st.sets(levels, min_size=1)))
    return [(level, draw(st.integers(1, keys.slots_at(level)))) for level in chain]


def key_of(path) -> int:
    key = 0
    for level, slot in path:
        key = keys.child_key(key, level=level, slot=slot)
    return key


@given(paths())
@settings(max_examples=50, deadline=None)
def test_a_key_lies_in_the_range_of_each_unit_above_it_and_names_it(path):
    key = key_of(path)
    level = path[-1][0]
    assert key < keys.KEY_END
    for length in range(1, len(path) + 1):
        above = path[:length]
        assert key in keys.subtree(key_of(above), above[-1][0])
        assert keys.ancestor(key, above[-1][0]) == key_of(above)
    assert {key_of(path[:length]) for length in range(len(path))} == set(keys.ancestors(key, level))


@given(paths(), paths())
@settings(max_examples=50, deadline=None)
def test_two_ranges_are_nested_or_have_nothing_in_common(one, other):
    first = keys.subtree(key_of(one), one[-1][0])
    second = keys.subtree(key_of(other), other[-1][0])
    shared = range(max(first.first, second.first), min(first.end, second.end))
    assert not shared or len(shared) in (first.end - first.first, second.end - second.first)


def test_every_key_fits_a_signed_64_bit_column():
    assert keys.KEY_END == 2**62


def test_a_unit_without_a_key_covers_nothing():
    assert 0 not in keys.NOTHING
