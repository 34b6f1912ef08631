"""Documents to lay out: any at all, and words to look for on pages."""

from __future__ import annotations

from collections import Counter

from hypothesis import strategies as st

from app.domain.document import (
    Block,
    Callout,
    Cell,
    Column,
    Contents,
    Document,
    Entry,
    Heading,
    Listing,
    Look,
    NoteLines,
    Paper,
    Paragraph,
    Part,
    Role,
    Strip,
    Table,
    TableLook,
    Text,
    Tick,
    Tone,
    Words,
)
from app.domain.text import clean
from widgets.paper.pages import Line, Page, Pages

_PIECES = (
    "one",
    "facilitator",
    "10:52",
    "▣",
    "=",
    "“so”",
    "\n",
    "\t",
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "https://meet.example/with/a/long/address/that/has/no/place/to/break",
    "שלום",
    "עברית",
    "مرحبا بالعالم",
    "日本語のテキスト",
    "😀",
    "é̂",
    "\x07",
)

words = st.lists(st.sampled_from(_PIECES), max_size=14).map(" ".join)
looks = st.sampled_from(Look)
texts = st.lists(st.builds(Words, words, looks), max_size=3).map(tuple)
tones = st.sampled_from(Tone)
cells = st.builds(Cell, st.lists(texts, max_size=3).map(tuple), st.booleans())
long_cells = st.builds(Cell, st.builds(lambda text, times: (text,) * times, texts, st.integers(30, 160)))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    shares = draw(st.lists(st.integers(120, 600), min_size=1, max_size=5))
    columns = tuple(Column(draw(words), share) for share in shares)
    some = cells if draw(st.integers(0, 9)) else st.one_of(cells, long_cells)
    whole = st.lists(some, min_size=len(columns), max_size=len(columns))
    rows = st.lists(st.one_of(whole, whole, st.lists(cells, min_size=1, max_size=1)).map(tuple), max_size=25)
    return Table(draw(st.sampled_from(TableLook)), columns, draw(rows.map(tuple)), "", draw(st.booleans()))


blocks = st.builds(
    Block, st.sampled_from(("Check-in", "Poll", "Debrief")), st.just("10 ▣"), tones, st.integers(80, 900)
)
strips = st.builds(
    Strip,
    st.lists(blocks, min_size=1, max_size=9).map(tuple),
    st.lists(st.builds(Tick, st.integers(0, 1000), st.just("10:00")), max_size=5).map(
        lambda ticks: tuple(sorted(ticks, key=lambda tick: tick.place))
    ),
    st.just(""),
)
parts: st.SearchStrategy[Part] = st.one_of(
    st.builds(Heading, st.integers(1, 3), words, texts, tones, new_page=st.booleans()),
    st.builds(Paragraph, st.sampled_from(Role), texts, st.booleans(), st.booleans()),
    st.builds(Callout, tones, texts),
    st.builds(Listing, st.lists(texts, max_size=6).map(tuple), st.booleans()),
    tables(),
    strips,
    st.builds(Contents, st.lists(st.builds(Entry, st.just(2), words, st.just("10:00"), st.just("a"))).map(tuple)),
    st.builds(NoteLines, words, st.integers(0, 4)),
)


def document(*made: Part, paper: Paper = Paper.A4) -> Document:
    """A document of these parts."""
    return Document("Feedback", "", "Somebody", "", "en", "", "1", ("Guide", "made today"), "Foot", made, paper)


def body(page: Page) -> list[Line]:
    """A page's text without its header and footer."""
    top, bottom = 900, page.height - 900
    return [line for line in page.lines() if top < line.top + line.height / 2 < bottom]


def letters(lines: object) -> Counter[str]:
    """How often each letter stands in some lines of text; the spaces between words do not count."""
    found: Counter[str] = Counter()
    for line in lines:
        found.update("".join(clean(line).split()))
    return found


def text_of(pages: Pages) -> str:
    """All words on all pages, header and footer apart."""
    return "\n".join(line.text for page in pages for line in body(page))


def plain(text: str) -> Text:
    """A text in no look."""
    return (Words(text),)
