
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('rechecks', '0008_usual_intervals_and_kinds'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='recheck',
            name='owner',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='rechecks', to=settings.AUTH_USER_MODEL, verbose_name='owner'),
        ),
        migrations.AddIndex(
            model_name='recheck',
            index=models.Index(condition=models.Q(('state', 'paused')), fields=['remind_at', 'id'], name='recheck_paused'),
        ),
        migrations.AddIndex(
            model_name='recheck',
            index=models.Index(condition=models.Q(('state', 'done')), fields=['remind_at', 'id'], name='recheck_done'),
        ),
        migrations.AddIndex(
            model_name='recheck',
            index=models.Index(fields=['owner', 'remind_at', 'id'], name='recheck_owned'),
        ),
        migrations.AddIndex(
            model_name='reminder',
            index=models.Index(condition=models.Q(('state', 'dead')), fields=['id'], name='reminder_dead'),
        ),
    ]
