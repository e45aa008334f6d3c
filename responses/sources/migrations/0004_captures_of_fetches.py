"""Captures of fetched pages: how they came, and a page that returns to an older version."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import accounts.fields
from accounts.immutability import append_only, append_only_lifted


class Migration(migrations.Migration):
    dependencies = [("sources", "0003_fetches"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        append_only_lifted("sources_capture"),
        migrations.RemoveConstraint(
            model_name='capture',
            name='capture_once',
        ),
        migrations.RemoveConstraint(
            model_name='capture',
            name='capture_not_empty',
        ),
        migrations.AddField(
            model_name='capture',
            name='final_url',
            field=models.CharField(blank=True, max_length=2000),
        ),
        migrations.AddField(
            model_name='capture',
            name='headers',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='capture',
            name='quality',
            field=models.CharField(choices=[('good', 'readable'), ('blocked', 'blocked: the site did not show the page to us'), ('login', 'a sign-in or consent wall stood before the page'), ('empty', 'almost no text: the page may need JavaScript, or the file holds pictures only'), ('error', 'an error page')], default='good', max_length=10, verbose_name='quality'),
        ),
        migrations.AddField(
            model_name='capture',
            name='redirects',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='capture',
            name='status',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='capture',
            name='url',
            field=models.CharField(blank=True, max_length=2000),
        ),
        migrations.AddField(
            model_name='capture',
            name='warc_sha256',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AlterField(
            model_name='capture',
            name='captured_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='captures', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='capture',
            name='kind',
            field=models.CharField(choices=[('first', 'first'), ('update', 'update'), ('technical', 'read anew by another reader; the page itself is unchanged'), ('removed', 'removed; the page was not there for 14 days or more'), ('blocked', 'blocked; the page was not shown to us')], max_length=10),
        ),
        migrations.AlterField(
            model_name='capture',
            name='media_type',
            field=models.CharField(max_length=100),
        ),
        migrations.AlterField(
            model_name='capture',
            name='text',
            field=accounts.fields.PlainTextField(blank=True),
        ),
        migrations.AddField(
            model_name='capture',
            name='fetch',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='capture', to='sources.fetch'),
        ),
        migrations.AddConstraint(
            model_name='capture',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['first', 'update', 'technical', 'removed', 'blocked'])), name='capture_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='capture',
            constraint=models.CheckConstraint(condition=models.Q(('quality__in', ['good', 'blocked', 'login', 'empty', 'error'])), name='capture_quality_known'),
        ),
        migrations.AddConstraint(
            model_name='capture',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('quality', 'good'), _negated=True), models.Q(('size__gt', 0), models.Q(('text', ''), _negated=True)), _connector='OR'), name='capture_not_empty'),
        ),
        migrations.AddConstraint(
            model_name='capture',
            constraint=models.CheckConstraint(condition=models.Q(('status__isnull', True), models.Q(('warc_sha256', ''), _negated=True), _connector='OR'), name='capture_fetched_warc'),
        ),
        append_only("sources_capture"),
    ]
