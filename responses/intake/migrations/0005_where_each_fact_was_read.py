"""Where title, publisher and language of a draft were read."""

from django.db import migrations, models

ORIGIN = models.CharField(blank=True, default="", max_length=200)


class Migration(migrations.Migration):
    dependencies = [("intake", "0004_what_the_reader_said")]

    operations = [
        migrations.AddField(model_name="draft", name=name, field=ORIGIN, preserve_default=False)
        for name in ("title_from", "publisher_from", "language_from")
    ]
