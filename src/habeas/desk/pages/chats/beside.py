"""The files that came with a source: listed at the words they belong to, and given to be saved, never shown.

What a picture says of itself is shown here and copied nowhere.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from habeas.acts.case import CaseError
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.parts import Part
from habeas.desk.pages.passages import Paragraph
from habeas.desk.pages.problems import Problem, show
from habeas.intake import Refused
from habeas.intake.chats.chat import file_name
from habeas.intake.pictures import CLEANABLE, Hidden, hidden, without_hidden
from habeas.language import gettext as _
from habeas.statements.source import Attachment, Source, SourceKind

LOOKED_INTO = 4
"""Pictures of one source that a page looks into unasked: each must be unsealed for it."""


@dataclass(frozen=True)
class Beside:
    """One file as the page lists it. `hidden` is what a picture says of itself, None for other files."""

    id: str
    address: str
    name: str
    what: str
    size: str
    is_cleanable: bool
    is_picture: bool
    hidden: Hidden | None
    problem: str = ""


@dataclass(frozen=True)
class ParagraphWithFiles(Paragraph):
    """A paragraph and the files that came with its words."""

    files: tuple[Beside, ...] = ()


@require_GET
def save(request: HttpRequest, source_id: str, file_id: str) -> HttpResponse:
    """A file that came with a source, to be saved."""
    here = desk()
    item = here.known().attachments.get(file_id)
    if item is None or item.source != source_id:
        raise Http404
    return given(request, item, lambda: here.case.attachment(file_id))


@require_GET
def original(request: HttpRequest, source_id: str) -> HttpResponse:
    """The bytes of a source as they came, to be saved."""
    here = desk()
    source = here.known().sources.get(source_id)
    if source is None:
        raise Http404
    return given(request, _whole(source), lambda: here.case.original(source_id))


def given(request: HttpRequest, item: Attachment, read: Callable[[], bytes]) -> HttpResponse:
    """A file as it came or (`?without=hidden`) a picture without its hidden data; never shown inside the desk,
    whatever it contains."""
    name = file_name(item.name)
    try:
        data = read()
        if request.GET.get("without") == "hidden":
            data, name = without_hidden(data, item.media_type), f"clean-{name}"
    except (CaseError, Refused) as why:
        return show(request, _cannot(why, item.source), 422)
    answer = HttpResponse(data, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer


def of_source(here: Desk, source: Source) -> Beside | None:
    """A source that is itself a picture or a recording, as a file beside the words that were written down of it."""
    if source.kind not in (SourceKind.PHOTO, SourceKind.RECORDING) or source.sha256 == "":
        return None
    item = _whole(source)
    address = reverse("original", args=[source.id])
    is_picture = item.media_type.startswith("image/")
    return _beside(item, address, (lambda: here.case.original(source.id)) if is_picture else None)


def with_files(
    here: Desk, source_id: str, paragraphs: Iterable[Paragraph], look: str = "", part: Part | None = None
) -> list[Paragraph]:
    """The paragraphs of a source, or of a part of it, each with the files that came with its words. `look` is a
    picture (id) whose hidden data was asked for."""
    made = list(paragraphs)
    if not made:
        return made
    starts = [paragraph.stretches[0].start for paragraph in made]
    pictures = 0
    for item in here.known().attachments_of(source_id):
        if part is not None and not part.start <= (item.start or 0) < part.end:
            continue
        place = max(0, bisect_right(starts, item.start or 0) - 1)
        is_picture = item.media_type.startswith("image/")
        pictures += is_picture
        looks = is_picture and (pictures <= LOOKED_INTO or item.id == look)
        address = reverse("beside", args=[source_id, item.id])
        file = _beside(item, address, partial(here.case.attachment, item.id) if looks else None)
        before = made[place]
        files = (*before.files, file) if isinstance(before, ParagraphWithFiles) else (file,)
        made[place] = ParagraphWithFiles(before.stretches, before.page, files)
    return made


def _whole(source: Source) -> Attachment:
    """The bytes of a source as a file like those that come with others."""
    return Attachment(
        id=source.id,
        source=source.id,
        name=source.filename or source.id,
        media_type=source.media_type or "",
        sha256=source.sha256,
        size=source.size,
    )


def _beside(item: Attachment, address: str, look: Callable[[], bytes] | None) -> Beside:
    found, problem = None, ""
    if look is not None:
        try:
            found = hidden(look())
        except CaseError as why:
            problem = str(why)
    return Beside(
        id=item.id,
        address=address,
        name=file_name(item.name),
        what=_what(item.media_type),
        size=_size(item.size),
        is_cleanable=item.media_type in CLEANABLE,
        is_picture=item.media_type.startswith("image/"),
        hidden=found,
        problem=problem,
    )


def _what(media_type: str) -> str:
    kinds = {"image": _("Picture"), "audio": _("Sound or voice message"), "video": _("Film")}
    return kinds.get(media_type.split("/")[0], _("File"))


def _size(size: int) -> str:
    if size < 1024 * 1024:
        return _("{number} kB").format(number=max(1, size // 1024))
    return _("{number} MB").format(number=size // (1024 * 1024))


def _cannot(why: Exception, source_id: str) -> Problem:
    what, kept, step = str(why), _("The file itself is untouched."), _("Go back to the text.")
    if isinstance(why, Refused):
        what, step = why.what, why.next_step
    return Problem(
        _("This file was not given"), what, kept, step, f"/sources/{source_id}", _("Back to the text")
    )
