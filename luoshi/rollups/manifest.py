"""What the segments hold: a small file that names them. Replacing it is what makes new segments count."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.db import connection

from luoshi.ledger.models import Entry
from luoshi.orgs.models import KeyVersion


@dataclass(frozen=True)
class Manifest:
    """Segments hold every entry up to `covered`, under the keys of `key_version`.

    `last` tells the entry `covered` from one of the same id in another ledger.
    """

    covered: int = 0
    last: str = ""
    key_version: int = 0
    rows: int = 0
    segments: tuple[str, ...] = ()

    @property
    def paths(self) -> list[Path]:
        """The segment files."""
        return [folder() / name for name in self.segments]


NOTHING = Manifest()


def folder() -> Path:
    """Where this database's segments are: those of another, such as a test's, must not be replaced by them.

    Without the suffix of its name: a file that is filled under another one and then renamed stays the same.
    """
    asked = connection.settings_dict
    name = "/".join(
        (connection.vendor, str(asked["HOST"]), str(asked["PORT"]), Path(str(asked["NAME"])).stem)
    )
    return Path(settings.SEGMENTS) / hashlib.sha256(name.encode()).hexdigest()[:12]


def read_manifest() -> Manifest:
    """The manifest, or NOTHING if there is none, a segment is gone, or it speaks of another ledger.

    Another ledger is what a restored or newly made database holds. A manifest that a power cut has torn or another
    version of the program has written is none: segments are derived, and no question may fail for their sake.
    """
    try:
        values = json.loads((folder() / "manifest.json").read_text("utf-8"))
        manifest = Manifest(**{**values, "segments": tuple(values["segments"])})
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return NOTHING
    is_whole = all(path.exists() for path in manifest.paths)
    return manifest if is_whole and describe_entry(manifest.covered) == manifest.last else NOTHING


def key_version() -> int:
    """The number of the units' keys as they are now; segments of another number have outdated ones."""
    return KeyVersion.objects.filter(pk=1).values_list("number", flat=True).first() or 0


def write_manifest(manifest: Manifest) -> None:
    """Replace the manifest in one step, then remove segments that neither it nor the one before names.

    What a refresh that was killed has left unfinished goes as well: nobody else may be refreshing.
    """
    before = read_manifest()
    new = folder() / f"manifest.{uuid4().hex}"
    new.write_text(json.dumps(asdict(manifest), indent=1), "utf-8")
    new.replace(folder() / "manifest.json")
    # A question that began with the manifest before may still be reading its files.
    kept = {"manifest.json", *manifest.segments, *before.segments}
    for pattern in ("*.parquet", "*.unfinished", "manifest.*"):
        for file in folder().glob(pattern):
            if file.name not in kept:
                file.unlink(missing_ok=True)


def describe_entry(entry_id: int) -> str:
    """What no other ledger's entry of this id has in common with it; empty if there is none."""
    entry = Entry.objects.filter(pk=entry_id).first()
    if entry is None:
        return ""
    return f"{entry.source_uid}/{entry.posting}/{entry.line}/{entry.recorded_at.isoformat()}"
