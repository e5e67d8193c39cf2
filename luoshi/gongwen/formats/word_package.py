"""Which files of a Word package play which part: found by relationship, never by name (ECMA-376 part 2)."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

from luoshi.gongwen.errors import DamagedFile
from luoshi.gongwen.formats.archive import Archive, local


@dataclass(frozen=True)
class _Target:
    id: str
    kind: str
    name: str


class Package:
    """The main document of a package and what it refers to."""

    def __init__(self, content: bytes) -> None:
        self._archive = Archive(content, "docx")
        named = [target.name for target in self._targets("") if target.kind == "officeDocument"]
        others = sorted(name for name in self._archive.names if name.startswith("word/document"))
        self._main = next(iter([*named, "word/document.xml", *others]), "")
        if self._main not in self._archive:
            self._main = next(iter(others), "word/document.xml")
        self._related = self._targets(self._main)

    def parse_main(self) -> etree._Element:
        """The root of the main document. Raises: DamagedFile."""
        return self._archive.parse(self._main)

    def parse_kind(self, kind: str) -> etree._Element | None:
        """The root of the part that is the document's styles, numbering, footnotes or endnotes."""
        name = next((target.name for target in self._related if target.kind == kind), "")
        usual = posixpath.join(posixpath.dirname(self._main), f"{kind}.xml")
        return next((self._archive.parse(found) for found in (name, usual) if found in self._archive), None)

    def parse_reference(self, reference: str) -> etree._Element | None:
        """The root of the part with that relationship id."""
        names = (target.name for target in self._related if target.id == reference)
        return next((self._archive.parse(name) for name in names if name in self._archive), None)

    def _targets(self, source: str) -> list[_Target]:
        folder, file = posixpath.split(source)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if name not in self._archive:
            return []
        try:
            root = self._archive.parse(name)
        except DamagedFile:
            return []
        return [_target(element, folder) for element in root if local(element) == "Relationship"]


def _target(element: etree._Element, folder: str) -> _Target:
    path = element.get("Target", "").replace("\\", "/")
    name = path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))
    return _Target(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], name)
