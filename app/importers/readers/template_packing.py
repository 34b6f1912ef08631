"""Packs the look of a template into a Word package of our own making, every part under a name given here."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.domain.template import MARK

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PLACES: Final = {
    "styles": ("styles.xml", f"{_WORD}.styles+xml"),
    "numbering": ("numbering.xml", f"{_WORD}.numbering+xml"),
    "settings": ("settings.xml", f"{_WORD}.settings+xml"),
    "fonts": ("fontTable.xml", f"{_WORD}.fontTable+xml"),
    "theme": ("theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
}
_PICTURES: Final = {
    "png": (b"\x89PNG\r\n\x1a\n", "image/png"),
    "jpeg": (b"\xff\xd8\xff", "image/jpeg"),
    "gif": (b"GIF8", "image/gif"),
    "bmp": (b"BM", "image/bmp"),
    "tiff": (b"II*\0", "image/tiff"),
    "tif": (b"MM\0*", "image/tiff"),
    "wmf": (b"\xd7\xcd\xc6\x9a", "image/x-wmf"),
    "emf": (b"\x01\0\0\0", "image/x-emf"),
}


def picture_kind(data: bytes) -> str:
    """The ending of a picture's name by its first bytes; empty for anything else."""
    kind = next((kind for kind, (sign, _) in _PICTURES.items() if data.startswith(sign)), "")
    return "" if kind == "emf" and data[40:44] != b" EMF" else kind


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the template: the part it was, its kind, its bytes."""

    part: str
    kind: str
    data: bytes


@dataclass(slots=True)
class Kept:
    """What is kept: parts by kind, headers and footers with their place and pictures, the page."""

    parts: dict[str, bytes] = field(default_factory=dict)
    edges: list[tuple[tuple[str, str], bytes, dict[str, str]]] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    page: str = ""

    def picture(self, picture: Picture) -> str:
        """Keep a picture once; the name it gets."""
        known = [one.part for one in self.pictures]
        if picture.part not in known:
            self.pictures.append(picture)
            known.append(picture.part)
        return f"media/image{known.index(picture.part) + 1}.{picture.kind}"


def pack(kept: Kept) -> bytes:
    """The package, marked as ours; the same for the same look, whenever it is made."""
    members: dict[str, bytes] = {}
    types = [("/word/document.xml", f"{_WORD}.document.main+xml")]
    links: list[tuple[str, str]] = []
    for kind, (place, content_type) in _PLACES.items():
        if kind in kept.parts or kind != "theme":
            members[f"word/{place}"] = kept.parts.get(kind) or _text(f'<w:{kind} xmlns:w="{_W}"/>')
            types.append((f"/word/{place}", content_type))
            links.append(("fontTable" if kind == "fonts" else kind, place))
    references = []
    for n, ((edge, which), data, pictures) in enumerate(kept.edges, 1):
        name = f"{edge}{n}.xml"
        members[f"word/{name}"] = data
        types.append((f"/word/{name}", f"{_WORD}.{edge}+xml"))
        links.append((edge, name))
        references.append(f'<w:{edge}Reference w:type="{which}" r:id="rId{len(links)}"/>')
        if pictures:
            listed = [(key, "image", target) for key, target in pictures.items()]
            members[f"word/_rels/{name}.rels"] = _relations(listed)
    for n, picture in enumerate(kept.pictures, 1):
        members[f"word/media/image{n}.{picture.kind}"] = picture.data
    members["word/document.xml"] = _document("".join(references) + kept.page)
    members["word/_rels/document.xml.rels"] = _relations(
        [(f"rId{n}", kind, target) for n, (kind, target) in enumerate(links, 1)]
    )
    members["_rels/.rels"] = _relations([("rId1", "officeDocument", "word/document.xml")])
    kinds = {picture.kind for picture in kept.pictures}
    return _zipped({"[Content_Types].xml": _types(types, kinds), **members})


def _text(xml: str) -> bytes:
    return (_HEAD + xml).encode("utf-8")


def _document(section: str) -> bytes:
    names = f'xmlns:w="{_W}" xmlns:r="{_OFFICE}"'
    return _text(f"<w:document {names}><w:body><w:sectPr>{section}</w:sectPr></w:body></w:document>")


def _relations(links: list[tuple[str, str, str]]) -> bytes:
    from xml.sax.saxutils import quoteattr

    listed = "".join(
        f'<Relationship Id={quoteattr(key)} Type="{_OFFICE}/{kind}" Target="{target}"/>' for key, kind, target in links
    )
    return _text(f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>')


def _types(parts: list[tuple[str, str]], pictures: set[str]) -> bytes:
    endings = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    endings |= {kind: _PICTURES[kind][1] for kind in sorted(pictures)}
    listed = "".join(f'<Default Extension="{name}" ContentType="{kind}"/>' for name, kind in endings.items())
    listed += "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts)
    return _text(f'<Types xmlns="{_PACKAGE}/content-types">{listed}</Types>')


def _zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = ZipInfo(name)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, data)
        archive.comment = MARK
    return file.getvalue()
