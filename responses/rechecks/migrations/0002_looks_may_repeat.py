"""Somebody may look twice before the same date: the second look stands on record and moves nothing."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("rechecks", "0001_initial")]

    operations = [migrations.RemoveConstraint(model_name="look", name="look_outcome_once_an_occurrence")]
