"""Re-checks from before they had a kind learn it from what has them."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

MODELS = (
    ("sources", "Source", "source"),
    ("statements", "Policy", "policy"),
    ("statements", "Statement", "statement"),
    ("statements", "Commitment", "commitment"),
)


def name_kinds(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """One statement a kind."""
    rechecks = apps.get_model("rechecks", "Recheck").objects
    for app, model, kind in MODELS:
        watched = apps.get_model(app, model).objects.filter(recheck__isnull=False)
        rechecks.filter(kind="", pk__in=watched.values("recheck")).update(kind=kind)


class Migration(migrations.Migration):
    dependencies = [
        ("rechecks", "0008_usual_intervals_and_kinds"),
        ("sources", "0008_quotes_but_for_hyphens"),
        ("statements", "0003_machine_translations"),
    ]

    operations = [migrations.RunPython(name_kinds, migrations.RunPython.noop)]
