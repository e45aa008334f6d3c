"""Whom a fetched page names as its publisher, and where it does."""

from django.db import migrations, models

import accounts.fields


class Migration(migrations.Migration):
    dependencies = [("sources", "0008_quotes_but_for_hyphens")]

    operations = [
        migrations.AddField(
            model_name="fetch",
            name="publisher",
            field=accounts.fields.PlainCharField(blank=True, default="", max_length=200, verbose_name="publisher"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="fetch",
            name="publisher_from",
            field=models.CharField(blank=True, default="", max_length=200),
            preserve_default=False,
        ),
    ]
