"""A Word template from outside: only its look comes through, and one that is wrong gets a sentence."""

from __future__ import annotations

import io
import random
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from app.domain.errors import ImportProblem
from app.domain.template import is_read
from app.importers import child, limits, read_template
from app.importers.wire import read_template_answer
from tests.exporters.templates import W, house, part, with_header, with_parts

R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def look_of(package):
    return child.read_template(package)


def names(package):
    with ZipFile(io.BytesIO(package)) as archive:
        return set(archive.namelist())


def everything(package):
    with ZipFile(io.BytesIO(package)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist() if not name.startswith("word/media"))


def test_a_look_is_read_in_the_child(tmp_path):
    file = tmp_path / "house.dotx"
    file.write_bytes(house())
    look = read_template(file)
    assert is_read(look)
    word = docx.Document(io.BytesIO(look))
    assert word.sections[0].footer.paragraphs[0].text == "Acme Ltd · Internal"
    assert round(word.sections[0].left_margin.mm) == 30
    assert "word/media/image1.png" in names(look)
    assert look == read_template(file), "the same file, the same look"


def test_the_body_stays_behind():
    look = look_of(house())
    assert docx.Document(io.BytesIO(look)).paragraphs == []
    assert b"Cover of Acme" not in everything(look)


@pytest.mark.parametrize(
    ("inner", "relation", "never"),
    [
        (
            '<w:hyperlink r:id="rIdX"><w:r><w:t>our site</w:t></w:r></w:hyperlink>',
            f'<Relationship Id="rIdX" Type="{OFFICE}/hyperlink" Target="http://evil.example" TargetMode="External"/>',
            "evil.example",
        ),
        (
            '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" r:id="rIdX"/>'
            "</w:object></w:r><w:r><w:t>our site</w:t></w:r>",
            f'<Relationship Id="rIdX" Type="{OFFICE}/oleObject" Target="embeddings/evil.bin"/>',
            "OLEObject",
        ),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDE</w:instrText></w:r>'
            '<w:r><w:instrText>PICTURE "https://evil.example/a.png"</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>our site</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "",
            "evil.example",
        ),
        (
            '<w:fldSimple w:instr="DDEAUTO cmd /evil.example"><w:r><w:t>our site</w:t></w:r></w:fldSimple>',
            "",
            "DDEAUTO",
        ),
        (
            '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" href="https://evil.example">'
            '<v:imagedata src="https://evil.example/b.png"/></v:shape></w:pict><w:t>our site</w:t></w:r>',
            "",
            "evil.example",
        ),
        (
            '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="rIdX"/>'
            "</w:drawing></w:r><w:r><w:t>our site</w:t></w:r>",
            f'<Relationship Id="rIdX" Type="{OFFICE}/image" Target="file://evil.example/c.png" TargetMode="External"/>',
            "evil.example",
        ),
        (
            '<w:del w:id="1"><w:r><w:delText>evil.example</w:delText></w:r></w:del>'
            '<w:ins w:id="2"><w:r><w:t>our site</w:t></w:r></w:ins>',
            "",
            "evil.example",
        ),
    ],
    ids=["link", "object", "fetching field", "dde", "vml", "linked picture", "tracked change"],
)
def test_what_acts_or_leads_elsewhere_stays_behind(inner, relation, never):
    hostile = with_header(house(), f"<w:hdr {W} {R}><w:p>{inner}</w:p></w:hdr>", relation)
    look = look_of(hostile)
    assert never.encode() not in everything(look)
    assert "our site" in everything(look).decode()
    docx.Document(io.BytesIO(look))


def test_a_field_that_counts_pages_stays():
    inner = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    assert b'w:instr=" PAGE "' in everything(look_of(with_header(house(), f"<w:hdr {W}><w:p>{inner}</w:p></w:hdr>")))


def test_macros_and_whatever_else_lies_in_the_package_stay_behind():
    types = part(house(), "[Content_Types].xml").replace(
        "wordprocessingml.document.main+xml", "vnd.ms-word.document.macroEnabled.main+xml"
    )
    rels = part(house(), "word/_rels/document.xml.rels").replace(
        "</Relationships>",
        '<Relationship Id="rIdM" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
        'Target="vbaProject.bin"/></Relationships>',
    )
    macros = {"[Content_Types].xml": types, "word/vbaProject.bin": b"MACRO", "word/_rels/document.xml.rels": rels}
    look = look_of(with_parts(house(), macros))
    assert not [name for name in names(look) if "vba" in name.lower() or "custom" in name.lower()]
    assert not [sign for sign in (b"MACRO", b"vbaProject", b"macroEnabled") if sign in everything(look)]


def test_a_picture_that_is_none_stays_behind():
    package = house()
    with ZipFile(io.BytesIO(package)) as archive:
        picture = next(name for name in archive.namelist() if name.startswith("word/media"))
    look = look_of(with_parts(package, {picture: b"MZ not a picture"}))
    assert not [name for name in names(look) if "media" in name]
    assert b"<w:drawing" not in everything(look)


def test_styles_are_told_apart():
    more = (
        '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="tITLE"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Twice"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="T2"/></w:styles>'
    )
    styles = part(house(), "word/styles.xml").replace("</w:styles>", more)
    said = part(look_of(with_parts(house(), {"word/styles.xml": styles})), "word/styles.xml")
    assert 'w:val="tITLE (T1)"' in said
    assert said.count('w:styleId="Title"') == 1
    assert 'w:styleId="T2"' not in said


def bomb():
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (20 * limits.MIB))
    return stream.getvalue()


def no_room():
    document = part(house(), "word/document.xml")
    return with_parts(house(), {"word/document.xml": document.replace('w:left="1701"', 'w:left="9000"')})


NOISE = f"<!--{random.Random(1).randbytes(2 * limits.MIB + 100).hex()}-->"
ENTITY = '<!DOCTYPE x [<!ENTITY a "b">]><w:document xmlns:w="w"/>'


@pytest.mark.parametrize(
    ("package", "sentence"),
    [
        (b"", "empty"),
        (b"hello", "no Word document"),
        (bomb(), "unpacked size"),
        (with_parts(house(), {"word/document.xml": ENTITY}), "document type definition"),
        (with_parts(house(), {"word/document.xml": "<w:document"}), "not well formed"),
        (with_parts(house(), {"_rels/.rels": None}), "no Word document"),
        (with_parts(house(), {"word/styles.xml": f"<w:numbering {W}/>"}), "styles.xml"),
        (with_parts(house(), {"word/styles.xml": f"<w:styles {W}>{NOISE}</w:styles>"}), "larger than 4"),
        (no_room(), "too little room"),
        (house()[:-400], "damaged"),
    ],
)
def test_a_template_that_is_wrong_gets_a_sentence(package, sentence):
    problem = child.look_of(package)["problem"]
    assert sentence in problem
    assert problem.endswith(".")


@pytest.mark.parametrize("answer", [b"", b"{}", b'{"template":"AAAA"}', b'{"grids":[]}'])
def test_an_answer_that_is_no_look_is_refused(answer):
    with pytest.raises(ImportProblem):
        read_template_answer(answer)
