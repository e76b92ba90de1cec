"""Take in a file: its bytes, how and from whom it came, when it was published. Nothing is half stored."""

from dataclasses import dataclass, field

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from habeas.acts.case import CaseError
from habeas.acts.correct import correct_source
from habeas.acts.take_in import take_in
from habeas.desk.access.allowed import researchers_only
from habeas.desk.opened import desk
from habeas.desk.pages.frame import tell
from habeas.desk.pages.reader import source_or_404
from habeas.desk.pages.who_sees import seen, seen_typed
from habeas.intake import Refused
from habeas.language import gettext as _
from habeas.language import mark
from habeas.statements.source import SourceKind
from habeas.statements.when import NotADate, bounds
from habeas.wording.codes import plain

WAYS = (
    mark("downloaded"),
    mark("sent by e-mail"),
    mark("sent in a chat"),
    mark("handed over"),
    mark("written down by us"),
    mark("photographed"),
)
TAKEN = [kind for kind in SourceKind if kind is not SourceKind.STUB]


@dataclass(frozen=True)
class TakeInForm:
    """What was typed, kept for the next try, and what was wrong with it."""

    obtained: str = ""
    obtained_from: str = ""
    published: str = ""
    title: str = ""
    address: str = ""
    words: str = ""
    kind: str = ""
    seen_by: tuple[str, ...] | None = None
    errors: dict[str, str] = field(default_factory=dict)


@researchers_only
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The form, and taking in."""
    if request.method == "GET":
        return _form(request, TakeInForm())
    form = _typed(request)
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        form.errors["file"] = _("Choose a file first. Files of more than 64 MB do not fit through this page.")
    if form.errors or not isinstance(file, UploadedFile):
        return _form(request, form, status=422)
    return _take_in(request, form, file)


@require_POST
def published(request: HttpRequest, source_id: str) -> HttpResponse:
    """Note when a source was published; what was found is read anew from it."""
    here = desk()
    source_or_404(here, source_id)
    try:
        day = request.POST.get("published", "").strip()
        correct_source(here.case, source_id, published=day, by=here.user, at=here.now())
        tell(request, _("The publication date is noted. Days like “Wednesday” are read from it now."))
    except NotADate as why:
        tell(request, _("{problem} Nothing was changed.").format(problem=_sentence(str(why))))
    except CaseError as why:
        tell(request, str(why))
    return redirect("reader", source_id)


def _take_in(request: HttpRequest, form: TakeInForm, file: UploadedFile) -> HttpResponse:
    here = desk()
    name = file.name or _("a file without a name")
    try:
        source = take_in(
            here.case,
            file.read(),
            name,
            obtained=form.obtained,
            obtained_from=form.obtained_from or None,
            published=form.published or None,
            kind=SourceKind(form.kind) if form.kind else None,
            title=form.title or None,
            address=form.address or None,
            seen_by=form.seen_by,
            words=form.words,
            by=here.user,
            at=here.now(),
        )
    except (Refused, CaseError) as why:
        form.errors["file"] = str(why)
        return _form(request, form, status=422)
    tell(
        request,
        _(
            "Taken in. habeas keeps its own copy; the file “{name}” still lies in the folder you chose it from. "
            "If it must not be found there, delete it there, and from the bin."
        ).format(name=name),
    )
    return redirect(reverse("reader", args=[source.id]))


def _typed(request: HttpRequest) -> TakeInForm:
    post = {key: str(value).strip() for key, value in request.POST.items()}
    kind = post.get("kind", "")
    form = TakeInForm(
        obtained=post.get("obtained", ""),
        obtained_from=post.get("obtained_from", ""),
        published=post.get("published", ""),
        title=post.get("title", ""),
        address=post.get("address", ""),
        words=post.get("words", ""),
        kind=kind if kind in [one.value for one in TAKEN] else "",
        seen_by=seen_typed(dict(request.POST.lists())),
    )
    if not form.obtained:
        form.errors["obtained"] = _("Say how it came to us, if only “downloaded”. A court will ask.")
    if form.published:
        try:
            bounds(form.published)
        except NotADate as why:
            form.errors["published"] = _sentence(str(why))
    return form


def _form(request: HttpRequest, form: TakeInForm, status: int = 200) -> HttpResponse:
    kinds = [(kind.value, plain(kind), kind.value == form.kind) for kind in TAKEN]
    kinds.insert(0, ("", _("a web page is an article, anything else a document"), not form.kind))
    context = {
        "form": form,
        "kinds": kinds,
        "ways": [_(way) for way in WAYS],
        "seen": seen(desk(), form.seen_by),
    }
    return render(request, "take_in.html", context, status=status)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")
