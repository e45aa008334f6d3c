"""The database itself refuses to change or delete these rows."""

from django.db import migrations

from accounts.immutability import append_only


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [append_only("accounts_ledgerentry")]
