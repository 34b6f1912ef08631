"""Tables of the guide in Word: grids, the intent table, the script, forms, and the strip; widths in twips."""

from __future__ import annotations

from typing import Final

from app.domain.document import Block, Cell, Row, Strip, Table, TableLook, Tone
from app.domain.tints import SOFT, STRONG
from exporters.word_xml import attribute, paragraph, run, runs

_STYLES: Final[dict[TableLook, str]] = {
    TableLook.GRID: "GuideTable",
    TableLook.INTENT: "GuideIntent",
    TableLook.SCRIPT: "GuideScript",
    TableLook.FORM: "GuideForm",
    TableLook.CARD_LARGE: "GuideTable",
    TableLook.CARD: "GuideTable",
    TableLook.CARD_SMALL: "GuideTable",
}
_TEXTS: Final[dict[TableLook, str]] = {TableLook.CARD_LARGE: "CardTextLarge", TableLook.CARD: "CardText"}
"""The style of text in a cell where it is not the usual one."""
_KEPT: Final = frozenset({TableLook.GRID, TableLook.INTENT, TableLook.FORM})
_KEPT_ROWS: Final = 9
"""Of these, tables up to this size stay on one page; all others break between rows, their head repeated."""
_KEEP_NEXT: Final = "<w:keepNext/>"


def table_xml(table: Table, width: int, keep: bool = False, tied: bool = False) -> str:
    """A table as wide as the text. Every row stays whole; a head row repeats on each page, a label stays with its rows.

    ``keep`` holds all of it on the page of what follows, ``tied`` its last rows.
    """
    widths = column_widths([column.share for column in table.columns], width)
    last = len(table.rows) - 1
    whole = len(table.rows) <= _KEPT_ROWS and table.look in _KEPT
    rows = [_head(table, widths)] if table.head and any(column.title for column in table.columns) else []
    for r, row in enumerate(table.rows):
        leads = r < last and (whole or r in (0, last - 1) or len(row) == 1 < len(widths))
        style = _TEXTS.get(table.look, "TableText")
        rows.append(_row(_cells(row, widths, style, keep or leads or (tied and r == last > 0))))
    return _table(_STYLES[table.look], widths, rows, table.about, head=table.head)


def column_widths(shares: list[int], width: int) -> list[int]:
    """Whole twips by share that sum to ``width``."""
    total = sum(shares) or 1
    widths = [share * width // total for share in shares]
    widths[-1] += width - sum(widths)
    return widths


def _table(style: str, widths: list[int], rows: list[str], about: str, head: bool) -> str:
    """LibreOffice goes by the grid, Word by the cells: both get the same widths."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="{int(head)}" w:lastRow="0" '
        f'w:firstColumn="{int(not head)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblDescription w:val={attribute(about[:250])}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _head(table: Table, widths: list[int]) -> str:
    cells = [
        _td(width, paragraph("TableHead", run(column.title) if column.title else ""))
        for column, width in zip(table.columns, widths, strict=True)
    ]
    return _row(cells, head=True)


def _row(cells: list[str], head: bool = False) -> str:
    repeat = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def _cells(row: Row, widths: list[int], style: str, keep: bool) -> list[str]:
    """A row's cells; a single one runs over all columns."""
    if len(row) == 1 < len(widths):
        return [_cell(row[0], sum(widths), style, keep, f'<w:gridSpan w:val="{len(widths)}"/>')]
    return [_cell(cell, width, style, keep) for cell, width in zip(row, widths, strict=True)]


def _cell(cell: Cell, width: int, style: str, keep: bool, span: str = "") -> str:
    properties = _KEEP_NEXT if keep else ""
    content = "".join(paragraph(style, runs(line), properties) for line in cell.lines)
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{SOFT[Tone.PLAIN]}"/>' if cell.exact else ""
    return _td(width, content or paragraph(style, "", properties), span + shade)


def _td(width: int, content: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def strip_xml(strip: Strip, width: int) -> str:
    """One row of blocks as wide as they are long, and the clock line under it."""
    widths = column_widths([block.weight_s for block in strip.blocks], width)
    cells = [_block(block, cell_width) for block, cell_width in zip(strip.blocks, widths, strict=True)]
    row = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"
    return _table("GuideStrip", widths, [row], strip.about, head=False) + _clock_line(strip, width)


def _block(block: Block, width: int) -> str:
    """The kind's color on the top edge; the title and the minutes say the rest."""
    properties = (
        f'<w:tcBorders><w:top w:val="single" w:sz="24" w:space="0" w:color="{STRONG[block.tone]}"/></w:tcBorders>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{SOFT[block.tone]}"/>'
    )
    title = paragraph("StripTitle", run(block.title), _KEEP_NEXT)
    return _td(width, title + paragraph("StripMinutes", run(block.below), _KEEP_NEXT), properties)


def _clock_line(strip: Strip, width: int) -> str:
    stops, words = [], []
    for tick in strip.ticks:
        if tick.place:
            side = "right" if tick.place == 1000 else "center"
            stops.append(f'<w:tab w:val="{side}" w:pos="{tick.place * width // 1000}"/>')
        words.append(tick.text)
    return paragraph("StripClock", run("\t".join(words)), f"<w:tabs>{''.join(stops)}</w:tabs>")
