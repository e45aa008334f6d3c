"""A stance may still be open, and silence may be reported."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('statements', '0001_initial'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='statement',
            name='statement_stance_known',
        ),
        migrations.AlterField(
            model_name='statement',
            name='stance',
            field=models.CharField(choices=[('acknowledges', 'acknowledges'), ('partly', 'partly acknowledges'), ('denies', 'denies'), ('deflects', 'deflects'), ('justifies', 'justifies'), ('commits', 'commits'), ('remedies', 'remedies'), ('holding', 'holding reply'), ('no-answer', 'gave no answer, as the publisher reports'), ('not-rated', 'not yet rated')], max_length=20, verbose_name='stance'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('stance__in', ['acknowledges', 'partly', 'denies', 'deflects', 'justifies', 'commits', 'remedies', 'holding', 'no-answer', 'not-rated'])), name='statement_stance_known'),
        ),
    ]
