from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from luoshi.ledger.append_only import guard, unguard


def add(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    guard(schema_editor.connection, "activities_decision")


def remove(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    unguard(schema_editor.connection, "activities_decision")


class Migration(migrations.Migration):
    dependencies = [("activities", "0003_add_decision")]
    operations = [migrations.RunPython(add, remove)]
