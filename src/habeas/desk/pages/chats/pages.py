"""A chat or mail comes in: the file, the messages that matter, what it is, and taken in. Each step is a page."""

from dataclasses import dataclass, field

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from habeas.acts.case import CaseError
from habeas.acts.take_in_chat import Taken, take_in_chat
from habeas.desk.access.allowed import researchers_only
from habeas.desk.opened import Desk, desk
from habeas.desk.pages.addresses import whole
from habeas.desk.pages.chats.choosing import change, choosing, filter_of, query
from habeas.desk.pages.chats.waiting import WAITING, Waiting
from habeas.desk.pages.frame import tell
from habeas.desk.pages.who_sees import seen, seen_typed
from habeas.intake import Refused
from habeas.intake.chats import Export, Media, read_export
from habeas.intake.chats.choosing import NotARange, chosen
from habeas.intake.chats.whatsapp_times import Order
from habeas.language import gettext as _
from habeas.language import ngettext
from habeas.protection.digest import sha256

MOST_CHATS = 500
"""Chats of one export that the page lists."""


@dataclass(frozen=True)
class Described:
    """What was typed about the messages, and what was wrong with it."""

    title: str
    obtained: str = ""
    obtained_from: str = ""
    handle: str = ""
    beside: frozenset[Media] = frozenset(Media)
    seen_by: tuple[str, ...] | None = None
    errors: dict[str, str] = field(default_factory=dict)


@researchers_only
@require_http_methods(["GET", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """Choose the file."""
    if request.method == "GET":
        return render(request, "chats/file.html", {"problem": ""})
    brought = request.FILES.get("file")
    if not isinstance(brought, UploadedFile):
        problem = _("Choose a file first. Files of more than 64 MB do not fit through this page.")
        return render(request, "chats/file.html", {"problem": problem}, status=422)
    here, data, name = desk(), brought.read(), brought.name or ""
    try:
        waiting = Waiting(here.user, data, sha256(data), name, read_export(data, name), here.now())
        WAITING.add(waiting)
    except Refused as why:
        return render(request, "chats/file.html", {"problem": str(why)}, status=422)
    return redirect("chat_messages", waiting.token)


@require_http_methods(["GET", "POST"])
def messages(request: HttpRequest, token: str) -> HttpResponse:
    """What is in it, and choosing messages."""
    here = desk()
    waiting = WAITING.get(token, here.user, here.now())
    if waiting is None:
        return gone(request)
    if request.method == "POST":
        return _chosen(request, waiting)
    page = request.GET.get("page", "1")
    which = filter_of(dict(request.GET.lists()))
    number = whole(page, 1)
    return _choose(request, waiting, choosing(waiting, which, number))


@require_POST
def read_again(request: HttpRequest, token: str) -> HttpResponse:
    """Pick one of several chats, or say which comes first, day or month. What was chosen before is let go."""
    here = desk()
    waiting = WAITING.get(token, here.user, here.now())
    if waiting is None:
        return gone(request)
    place, order = request.POST.get("chat", ""), request.POST.get("order", "")
    if 0 <= whole(place, -1) < len(waiting.export.chats):
        waiting.place = whole(place)
        waiting.chosen.clear()
    if order in [one.value for one in waiting.export.asks]:
        waiting.order = Order(order)
        waiting.export = read_export(waiting.data, waiting.filename, waiting.order)
    return redirect("chat_messages", token)


@require_http_methods(["GET", "POST"])
def describe(request: HttpRequest, token: str) -> HttpResponse:
    """Say what it is, and take it in."""
    here = desk()
    waiting = WAITING.get(token, here.user, here.now())
    if waiting is None:
        return gone(request)
    if not waiting.chosen or (waiting.export.asks and waiting.order is None):
        return redirect("chat_messages", token)
    if request.method == "GET":
        return _describe(request, waiting, Described(waiting.chat.title))
    said = _typed(request, waiting)
    return _describe(request, waiting, said, 422) if said.errors else _take_in(request, here, waiting, said)


@require_POST
def put_away(request: HttpRequest, token: str) -> HttpResponse:
    """Let go of an export without storing anything."""
    here = desk()
    if WAITING.get(token, here.user, here.now()) is not None:
        WAITING.put_away(token)
    tell(request, _("Put away. Nothing of it was stored."))
    return redirect("chat_file")


@require_GET
def gone(request: HttpRequest) -> HttpResponse:
    """The export is not here any more."""
    return render(request, "chats/gone.html", status=404)


def _choose(request: HttpRequest, waiting: Waiting, view: object, problem: str = "") -> HttpResponse:
    context = {
        "view": view,
        "token": waiting.token,
        "warnings_of_it": waiting.export.warnings,
        "orders": _orders(waiting) if waiting.export.asks else (),
        "must_order": bool(waiting.export.asks) and waiting.order is None,
        "example": waiting.export.example,
        "chats": _chats(waiting.export, waiting.place),
        "problem": problem,
    }
    return render(request, "chats/messages.html", context, status=422 if problem else 200)


def _chosen(request: HttpRequest, waiting: Waiting) -> HttpResponse:
    form = dict(request.POST.lists())
    which, page = filter_of(form), request.POST.get("page", "1")
    number = whole(page, 1)
    try:
        change(waiting, which, form)
    except NotARange as why:
        return _choose(request, waiting, choosing(waiting, which, number), str(why))
    do = request.POST.get("do", "")
    if do == "on":
        if waiting.chosen:
            return redirect("chat_describe", waiting.token)
        said = _("No message is chosen yet. Tick those that matter, or take all that are shown.")
        return _choose(request, waiting, choosing(waiting, which, number), said)
    number += {"after": 1, "before": -1}.get(do, 0)
    again = query(which, number)
    return redirect(f"{reverse('chat_messages', args=[waiting.token])}{again and '?'}{again}#messages")


def _describe(request: HttpRequest, waiting: Waiting, said: Described, status: int = 200) -> HttpResponse:
    taken = chosen(waiting.chat, waiting.chosen)
    there = [one for message in taken for one in message.enclosures if one.member is not None]
    kinds = [(media.value, _media(media), sum(one.media is media for one in there)) for media in Media]
    context = {
        "token": waiting.token,
        "said": said,
        "seen": seen(desk(), said.seen_by),
        "count": len(taken),
        "people": tuple(dict.fromkeys(message.sender for message in taken if message.sender)),
        "kinds": [(value, text, count, Media(value) in said.beside) for value, text, count in kinds if count],
        "missing": sum(one.member is None for message in taken for one in message.enclosures),
    }
    return render(request, "chats/describe.html", context, status=status)


def _typed(request: HttpRequest, waiting: Waiting) -> Described:
    post = {key: str(value).strip() for key, value in request.POST.items()}
    ticked = request.POST.getlist("beside")
    said = Described(
        title=post.get("title", "") or waiting.chat.title,
        obtained=post.get("obtained", ""),
        obtained_from=post.get("obtained_from", ""),
        handle=post.get("handle", ""),
        beside=frozenset(media for media in Media if media.value in ticked),
        seen_by=seen_typed(dict(request.POST.lists())),
    )
    if not said.obtained:
        said.errors["obtained"] = _(
            "Say how it came to us, if only “exported on her phone”. A court will ask."
        )
    return said


def _take_in(request: HttpRequest, here: Desk, waiting: Waiting, said: Described) -> HttpResponse:
    taken = Taken(
        numbers=frozenset(waiting.chosen),
        obtained=said.obtained,
        whole=(waiting.digest, len(waiting.data)),
        obtained_from=said.obtained_from or None,
        title=said.title,
        handle=said.handle,
        beside=said.beside,
        seen_by=said.seen_by,
    )
    try:
        source = take_in_chat(here.case, waiting.export, waiting.chat, taken, by=here.user, at=here.now())
    except (Refused, CaseError) as why:
        said.errors["all"] = str(why)
        return _describe(request, waiting, said, 422)
    WAITING.put_away(waiting.token)
    count = len(taken.numbers)
    text = ngettext(
        "Taken in: {count} message, and nothing else of the chat. The whole export “{name}” still lies in the folder "
        "you chose it from, and on the phone it comes from. If it must not be found there, delete it there, and from "
        "the bin.",
        "Taken in: {count} messages, and nothing else of the chat. The whole export “{name}” still lies in the folder "
        "you chose it from, and on the phone it comes from. If it must not be found there, delete it there, and from "
        "the bin.",
        count,
    )
    tell(request, text.format(count=count, name=waiting.filename))
    return redirect("reader", source.id)


def _orders(waiting: Waiting) -> list[tuple[str, str, bool]]:
    names = {
        Order.DAY_FIRST: _("day first"),
        Order.MONTH_FIRST: _("month first"),
        Order.YEAR_FIRST: _("year first"),
    }
    return [(one.value, names[one], one is waiting.order) for one in waiting.export.asks]


def _chats(export: Export, place: int) -> list[tuple[int, str, int, bool]]:
    """The chats of an export that has several: place, title, number of messages, whether it is picked."""
    if len(export.chats) < 2:
        return []
    return [
        (number, chat.title, len(chat.messages), number == place)
        for number, chat in enumerate(export.chats[:MOST_CHATS])
    ]


def _media(media: Media) -> str:
    return {
        Media.VOICE: _("Voice messages"),
        Media.SOUND: _("Sound"),
        Media.PICTURE: _("Pictures"),
        Media.VIDEO: _("Films"),
        Media.DOCUMENT: _("Other files"),
    }[media]
