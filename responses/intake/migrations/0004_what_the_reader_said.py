"""What a reader had to say of the text of a draft."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0003_faults_are_noted"),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="notes",
            field=models.JSONField(blank=True, default=list),
        ),
    ]
