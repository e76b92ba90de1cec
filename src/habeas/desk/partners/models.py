"""How a partner writes its lists, as somebody put it right once: what each header means, and what the list says."""

from django.db import models


class Habit(models.Model):
    """One partner. `name` is folded; `columns` maps a folded header to the code of what its column is."""

    name = models.TextField(unique=True)
    columns = models.JSONField(default=dict)
    meaning = models.CharField(max_length=16)
    knows = models.CharField(max_length=16)
