"""The peer: the same people in one plain table, searched by LIKE and drawn as a list. No reasons, and no key."""

import sqlite3
from collections.abc import Callable

from django.template import engines

from habeas.desk.opened import Desk
from habeas.desk.shelves.models import PersonOnShelf

PAGE = """<!doctype html><html><body><table>{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>
{% endfor %}</tr>{% endfor %}</table></body></html>"""


def made(desk: Desk) -> tuple[Callable[[str], int], int]:
    """What draws a page of a hundred people with some words in them, and how many people there are."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE person (name TEXT, status TEXT, place TEXT, since TEXT, search TEXT)")
    people = PersonOnShelf.objects.filter(view=desk.catch_up())
    columns = people.values_list("name", "statuses", "places", "since", "search")
    rows = [(*row[:3], str(row[3]), row[4]) for row in columns]
    connection.executemany("INSERT INTO person VALUES (?, ?, ?, ?, ?)", rows)
    template = engines["django"].from_string(PAGE)

    def page(words: str) -> int:
        found = connection.execute(
            "SELECT name, status, place, since FROM person WHERE search LIKE ? ORDER BY name LIMIT 100",
            (f"%{words}%",),
        ).fetchall()
        connection.execute("SELECT count(*) FROM person WHERE search LIKE ?", (f"%{words}%",)).fetchone()
        return len(template.render({"rows": found}))

    return page, len(rows)
