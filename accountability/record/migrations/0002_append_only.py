"""The database itself refuses to change or delete these rows."""

from django.db import migrations

from accounts.immutability import append_only


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [append_only("record_scorecard"), append_only("record_checks")]
