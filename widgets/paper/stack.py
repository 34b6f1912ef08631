"""Breaks a stack of blocks into pages: what stays whole, what holds on to what follows; knows no document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import groupby, pairwise
from typing import Final

from widgets.paper.pages import Area, Line, Mark

_WORTH_LEAVING: Final = 0.27
"""The part of a page that must be full before it is left for the next one for the sake of what follows."""
_FIRST_PIECE: Final = 0.1
"""The part of a page that must be free for the first piece of a block that is cut."""
_HAIR: Final = 0.01


class Hold(IntEnum):
    """How a block holds on to the next: not at all, where both fit a page, or as long as it can be done."""

    FREE = 0
    GLADLY = 1
    FIRMLY = 2


@dataclass(frozen=True, slots=True)
class Block:
    """What stays on one page. Its marks are placed from its own top left corner.

    ``before`` and ``after``: the air around it; of two neighbors the larger counts, and none at the top of a page.
    ``group``: blocks of one number other than 0 stay on one page when they fit it, and else begin one. ``head``: what
    is repeated over it where it begins a page. ``anchor``: by this others find its page.
    """

    height: float
    marks: tuple[Mark, ...]
    before: float = 0.0
    after: float = 0.0
    hold: Hold = Hold.FREE
    new_page: bool = False
    group: int = 0
    head: Block | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Stacked:
    """The marks of each page, its text's top left corner being 0, 0, and the pages of anchors, counted from 1."""

    pages: tuple[tuple[Mark, ...], ...]
    places: dict[str, int]


def stacked(blocks: Sequence[Block], room: float) -> Stacked:
    """Blocks on pages whose text is ``room`` high."""
    stack = _Stack(room)
    for group, members in groupby(blocks, key=lambda block: block.group):
        stack.add_group(tuple(members), whole=group != 0)
    return Stacked(tuple(stack.pages()), stack.places)


class _Stack:
    """Pages as they fill up."""

    def __init__(self, room: float) -> None:
        self._room = room
        self._pages: list[list[Mark]] = [[]]
        self._used = self._air = 0.0
        self.places: dict[str, int] = {}

    def pages(self) -> list[tuple[Mark, ...]]:
        """All of them; the last one is left out when nothing came to stand on it."""
        done = [tuple(page) for page in self._pages]
        return done[:-1] if len(done) > 1 and not done[-1] else done

    def add_group(self, blocks: tuple[Block, ...], whole: bool) -> None:
        """Blocks that belong to each other, on one page where that leaves no page half empty."""
        if blocks[0].new_page:
            self._turn()
        whole = whole and not any(block.new_page for block in blocks[1:])
        if whole and not self._fits(blocks) and self._used > _WORTH_LEAVING * self._room:
            self._turn()
        if whole and self._fits(blocks):
            self._put_all(blocks)
            return
        for chain in _chains(blocks, Hold.GLADLY):
            self._add_chain(chain, Hold.GLADLY)

    def _add_chain(self, chain: tuple[Block, ...], hold: Hold) -> None:
        if chain[0].new_page:
            self._turn()
        if self._fits(chain):
            self._put_all(chain)
        elif _extent(chain) <= self._room:
            self._turn()
            self._put_all(chain)
        elif hold is Hold.GLADLY:
            for part in _chains(chain, Hold.FIRMLY):
                self._add_chain(part, Hold.FIRMLY)
        else:
            self._add_too_tall(chain)

    def _add_too_tall(self, chain: tuple[Block, ...]) -> None:
        """What no page holds: from the top of one where little is left of this one, and cut wherever a page ends."""
        if self._used > (1 - _WORTH_LEAVING) * self._room:
            self._turn()
        for block in chain:
            if self._fits((block,)):
                self._put(block)
            elif block.height <= self._room:
                self._turn()
                self._put(block)
            else:
                self._put_in_pieces(block)

    def _put_in_pieces(self, block: Block) -> None:
        rest = block
        while not self._fits((rest,)):
            left = self._room - self._used - self._gap(rest) - self._repeated(rest)
            first, second = _cut(rest, left)
            if first is None or left < _FIRST_PIECE * self._room:
                if not self._used:
                    break
                self._turn()
                continue
            self._put(first)
            self._turn()
            rest = second
        self._put(rest)

    def _gap(self, block: Block) -> float:
        return max(self._air, block.before) if self._used else 0.0

    def _repeated(self, block: Block) -> float:
        return block.head.height if block.head is not None and not self._used else 0.0

    def _fits(self, blocks: tuple[Block, ...]) -> bool:
        first = blocks[0]
        needed = self._gap(first) + self._repeated(first) + _height(blocks)
        return self._used + needed <= self._room + _HAIR

    def _put_all(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            self._put(block)

    def _put(self, block: Block) -> None:
        if block.head is not None and not self._used:
            self._lay(block.head)
        self._used += self._gap(block)
        self._lay(block)
        self._air = block.after

    def _lay(self, block: Block) -> None:
        self._pages[-1] += [mark.moved(0, self._used) for mark in block.marks]
        self._used += block.height
        self._air = 0.0
        if block.anchor:
            self.places.setdefault(block.anchor, len(self._pages))

    def _turn(self) -> None:
        if self._used:
            self._pages.append([])
            self._used = self._air = 0.0


def _height(blocks: tuple[Block, ...]) -> float:
    """The height of blocks with the air between them."""
    air = sum(max(one.after, two.before) for one, two in pairwise(blocks))
    return sum(block.height for block in blocks) + air


def _extent(blocks: tuple[Block, ...]) -> float:
    """The same at the top of a page, a repeated head included."""
    head = blocks[0].head
    return _height(blocks) + (head.height if head is not None else 0.0)


def _chains(blocks: tuple[Block, ...], hold: Hold) -> Iterator[tuple[Block, ...]]:
    """Runs of blocks of which each holds on to the next at least so much."""
    chain: list[Block] = []
    for block in blocks:
        if block.new_page and chain:
            yield tuple(chain)
            chain = []
        chain.append(block)
        if block.hold < hold:
            yield tuple(chain)
            chain = []
    if chain:
        yield tuple(chain)


def _cut(block: Block, room: float) -> tuple[Block | None, Block]:
    """The part of a block that has room, None when not a line has, and the rest of it."""
    over = [mark for mark in block.marks if isinstance(mark, Line) and mark.top + mark.height > room]
    place = min((line.top for line in over), default=room)
    first: list[Mark] = []
    second: list[Mark] = []
    for mark in block.marks:
        if isinstance(mark, Line):
            (second if mark in over else first).append(mark if mark not in over else mark.moved(0, -place))
        else:
            above, below = _cut_area(mark, place, room)
            first += above
            second += below
    if not any(isinstance(mark, Line) for mark in first):
        return None, block
    high = replace(block, height=min(room, block.height), marks=tuple(first), after=0.0, hold=Hold.FREE)
    return high, replace(block, height=block.height - place, marks=tuple(second), before=0.0)


def _cut_area(area: Area, place: float, room: float) -> tuple[list[Mark], list[Mark]]:
    """An area above and below a cut; what lies under a line that stays reaches down to the end of the room."""
    if area.top + area.height <= place:
        return [area], []
    if area.top >= place:
        return [], [area.moved(0, -place)]
    above = replace(area, height=min(area.height, room - area.top))
    return [above], [replace(area, top=0.0, height=area.top + area.height - place)]
