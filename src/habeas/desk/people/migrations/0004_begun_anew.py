"""Who began whose sign-in anew, and when."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_idle_minutes"),
    ]

    operations = [
        migrations.CreateModel(
            name="BegunAnew",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                ("is_told", models.BooleanField(default=False)),
            ],
        ),
    ]
