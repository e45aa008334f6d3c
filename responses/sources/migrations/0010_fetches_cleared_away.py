"""When the bytes and the text of a fetch that nobody kept were cleared away."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("sources", "0009_publishers_of_fetches")]

    operations = [
        migrations.AddField(
            model_name="fetch",
            name="cleared_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="fetch",
            constraint=models.CheckConstraint(
                condition=Q(cleared_at__isnull=True) | Q(state="done", text=""), name="fetch_cleared_when_done"
            ),
        ),
    ]
