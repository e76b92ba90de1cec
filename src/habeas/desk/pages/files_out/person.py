"""A file on one person for a lawyer or an editor: for whom, what goes in, what stays out; then the file, to be saved.

It is made in memory and goes to the browser; what is written here is that it went out, and to whom.
"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods

from habeas.acts.checking import last_root
from habeas.acts.depart import depart
from habeas.desk.access.allowed import researchers_only
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.files_out.seen import in_words
from habeas.desk.pages.files_out.without_names import without_names
from habeas.desk.pages.moments import Moment, knowledge, moment
from habeas.dossiers.person_file import Made, person_file
from habeas.dossiers.released import CannotRelease, Purpose, Released, as_allowed_today, released
from habeas.dossiers.writing import MEDIA_TYPES, CannotWrite, Form, write
from habeas.language import LANGUAGES, current, mark, speaking
from habeas.language import gettext as _
from habeas.register.people import file
from habeas.statements.known import Known
from habeas.statements.leaving import Way

PURPOSES = {
    Purpose.LAWYER: mark("For a lawyer"),
    Purpose.PUBLICATION: mark("For publication"),
}
FORMS = {
    Form.DOCX: mark("DOCX, to go on writing in"),
    Form.PDF: mark("PDF, to read, print and keep"),
}


@dataclass(frozen=True)
class Asked:
    """What was asked for: the reader, the day, the passages chosen one by one, and those said to have done something
    who are named to a lawyer; for a file also its language, its form and whom it is for."""

    purpose: Purpose
    when: Moment
    chosen: tuple[str, ...]
    named: tuple[str, ...]
    language: str
    form: Form
    whom: str


@researchers_only
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, person_id: str) -> HttpResponse:
    """What would be in the file; sent, the file itself."""
    here, asked = desk(), _asked(request.POST if request.method == "POST" else request.GET)
    now = here.known()
    known = as_allowed_today(knowledge(asked.when, here), now)
    if person_id not in now.mentions:
        raise Http404
    if request.method == "GET":
        return _form(request, here, known, person_id, asked)
    if not asked.whom:
        problem = _(
            "Say for whom it is: a withdrawal tells you later where her words lie. Nothing was written."
        )
        return _form(request, here, known, person_id, asked, problem)
    try:
        with speaking(asked.language):
            release = released(known, asked.purpose, person_id, asked.chosen, named=asked.named, now=now)
            made = _made(here, release, asked)
            data = write(made.document, asked.form) if made else b""
    except (CannotRelease, CannotWrite) as why:
        return _form(request, here, known, person_id, asked, str(why))
    if release is None or made is None:
        return _form(request, here, known, person_id, asked)
    depart(
        here.case,
        Way.PERSON_FILE,
        asked.whom,
        by=here.user,
        at=here.now(),
        sources=made.sources,
        named=release.named,
    )
    here.catch_up()
    answer = HttpResponse(data, content_type=MEDIA_TYPES[asked.form])
    # No name: a list of downloads, a search over files, a mail's subject show it to anybody.
    name = f"file-{here.today():%Y-%m-%d}.{asked.form}"
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer


def _made(here: Desk, release: Released | None, asked: Asked) -> Made | None:
    if release is None:
        return None
    when, root = asked.when, last_root(here.case)
    return person_file(release, as_of=when.as_of, known_on=when.known_on, day=here.today(), root=root)


def _form(
    request: HttpRequest, here: Desk, known: Known, person_id: str, asked: Asked, problem: str = ""
) -> HttpResponse:
    whole = file(here.about(known), person_id, as_of=asked.when.as_of)
    if whole is None:
        return render(request, "person/unknown.html", {"moment": asked.when, "person_id": person_id})
    chosen, named = (asked.chosen, asked.named) if asked.purpose is Purpose.LAWYER else ((), ())
    release = released(known, asked.purpose, person_id, chosen, named=named, now=here.known())
    context = {
        "problem": problem,
        "person_id": whole.row.id,
        "name": whole.row.names[0],
        "moment": asked.when,
        "purposes": [(code.value, _(said), code is asked.purpose) for code, said in PURPOSES.items()],
        "for_lawyer": asked.purpose is Purpose.LAWYER,
        "seen": in_words(here.about(known), whole, asked.purpose, release, _made(here, release, asked)),
        "without_names": without_names(here.about(known), here.known(), whole, release, asked.named),
        "asked": asked,
        "languages": tuple(LANGUAGES.items()),
        "forms": [(code.value, _(said)) for code, said in FORMS.items()],
    }
    return render(request, "files_out/person.html", context, status=422 if problem else 200)


def _asked(sent: QueryDict) -> Asked:
    """What was asked for; what cannot be understood is what is usual."""
    language, purpose, form = sent.get("language", ""), sent.get("for", ""), sent.get("form", "")
    return Asked(
        purpose=Purpose(purpose) if purpose in list(Purpose) else Purpose.LAWYER,
        when=moment(sent, desk()),
        chosen=tuple(sent.getlist("sealed")),
        named=tuple(sent.getlist("named")),
        language=language if language in LANGUAGES else current(),
        form=Form(form) if form in list(Form) else Form.DOCX,
        whom=sent.get("whom", "").strip(),
    )
