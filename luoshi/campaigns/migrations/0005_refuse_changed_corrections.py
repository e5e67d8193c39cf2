from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from luoshi.ledger.append_only import guard, unguard


def add(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    guard(schema_editor.connection, "campaigns_correction")


def remove(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    unguard(schema_editor.connection, "campaigns_correction")


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0004_corrections_of_copies")]
    operations = [migrations.RunPython(add, remove)]
