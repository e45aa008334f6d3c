import django.db.models.deletion
from django.db import migrations, models

VERDICTS = [
    ("unchanged", "unchanged but for dates, counters and the like"),
    ("changed", "the text changed"),
    ("unreadable", "the page could not be read"),
    ("absent", "the page was not there"),
    ("removed", "the page was not there for 14 days"),
    ("overtaken", "a person looked meanwhile"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("rechecks", "0003_intervals_and_automatic_looks"),
        ("sources", "0005_quotes_seen_in_the_newest_copy"),
    ]

    operations = [
        migrations.AddField(
            model_name="fetch",
            name="recheck",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="fetches",
                to="rechecks.recheck",
            ),
        ),
        migrations.AddField(
            model_name="fetch", name="occurrence", field=models.PositiveIntegerField(blank=True, null=True)
        ),
        migrations.AddField(
            model_name="fetch", name="verdict", field=models.CharField(blank=True, choices=VERDICTS, max_length=10)
        ),
    ]
