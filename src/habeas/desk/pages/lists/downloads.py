"""Tables as files to save. What is in them is written by `acts.leaving_tables`, and nowhere else."""

from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from habeas.acts.leaving_tables import csv_file, xlsx_file

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv_answer(rows: Iterable[Sequence[str]], name: str) -> HttpResponse:
    """Rows as a CSV file."""
    return _file(csv_file(rows), "text/csv; charset=utf-8", f"{name}.csv")


def xlsx_answer(rows: Iterable[Sequence[str]], name: str) -> HttpResponse:
    """Rows as an XLSX file."""
    return _file(xlsx_file(rows), XLSX, f"{name}.xlsx")


def _file(data: bytes, media_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=media_type)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer
