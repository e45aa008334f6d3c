import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sources", "0004_captures_of_fetches")]

    operations = [
        migrations.AddField(
            model_name="quote",
            name="seen_in",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="quotes_seen",
                to="sources.capture",
            ),
        ),
        migrations.AddField(
            model_name="quote", name="seen_start", field=models.PositiveIntegerField(blank=True, null=True)
        ),
        migrations.AddField(
            model_name="quote", name="seen_end", field=models.PositiveIntegerField(blank=True, null=True)
        ),
        migrations.AddField(model_name="quote", name="likeness", field=models.FloatField(blank=True, null=True)),
    ]
