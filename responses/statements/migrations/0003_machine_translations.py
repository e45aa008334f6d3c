from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("statements", "0002_stance_may_be_open")]

    operations = [
        migrations.AddField(
            model_name="statementquote",
            name="is_machine_translation",
            field=models.BooleanField(default=False, verbose_name="translated by a machine"),
        ),
    ]
