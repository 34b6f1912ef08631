"""The guide's Word styles: every font, size, color and space of the document; a reader restyles it all from here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.domain.document import Tone
from app.domain.tints import HAIR, INK, MUTED, PAPER, SOFT, STRONG
from exporters.word_direction import from_right
from exporters.word_xml import NAMESPACE

FONT: Final = "Arial"
"""On every Windows and macOS, with metric twins on Linux: lines break in the same places for everyone."""

_EASTERN: Final = (
    ("ja", "Yu Gothic"),
    *(("zh-tw", "Microsoft JhengHei"), ("zh-hk", "Microsoft JhengHei"), ("zh-hant", "Microsoft JhengHei")),
    ("zh", "Microsoft YaHei"),
    ("ko", "Malgun Gothic"),
)

CALLOUT: Final[dict[Tone, str]] = {tone: f"Callout{tone.value.title()}" for tone in Tone}


def styles_xml(language: str) -> str:
    """The whole styles part, for text in ``language`` (an IETF tag)."""
    return f"<w:styles {NAMESPACE}>{_defaults(language)}{''.join(_all())}</w:styles>"


def _defaults(language: str) -> str:
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{eastern_font(language)}" w:cs="{FONT}"/>'
    lang = "".join(f' w:{letters}="{tag}"' for letters, tag in languages(language).items())
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:lang{lang}/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


def eastern_font(language: str) -> str:
    """The font of Han, kana and hangul in an IETF tag's language: one sign is drawn otherwise in each of them."""
    tag = language.casefold()
    return next((font for start, font in _EASTERN if tag.startswith(start)), _EASTERN[0][1])


def languages(language: str) -> dict[str, str]:
    """The language of Latin, of eastern and of right-to-left letters in a document of one language.

    Latin words in a language without Latin letters are broken like English ones: told they are Japanese, they would
    be broken anywhere.
    """
    eastern = language.casefold().startswith(tuple(start for start, _ in _EASTERN))
    rightward = from_right(language)
    return {
        "val": "en-US" if eastern or rightward else language,
        "eastAsia": language if eastern else "ja-JP",
        "bidi": language if rightward else "ar-SA",
    }


def _all() -> Iterator[str]:
    yield (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:rPr><w:color w:val="{INK}"/><w:sz w:val="19"/><w:szCs w:val="19"/></w:rPr></w:style>'
    )
    yield (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    yield (
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )
    yield from _headings()
    yield from _bodies()
    yield from _callouts()
    yield from _small()
    yield from _characters()
    yield from _tables()


def _style(style_id: str, name: str, ppr: str = "", rpr: str = "", *, based: str = "Normal", then: str = "") -> str:
    following = f'<w:next w:val="{then}"/>' if then else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        f"{following}<w:qFormat/><w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
    )


def _size(half_points: int, bold: bool = False, color: str = "") -> str:
    tint = f'<w:color w:val="{color}"/>' if color else ""
    weight = "<w:b/><w:bCs/>" if bold else ""
    return f'{weight}{tint}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _space(before: int, after: int, line: int = 264) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


_KEEP: Final = "<w:keepNext/><w:keepLines/>"


def _headings() -> Iterator[str]:
    yield _style("Kicker", "Kicker", _space(0, 40), _size(18, color=MUTED), then="Title")
    yield _style("Title", "Title", _KEEP + _space(0, 60, 240), _size(44, bold=True), then="Subtitle")
    yield _style("Subtitle", "Subtitle", _space(0, 160), _size(18, color=MUTED))
    first = _KEEP + _space(300, 100, 240) + '<w:outlineLvl w:val="0"/>'
    yield _style("Heading1", "heading 1", first, _size(25, bold=True), then="Normal")
    edge = f'<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="4" w:color="{STRONG[Tone.PLAIN]}"/></w:pBdr>'
    second = f'{_KEEP}{edge}{_space(360, 100, 240)}<w:outlineLvl w:val="1"/>'
    yield _style("Heading2", "heading 2", second, _size(24, bold=True), then="Normal")
    third = f'{_KEEP}{_space(200, 60, 240)}<w:outlineLvl w:val="2"/>'
    yield _style("Heading3", "heading 3", third, _size(20, bold=True), then="Normal")


def _bodies() -> Iterator[str]:
    yield _style("BodyText", "Body Text", _space(40, 100))
    yield _style("Hint", "Hint", _space(0, 80), _size(17, color=MUTED))
    yield _style("SegmentFacts", "Segment Facts", f"<w:keepNext/>{_space(0, 100)}", _size(17, color=MUTED))
    yield _style("SectionLine", "Section Line", f"<w:keepNext/>{_space(360, 0)}", _size(18, color=MUTED))
    box = _box(SOFT[Tone.PLAIN], SOFT[Tone.PLAIN], 4, bottom=HAIR)
    yield _style("Facts", "Facts", f"<w:keepLines/>{box}{_shade(Tone.PLAIN)}{_space(60, 100)}{_inset(120)}", _size(18))
    for style_id, name, number in (("ListBullet", "List Bullet", 1), ("ListNumber", "List Number", 2)):
        numbered = f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'
        yield _style(style_id, name, f"{numbered}{_space(0, 50)}")


def _callouts() -> Iterator[str]:
    """One style a tone: an edge, a soft ground, and never split over two pages."""
    for tone, style_id in CALLOUT.items():
        box = _box(STRONG[tone], SOFT[tone], 24)
        ppr = f"{_KEEP}{box}{_shade(tone)}{_space(120, 120)}{_inset(200)}"
        yield _style(style_id, f"Callout {tone.value.title()}", ppr, _size(18))


def _box(left: str, fill: str, width: int, bottom: str = "") -> str:
    """Borders in the color of the ground are the only padding a paragraph has."""
    side = '<w:{} w:val="single" w:sz="{}" w:space="{}" w:color="{}"/>'
    edges = (
        side.format("top", 4, 4, fill),
        side.format("left", width, 7, left),
        side.format("bottom", 4, 4, bottom or fill),
        side.format("right", 4, 5, fill),
    )
    return f"<w:pBdr>{''.join(edges)}</w:pBdr>"


def _shade(tone: Tone) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{SOFT[tone]}"/>'


def _inset(left: int) -> str:
    return f'<w:ind w:left="{left}" w:right="110"/>'


def _small() -> Iterator[str]:
    yield _style("TableText", "Table Text", _space(0, 0, 259), _size(18))
    for style_id, name, size in (("CardTextLarge", "Card Text Large", 24), ("CardText", "Card Text", 21)):
        yield _style(style_id, name, "", _size(size), based="TableText")
    yield _style("TableHead", "Table Head", f"<w:keepNext/>{_space(0, 0)}", _size(16, bold=True, color=MUTED))
    yield _style("StripTitle", "Strip Title", _space(0, 0, 240), _size(14), based="TableText")
    yield _style("StripMinutes", "Strip Minutes", _space(10, 0, 240), _size(14, color=MUTED), based="TableText")
    yield _style("StripClock", "Strip Clock", _space(40, 120), _size(15, color=MUTED))
    yield _style("Header", "header", _space(0, 0), _size(16, color=MUTED))
    edge = f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{HAIR}"/></w:pBdr>'
    yield _style("Footer", "footer", edge + _space(0, 0), _size(16, color=MUTED))
    yield _style("NotesLabel", "Notes Label", f"<w:keepNext/>{_space(140, 0)}", _size(17, color=MUTED))
    yield _style("NoteLine", "Note Line", f"<w:keepLines/>{_space(140, 0)}", _size(17, color=HAIR))
    yield _style("TOC2", "toc 2", _space(0, 40), _size(18))
    gap = '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>'
    yield _style("Gap", "Gap", gap, _size(8))


def _characters() -> Iterator[str]:
    for style_id, name, rpr in (
        ("Strong", "Strong", f'<w:b/><w:bCs/><w:color w:val="{INK}"/>'),
        ("Muted", "Muted", f'<w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="{MUTED}"/>'),
        (
            "StepLabel",
            "Step Label",
            '<w:b/><w:bCs/><w:caps/><w:spacing w:val="4"/><w:sz w:val="14"/><w:szCs w:val="14"/>',
        ),
        ("ExactWords", "Exact Words", "<w:b/><w:bCs/>"),
        ("HeadingAside", "Heading Aside", '<w:b/><w:bCs/><w:sz w:val="18"/><w:szCs w:val="18"/>'),
        (
            "HeadingAsideMuted",
            "Heading Aside Muted",
            f'<w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="{MUTED}"/><w:sz w:val="18"/><w:szCs w:val="18"/>',
        ),
    ):
        yield (
            f'<w:style w:type="character" w:styleId="{style_id}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{rpr}</w:rPr></w:style>'
        )


_TABLE_NORMAL: Final = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


def _tables() -> Iterator[str]:
    yield _TABLE_NORMAL
    line = f'<w:{{}} w:val="single" w:sz="4" w:space="0" w:color="{HAIR}"/>'
    rules = line.format("bottom") + line.format("insideH")
    for style_id, name, pad in (
        ("GuideTable", "Guide Table", 55),
        ("GuideIntent", "Guide Intent", 50),
        ("GuideScript", "Guide Script", 60),
        ("GuideForm", "Guide Form", 65),
    ):
        yield _table(style_id, name, rules, pad, 80)
    gap = f'<w:insideV w:val="single" w:sz="24" w:space="0" w:color="{PAPER}"/>'
    yield _table("GuideStrip", "Guide Strip", gap, 50, 50)


def _table(style_id: str, name: str, borders: str, pad: int, side: int) -> str:
    margins = "".join(
        f'<w:{edge} w:w="{width}" w:type="dxa"/>'
        for edge, width in (("top", pad), ("left", side), ("bottom", pad), ("right", side))
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )


def numbering_xml() -> str:
    """The numbering part: one bulleted list and one numbered list, each a style's own."""
    bullet = _abstract(1, "bullet", "•", "ListBullet")
    number = _abstract(2, "decimal", "%1.", "ListNumber")
    uses = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    return f"<w:numbering {NAMESPACE}>{bullet}{number}{uses}</w:numbering>"


def _abstract(number: int, kind: str, sign: str, style_id: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{style_id}"/><w:lvlText w:val="{sign}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum>'
    )
