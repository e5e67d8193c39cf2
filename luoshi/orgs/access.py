"""Fetching what belongs to a unit. Who acts for which unit is known a room above, in `people`."""

import uuid

from luoshi.common.errors import NotFound
from luoshi.orgs.models import Org, UnitImport


def get_upload(under: Org, uid: uuid.UUID) -> UnitImport:
    """A file of units that was uploaded for this very unit.

    Raises: NotFound otherwise.
    """
    upload = UnitImport.objects.filter(uid=uid, under=under).select_related("under").first()
    if upload is None:
        raise NotFound
    return upload
