"""A finished package in parts, and the rules every Office file has to keep: types, relationships, properties."""

from __future__ import annotations

import io
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
CUSTOM = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


class Package:
    """A finished package, each part read and parsed once."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(io.BytesIO(data)) as archive:
            self.order = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.order}
        self._roots: dict[str, etree._Element] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.parts

    def root(self, name: str) -> etree._Element:
        if name not in self._roots:
            self._roots[name] = etree.fromstring(self.parts[name])
        return self._roots[name]

    def under(self, folder: str) -> list[str]:
        return [n for n in self.order if n.startswith(folder) and n.endswith(".xml") and "/" not in n[len(folder) :]]


def twice(values: list[str], what: str) -> Iterator[str]:
    yield from (f"{what} {value!r} {count} times" for value, count in Counter(values).items() if count > 1)


def no_part_twice(package: Package) -> Iterator[str]:
    yield from twice([name.casefold() for name in package.order], "part")


def every_part_has_a_type(package: Package) -> Iterator[str]:
    types = package.root("[Content_Types].xml")
    endings = [one.get("Extension").casefold() for one in types if one.tag.endswith("}Default")]
    named = [one.get("PartName") for one in types if one.tag.endswith("}Override")]
    yield from twice(endings, "type of ending")
    yield from twice(named, "type of part")
    yield from (f"type of a part that is not there: {one}" for one in named if one.lstrip("/") not in package)
    for name in (one for one in package.order if one != "[Content_Types].xml"):
        if f"/{name}" not in named and name.rpartition(".")[2].casefold() not in endings:
            yield f"{name} has no type"


def every_relationship_leads_to_a_part(package: Package) -> Iterator[str]:
    for name in (one for one in package.order if one.endswith(".rels")):
        folder = posixpath.dirname(posixpath.dirname(name))
        yield from twice([one.get("Id") for one in package.root(name)], f"{name}: relationship")
        for one in package.root(name):
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target"))).lstrip("/")
            if one.get("TargetMode") != "External" and target not in package:
                yield f"{name} leads to {target}, which is not there"


def every_part_is_led_to(package: Package) -> Iterator[str]:
    led = {"[Content_Types].xml"}
    for name in (one for one in package.order if one.endswith(".rels")):
        folder = posixpath.dirname(posixpath.dirname(name))
        led.add(name)
        led |= {
            posixpath.normpath(posixpath.join("/", folder, r.get("Target"))).lstrip("/") for r in package.root(name)
        }
    yield from (f"nothing leads to {name}" for name in package.order if name not in led)


def properties_are_well_formed(package: Package) -> Iterator[str]:
    core = package.root("docProps/core.xml")
    yield from twice([one.tag for one in core], "core property")
    for one in core:
        if one.tag.endswith(("created", "modified")) and not INSTANT.fullmatch(one.text or ""):
            yield f"{one.tag} is no instant: {one.text}"
        if len(one.text or "") > 255:
            yield f"{one.tag} is longer than 255 signs"
    if "docProps/custom.xml" in package:
        custom = package.root("docProps/custom.xml")
        yield from twice([one.get("name").casefold() for one in custom], "custom property")
        if [one.get("pid") for one in custom] != [str(n) for n in range(2, len(custom) + 2)]:
            yield "custom properties are not numbered from 2"
        yield from (f"custom property {one.get('name')} of another set" for one in custom if one.get("fmtid") != CUSTOM)


COMMON = (
    no_part_twice,
    every_part_has_a_type,
    every_relationship_leads_to_a_part,
    every_part_is_led_to,
    properties_are_well_formed,
)
