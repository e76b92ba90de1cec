"""Calls that are being noted."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_people"),
    ]

    operations = [
        migrations.CreateModel(
            name="CallDraft",
            fields=[
                ("id", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("by", models.CharField(max_length=150)),
                ("started", models.DateTimeField()),
                ("changed", models.DateTimeField()),
                ("typed", models.JSONField(default=dict)),
            ],
        ),
    ]
