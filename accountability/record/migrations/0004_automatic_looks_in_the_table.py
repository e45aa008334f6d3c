"""The table says whether the last look was the machine's alone; what is in force is read from the newest checks."""

import json

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def say_who_looked(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """For each company by its newest document of looks."""
    newest = {}
    for slug, document in (
        apps.get_model("record", "Checks").objects.order_by("edition").values_list("company__slug", "document")
    ):
        newest[slug] = json.loads(document)["checks"]
    standings = apps.get_model("record", "Standing").objects
    for slug, checks in newest.items():
        days = [check["last_checked_on"] for check in checks if check["last_checked_on"]]
        last = [check for check in checks if days and check["last_checked_on"] == max(days)]
        if last and all(check.get("is_automatic") for check in last):
            standings.filter(slug=slug).update(is_last_check_automatic=True)


class Migration(migrations.Migration):
    dependencies = [("record", "0003_standing_origin_and_group")]

    operations = [
        migrations.AddField(
            model_name="standing",
            name="is_last_check_automatic",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(say_who_looked, migrations.RunPython.noop),
    ]
