"""Quotes are found but for hyphens too: what that match is called."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0007_sealed_evidence_and_notes"),
    ]

    operations = [
        migrations.AlterField(
            model_name="quote",
            name="match",
            field=models.CharField(
                choices=[
                    ("exact", "found word for word"),
                    ("normalised", "found; white space, quotation marks or hyphens differ"),
                ],
                max_length=10,
            ),
        ),
    ]
