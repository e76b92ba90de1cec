"""The language a visitor is spoken to in: the one they chose, kept with the visit, else what their browser asks for.

Pages, errors and sentences speak one language: Django and `habeas.language` are told together.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from habeas.language import LANGUAGES, speaking

Answer = Callable[[HttpRequest], HttpResponse]
CHOSEN = "language"


def spoken(answer: Answer) -> Answer:
    """Speak the visitor's language while answering, and say in the answer which it is."""

    def middleware(request: HttpRequest) -> HttpResponse:
        language = request.session.get(CHOSEN) or translation.get_language_from_request(request)
        with translation.override(language), speaking(language):
            response = answer(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


def choose(request: HttpRequest, language: str) -> None:
    """Speak this language to this visitor from the next page on. One that is not known changes nothing."""
    if language in LANGUAGES:
        request.session[CHOSEN] = language
