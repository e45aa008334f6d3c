"""Whether a translation in a draft was made by a machine."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0005_where_each_fact_was_read")]

    operations = [
        migrations.AddField(
            model_name="proposal",
            name="is_machine_translation",
            field=models.BooleanField(default=False, verbose_name="translated by a machine"),
        )
    ]
