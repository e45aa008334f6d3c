"""Drafts and their proposals."""

import accounts.fields
import companies.partial_dates
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0002_period_of_partial_dates'),
        ('companies', '0002_name_key_of_any_length'),
        ('sources', '0003_fetches'),
        ('statements', '0002_stance_may_be_open'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('open', 'open'), ('saved', 'saved'), ('discarded', 'discarded')], default='open', max_length=10)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('asked_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('size', models.PositiveIntegerField(default=0)),
                ('media_type', models.CharField(blank=True, max_length=100)),
                ('filename', accounts.fields.PlainCharField(blank=True, max_length=200)),
                ('text', accounts.fields.PlainTextField(blank=True)),
                ('extractor', models.CharField(blank=True, max_length=200)),
                ('title', accounts.fields.PlainCharField(blank=True, max_length=300, verbose_name='title')),
                ('publisher', accounts.fields.PlainCharField(blank=True, max_length=200, verbose_name='publisher')),
                ('kind', models.CharField(blank=True, choices=[('news', 'News'), ('report', 'Report'), ('company-page', 'Company page'), ('policy', 'Policy'), ('letter', 'Letter'), ('filing', 'Filing'), ('interview', 'Interview')], max_length=20, verbose_name='kind')),
                ('url', models.URLField(blank=True, max_length=2000, validators=[django.core.validators.URLValidator(schemes=['http', 'https'])], verbose_name='address')),
                ('language', models.CharField(blank=True, max_length=8, verbose_name='language')),
                ('published_on', models.DateField(blank=True, null=True, verbose_name='published on')),
                ('author', accounts.fields.PlainCharField(blank=True, max_length=200)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('case_title', accounts.fields.PlainCharField(blank=True, max_length=200, verbose_name='title of a new case')),
                ('case_summary', accounts.fields.PlainTextField(blank=True, max_length=2000, verbose_name='what the new case is about')),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='intake_drafts', to=settings.AUTH_USER_MODEL)),
                ('capture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='intake_drafts', to='sources.capture')),
                ('case', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='intake_drafts', to='cases.case')),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('fetch', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='draft', to='sources.fetch')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='intake_drafts', to='sources.source')),
            ],
            options={
                'ordering': ['-asked_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('company', 'Company'), ('quote', 'Quote'), ('indirect', 'Indirect claim'), ('commitment', 'Promise'), ('allegation', 'Allegation'), ('no-response', 'No response')], max_length=12)),
                ('start', models.PositiveIntegerField(blank=True, null=True)),
                ('end', models.PositiveIntegerField(blank=True, null=True)),
                ('text', accounts.fields.PlainTextField()),
                ('proposed', models.JSONField(blank=True, default=dict)),
                ('name', accounts.fields.PlainCharField(blank=True, max_length=200, verbose_name='name today')),
                ('also', models.JSONField(blank=True, default=list)),
                ('country', models.CharField(blank=True, max_length=2, verbose_name='country of the head office')),
                ('sector', models.CharField(blank=True, choices=[('communication', 'Communication services'), ('consumer-discretionary', 'Consumer discretionary'), ('consumer-staples', 'Consumer staples'), ('energy', 'Energy'), ('financials', 'Financials'), ('health', 'Health care'), ('industrials', 'Industrials'), ('technology', 'Information technology'), ('materials', 'Materials'), ('real-estate', 'Real estate'), ('utilities', 'Utilities')], max_length=40, verbose_name='sector')),
                ('speaker', accounts.fields.PlainCharField(blank=True, max_length=200, verbose_name='speaker, with role')),
                ('stance', models.CharField(blank=True, choices=[('acknowledges', 'acknowledges'), ('partly', 'partly acknowledges'), ('denies', 'denies'), ('deflects', 'deflects'), ('justifies', 'justifies'), ('commits', 'commits'), ('remedies', 'remedies'), ('holding', 'holding reply'), ('no-answer', 'gave no answer, as the publisher reports'), ('not-rated', 'not yet rated')], max_length=20, verbose_name='stance')),
                ('summary', accounts.fields.PlainTextField(blank=True, max_length=1000, verbose_name='in your words')),
                ('translation', accounts.fields.PlainTextField(blank=True, max_length=5000, verbose_name='English translation')),
                ('outcome_test', accounts.fields.PlainTextField(blank=True, max_length=1000, verbose_name='what would show that it is kept')),
                ('made_on', companies.partial_dates.PartialDateField(blank=True, default='', max_length=10, verbose_name='made on')),
                ('due', companies.partial_dates.PartialDateField(blank=True, default='', max_length=10, verbose_name='due')),
                ('alleged_by', accounts.fields.PlainCharField(blank=True, max_length=200, verbose_name='alleged by')),
                ('answer', models.CharField(choices=[('open', 'not answered'), ('accepted', 'accepted'), ('changed', 'accepted with changes'), ('rejected', 'rejected')], default='open', max_length=10)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('allegation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.allegation')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('commitment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='statements.commitment')),
                ('company', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='companies.company')),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='intake.draft')),
                ('party', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='said', to='intake.proposal')),
                ('statement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='statements.statement')),
            ],
            options={
                'ordering': ['draft', 'number'],
            },
        ),
        migrations.AddIndex(
            model_name='draft',
            index=models.Index(condition=models.Q(('state', 'open')), fields=['-asked_at', '-id'], name='draft_open'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'saved', 'discarded'])), name='draft_state_known'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_by__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='draft_closed_when_and_by'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', True), ('confirmed_by__isnull', True)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False)), _connector='OR'), name='draft_confirmed_when_and_by'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.CheckConstraint(condition=models.Q(('capture__isnull', True), ('state', 'saved'), _connector='OR'), name='draft_capture_saved'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.CheckConstraint(condition=models.Q(('capture__isnull', True), ('state', 'saved'), _negated=True), name='draft_saved_has_capture'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('read_at__isnull', True), ('sha256', ''), ('text', '')), models.Q(('read_at__isnull', False), models.Q(('sha256', ''), _negated=True)), _connector='OR'), name='draft_read_has_its_bytes'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.CheckConstraint(condition=models.Q(('read_at__isnull', False), ('fetch__isnull', False), _connector='OR'), name='draft_read_or_fetched'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.UniqueConstraint(fields=('draft', 'number'), name='proposal_number_once'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['company', 'quote', 'indirect', 'commitment', 'allegation', 'no-response'])), name='proposal_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('end__gt', models.F('start')), ('end__isnull', False), ('start__isnull', False)), models.Q(('end__isnull', True), ('kind', 'company'), ('start__isnull', True)), _connector='OR'), name='proposal_has_its_place'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'company'), ('name', ''), _negated=True), name='proposal_company_named'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('party__isnull', True), models.Q(('kind', 'company'), _negated=True), _connector='OR'), name='proposal_party_of_words'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', 'open'), ('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answer__in', ['accepted', 'changed', 'rejected']), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='proposal_answered_when_and_by'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'company'), ('answer__in', ['open', 'rejected']), ('party__isnull', False), _connector='OR'), name='proposal_yes_has_party'),
        ),
    ]
