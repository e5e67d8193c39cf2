"""Whether a regular expression can read some text in exponentially many ways, found from its structure alone.

The expression becomes the automaton of its positions (Glushkov). A backtracking matcher tries every way through
it, and the number of ways grows exponentially exactly if one word leads from a position back to itself in two
ways (Weber and Seidl, On the degree of ambiguity of finite automata, 1991). A repeat that is bounded, but long,
counts as a loop: sixty rounds are too many to try. Not seen: work that grows as a power of the length, and what
only the length of an atomic group tells, which stands for one character; a back reference stands for none.
"""

from functools import cache, reduce
from itertools import chain, combinations, product
from operator import or_
from re import _compiler as compiler
from re import _constants as op
from re import _parser as parser
from typing import NamedTuple

# A repeat that may go round more often is a loop; any other is written out.
LONGEST_WRITTEN_OUT = 6
# One of each class of characters that an expression may name, next to the characters that it names.
SAMPLES = "1一中aZ_ \n，（①-"


def ambiguous_word(pattern):
    """A word that a loop of the compiled `pattern` reads in two ways; None if there is none."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    return Automaton(tree, "".join(dict.fromkeys([*SAMPLES, *named(tree)]))).ambiguous_word()


def named(tree):
    """The characters that a parsed expression names, those at the ends of ranges among them."""
    if isinstance(tree, tuple) and len(tree) == 2 and tree[0] in (op.LITERAL, op.NOT_LITERAL):
        return [chr(tree[1])]
    if isinstance(tree, tuple) and len(tree) == 2 and tree[0] is op.RANGE:
        return [chr(tree[1][0]), chr(tree[1][1])]
    inner = tree if isinstance(tree, (tuple, list, parser.SubPattern)) else ()
    return [character for item in inner for character in named(item)]


def takes(kind, value, alphabet):
    """The characters of an alphabet that an item for one character matches."""
    single = _compiled(kind, tuple(value) if kind is op.IN else value)
    return [character for character in alphabet if single.match(character)]


@cache
def _compiled(kind, value):
    item = (kind, list(value) if kind is op.IN else value)
    return compiler.compile(parser.SubPattern(parser.State(), [item]))


class Piece(NamedTuple):
    """A part of an expression: the positions it may begin and end with, and whether it may be empty."""

    first: tuple = ()
    last: tuple = ()
    empty: bool = True


class Automaton:
    """For each position the characters it takes, and the positions that may follow, once for every way there."""

    def __init__(self, tree, alphabet):
        self.alphabet, self.takes, self.follow = alphabet, [], []
        # The outermost loops, each a range of positions; and what is matched for itself: lookarounds, atomic groups.
        self.loops, self.inner = [], []
        self.whole = self._sequence(tree)

    def _sequence(self, items):
        whole = Piece()
        for item in items:
            piece = self._piece(*item)
            self._link(whole, piece)
            first = whole.first + piece.first if whole.empty else whole.first
            last = whole.last + piece.last if piece.empty else piece.last
            whole = Piece(first, last, whole.empty and piece.empty)
        return whole

    def _link(self, before, after):
        for position in before.last:
            self.follow[position] += after.first

    def _piece(self, kind, value):
        if kind in (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN):
            return self._position(self._characters(kind, value))
        if kind in (op.BRANCH, op.GROUPREF_EXISTS):
            return self._branch(value[1] if kind is op.BRANCH else value[1:])
        if kind is op.SUBPATTERN:
            return self._sequence(value[3])
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            return self._repeat(*value)
        if kind is op.ATOMIC_GROUP:
            return self._atom(value)
        if kind is op.POSSESSIVE_REPEAT:
            return self._atom(value[2], empty=value[0] == 0)
        if kind in (op.ASSERT, op.ASSERT_NOT):
            self.inner.append(Automaton(value[1], self.alphabet))
        return Piece()

    def _characters(self, kind, value):
        """What an item takes, a bit for each character of the alphabet."""
        taken = [chr(value)] if kind is op.LITERAL else takes(kind, value, self.alphabet)
        return sum(1 << self.alphabet.index(character) for character in taken)

    def _position(self, characters):
        self.takes.append(characters)
        self.follow.append([])
        return Piece((len(self.takes) - 1,), (len(self.takes) - 1,), empty=False)

    def _atom(self, body, *, empty=False):
        """Nothing goes back into it: from each beginning there is one way through, as through one character."""
        own = Automaton(body, self.alphabet)
        self.inner.append(own)
        begins = reduce(or_, (own.takes[position] for position in own.whole.first), 0)
        return self._position(begins)._replace(empty=empty or own.whole.empty)

    def _branch(self, sequences):
        pieces = [self._sequence(items or []) for items in sequences]
        firsts, lasts, empty = zip(*pieces, strict=True)
        return Piece(sum(firsts, ()), sum(lasts, ()), any(empty))

    def _repeat(self, least, most, body):
        if most <= LONGEST_WRITTEN_OUT or least == most:
            once = (op.SUBPATTERN, (None, 0, 0, body))
            more = reduce(lambda rest, _: [(op.BRANCH, (None, [[once, *rest], []]))], range(most - least), [])
            return self._sequence([once] * least + more)
        start = len(self.takes)
        piece = self._sequence(body)
        self._link(piece, piece)
        self.loops = [loop for loop in self.loops if loop.start < start] + [range(start, len(self.takes))]
        return piece._replace(empty=piece.empty or least == 0)

    def ambiguous_word(self):
        """What two ways read that part within a loop and meet again; None if no two ways do."""
        words = (self._word_in(loop) for loop in self.loops)
        inner = (automaton.ambiguous_word() for automaton in self.inner)
        return next((word for word in chain(words, inner) if word is not None), None)

    def _word_in(self, loop):
        follow = {
            position: tuple(after for after in self.follow[position] if after in loop) for position in loop
        }
        words = {}
        for ways in set(follow.values()):
            for pair in combinations(sorted(ways), 2):
                self._reach(words, pair, "")
        waiting, done = list(words), set()
        for one, other in waiting:
            if one == other:
                return words[one, other]
            ways = follow[one], follow[other]
            for pair in product(*ways) if ways not in done else ():
                waiting += self._reach(words, tuple(sorted(pair)), words[one, other])
            done.add(ways)
        return None

    def _reach(self, words, pair, word):
        """Keep that the two positions can be reached at once by `word` and a character both take, if any."""
        both = self.takes[pair[0]] & self.takes[pair[1]]
        if not both or pair in words:
            return []
        words[pair] = word + self.alphabet[both.bit_length() - 1]
        return [pair]
