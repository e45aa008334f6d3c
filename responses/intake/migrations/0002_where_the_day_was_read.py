"""Where a proposed day of publication was read."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='draft',
            name='published_from',
            field=models.CharField(blank=True, max_length=200),
        ),
    ]
