from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from luoshi.reports.frozen import freeze, melt


def add(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    freeze(schema_editor.connection)


def remove(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    melt(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_bind_figures")]
    operations = [migrations.RunPython(add, remove)]
