"""Choose a list: a file or a pasted table, how it came to us, and who made it. Nothing is stored yet."""

from dataclasses import dataclass, field

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from habeas.acts.list_rows import Meaning
from habeas.acts.take_in_list import Asked
from habeas.desk.access.allowed import researchers_only
from habeas.desk.opened import desk
from habeas.desk.pages.lists.waiting import WAITING, Waiting
from habeas.desk.pages.who_sees import seen, seen_typed
from habeas.desk.partners.habits import as_before
from habeas.intake import Refused
from habeas.intake.tables import Sheet, Table, read_pasted, read_table
from habeas.intake.tables.columns import Guess, guess_of
from habeas.language import gettext as _


@dataclass(frozen=True)
class Typed:
    """What was typed, kept for the next try, and what was wrong with it."""

    obtained: str = ""
    obtained_from: str = ""
    partner: str = ""
    pasted: str = ""
    seen_by: tuple[str, ...] | None = None
    errors: dict[str, str] = field(default_factory=dict)


@researchers_only
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The form, and reading what was sent."""
    if request.method == "GET":
        return _form(request, Typed())
    typed = Typed(
        obtained=request.POST.get("obtained", "").strip(),
        obtained_from=request.POST.get("obtained_from", "").strip(),
        partner=request.POST.get("partner", "").strip(),
        pasted=request.POST.get("pasted", ""),
        seen_by=seen_typed(dict(request.POST.lists())),
    )
    if not typed.obtained:
        typed.errors["obtained"] = _("Say how it came to us, if only “sent by e-mail”. A court will ask.")
    try:
        if not typed.errors:
            return redirect("list_columns", _waiting(request, typed).token)
    except Refused as why:
        typed.errors["file"] = str(why)
    return _form(request, typed, status=422)


def _form(request: HttpRequest, typed: Typed, status: int = 200) -> HttpResponse:
    context = {"form": typed, "seen": seen(desk(), typed.seen_by)}
    return render(request, "lists/new.html", context, status=status)


def fitting(table: Table, partner: str, sheet: int = 0, header: int | None = -1) -> tuple[Asked, bool]:
    """What is asked of a sheet at first: columns guessed, and put as they were for this partner's last list."""
    found = guess_of(table.sheets[sheet], header)
    asked = Asked(
        columns=found.columns, sheet=sheet, header=found.header, partner=partner, meaning=Meaning.HELD
    )
    return as_before(asked, headers(table.sheets[sheet], found))


def headers(sheet: Sheet, found: Guess | Asked) -> tuple[str, ...]:
    """The words above the columns, none if there is no header."""
    return sheet.rows[found.header] if found.header is not None else ()


def _waiting(request: HttpRequest, typed: Typed) -> Waiting:
    here = desk()
    file = request.FILES.get("file")
    if isinstance(file, UploadedFile):
        data, name, is_pasted = file.read(), file.name or _("a list without a name"), False
        table = read_table(data, today=here.now().date())
    elif typed.pasted.strip():
        data, table = read_pasted(typed.pasted)
        name, is_pasted = _("pasted table"), True
    else:
        raise Refused(
            _("No list was sent. Files of more than 64 MB do not fit through this page."),
            _("Choose a file, or paste a table."),
        )
    first = next((place for place, sheet in enumerate(table.sheets) if not sheet.is_hidden), 0)
    asked, is_remembered = fitting(table, typed.partner, first)
    waiting = Waiting(
        user=here.user,
        data=data,
        table=table,
        filename=name.encode("utf-8", "replace").decode("utf-8"),
        obtained=typed.obtained,
        obtained_from=typed.obtained_from,
        seen_by=typed.seen_by,
        asked=asked,
        seen=here.now(),
        is_remembered=is_remembered,
        is_pasted=is_pasted,
    )
    WAITING.add(waiting)
    return waiting
