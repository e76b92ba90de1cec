"""The first table: how partners write their lists."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes the table."""

    initial = True
    dependencies: ClassVar = []
    operations: ClassVar = [
        migrations.CreateModel(
            name="Habit",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.TextField(unique=True)),
                ("columns", models.JSONField(default=dict)),
                ("meaning", models.CharField(max_length=16)),
                ("knows", models.CharField(max_length=16)),
            ],
        )
    ]
