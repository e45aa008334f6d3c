"""When a fault kept a text from being read."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0002_where_the_day_was_read'),
    ]

    operations = [
        migrations.AddField(
            model_name='draft',
            name='failed_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
