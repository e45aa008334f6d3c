"""Sealed evidence without text, and what a reader had to say of a file."""

from django.db import migrations, models

from accounts.immutability import append_only, append_only_lifted


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0006_fetches_of_automatic_looks"),
    ]

    operations = [
        append_only_lifted("sources_capture"),
        migrations.RemoveConstraint(
            model_name="capture",
            name="capture_quality_known",
        ),
        migrations.AddField(
            model_name="capture",
            name="notes",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="fetch",
            name="notes",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AlterField(
            model_name="capture",
            name="quality",
            field=models.CharField(
                choices=[
                    ("good", "readable"),
                    ("blocked", "blocked: the site did not show the page to us"),
                    ("login", "a sign-in or consent wall stood before the page"),
                    ("empty", "almost no text: the page may need JavaScript, or the file holds pictures only"),
                    ("error", "an error page"),
                    ("sealed", "sealed evidence without text"),
                ],
                default="good",
                max_length=10,
                verbose_name="quality",
            ),
        ),
        migrations.AlterField(
            model_name="fetch",
            name="quality",
            field=models.CharField(
                blank=True,
                choices=[
                    ("good", "readable"),
                    ("blocked", "blocked: the site did not show the page to us"),
                    ("login", "a sign-in or consent wall stood before the page"),
                    ("empty", "almost no text: the page may need JavaScript, or the file holds pictures only"),
                    ("error", "an error page"),
                    ("sealed", "sealed evidence without text"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="capture",
            constraint=models.CheckConstraint(
                condition=models.Q(("quality__in", ["good", "blocked", "login", "empty", "error", "sealed"])),
                name="capture_quality_known",
            ),
        ),
        append_only("sources_capture"),
    ]
