"""A package is given to a colleague, or to an outsider who checks it and reads no word; the browser saves it."""

import re
from collections.abc import Callable
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods

from habeas.acts.case import CaseError
from habeas.acts.merging import give, give_for_checking
from habeas.desk.access.allowed import leads_only
from habeas.desk.opened import Desk, desk
from habeas.language import gettext as _
from habeas.protection import files, passphrase, recovery
from habeas.statements.layered import newest_first

MOST_BYTES = 512 * 1024 * 1024
"""Bytes of the largest package that goes through a browser."""
COLLEAGUE, CHECKING = "colleague", "checking"


@leads_only
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """For whom, with which sources; then the package itself, to be saved."""
    here = desk()
    if request.method == "GET":
        return _form(request, here)
    whom, kind = request.POST.get("whom", "").strip(), request.POST.get("kind", "")
    if not whom:
        problem = _(
            "Say for whom it is: a withdrawal tells you later where her words lie. Nothing was written."
        )
        return _form(request, here, problem)
    try:
        write = (
            _for_checking(request, here, whom) if kind == CHECKING else _for_colleague(request, here, whom)
        )
        data = _written(here, write)
    except CaseError as why:
        return _form(request, here, str(why)[:1].upper() + str(why)[1:])
    answer = HttpResponse(data, content_type="application/octet-stream")
    name = f"{_as_file_name(whom)}-{here.today():%Y-%m-%d}.habeas"
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer


def _for_colleague(request: HttpRequest, here: Desk, whom: str) -> Callable[[Path], int]:
    chosen = None
    if request.POST.get("which") == "some":
        chosen = frozenset(request.POST.getlist("source")) & here.known().sources.keys()
        if not chosen:
            raise CaseError(_("No source was chosen. Nothing was written."))
    return lambda to: give(here.case, to, by=here.user, at=here.now(), whom=whom, of=chosen)


def _for_checking(request: HttpRequest, here: Desk, whom: str) -> Callable[[Path], int]:
    try:
        words = recovery.typed(request.POST.get("words", ""))
    except recovery.NotASheet as why:
        raise CaseError(
            _("The words that open it were lost on the way. Nothing was written; try again.")
        ) from why
    return lambda to: give_for_checking(
        here.case, to, words, by=here.user, at=here.now(), cost=passphrase.COST, whom=whom
    )


def _written(here: Desk, write: Callable[[Path], int]) -> bytes:
    """The bytes of a package; on disk only sealed, inside the case, and for as long as it is written."""
    with files.passing_folder(here.case.path) as folder:
        file = folder / "package"
        write(file)
        if file.stat().st_size > MOST_BYTES:
            raise CaseError(
                _(
                    "This package is too large for a browser. Write it in the terminal: habeas bundle CASE --to FILE"
                )
            )
        return file.read_bytes()


def _form(request: HttpRequest, here: Desk, problem: str = "") -> HttpResponse:
    context = {
        "problem": problem,
        "whom": request.POST.get("whom", ""),
        "kind": request.POST.get("kind", COLLEAGUE),
        "sources": [(source.id, source.title) for source in newest_first(here.known().sources)],
        "words": "-".join(recovery.new_words()),
    }
    return render(request, "keeping/give.html", context, status=422 if problem else 200)


def _as_file_name(whom: str) -> str:
    return re.sub(r"\W+", "-", whom.casefold()).strip("-")[:40] or "package"
