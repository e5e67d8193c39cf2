"""Members of a zip archive, read within limits and parsed without entities or network."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib

from lxml import etree  # type: ignore[import-untyped]

from luoshi.gongwen.errors import DamagedFile, EncryptedFile, TooMuchInside

MEGABYTES = 64
_NO_MEMORY = 2  # libxml2's XML_ERR_NO_MEMORY
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
)


class Archive:
    """A zip archive of the format `found`; what is read from it in all is limited."""

    def __init__(self, content: bytes, found: str) -> None:
        self.found = found
        self._left = MEGABYTES * 1024 * 1024
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as error:
            raise DamagedFile(found=found) from error
        self.names = {name.replace("\\", "/").lstrip("/"): name for name in self._zip.namelist()}

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def read(self, name: str) -> bytes:
        """The bytes of a member. Raises: TooMuchInside, EncryptedFile, DamagedFile."""
        try:
            with self._zip.open(self.names[name]) as member:
                content = member.read(self._left + 1)
        except KeyError as error:
            raise DamagedFile(found=self.found) from error
        except RuntimeError as error:
            raise EncryptedFile from error
        except _BROKEN as error:
            raise DamagedFile(found=self.found) from error
        self._left -= len(content)
        if self._left < 0:
            raise TooMuchInside(megabytes=MEGABYTES)
        return content

    def parse(self, name: str) -> etree._Element:
        """The root element of an XML member; entities stay unresolved. Raises also: DamagedFile."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(self.read(name), parser)
        except etree.XMLSyntaxError as error:
            if error.code == _NO_MEMORY:
                raise MemoryError from error
            raise DamagedFile(found=self.found) from error


def local(element: etree._Element) -> str:
    """The tag without its namespace; empty for comments and entities.

    Web pages hold tags that are no XML names, which `etree.QName` refuses.
    """
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
