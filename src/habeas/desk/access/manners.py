"""What holds for every answer: from this machine only, kept by nobody, asked for by our own pages only."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

Answer = Callable[[HttpRequest], HttpResponse]
OWN_PAGES = ("same-origin", "none")
READS = ("GET", "HEAD", "OPTIONS")


def manners(answer: Answer) -> Answer:
    """Refuse other hosts and other sites' forms; forbid every cache."""

    def middleware(request: HttpRequest) -> HttpResponse:
        # Raises for a Host header that is not ours: a page elsewhere that points its name at 127.0.0.1.
        request.get_host()
        if request.method not in READS:
            site = request.headers.get("Sec-Fetch-Site", "same-origin")
            if site not in OWN_PAGES:
                return HttpResponse("This came from another site. Nothing was changed.", status=403)
            # Under Referrer-Policy: no-referrer browsers send "Origin: null" with our own forms, which
            # Django takes for a stranger. The site was checked above, and the form's token follows.
            if request.META.get("HTTP_ORIGIN") == "null":
                del request.META["HTTP_ORIGIN"]
        response = answer(request)
        if not request.path.startswith("/static/"):
            response.headers["Cache-Control"] = "no-store"
        return response

    return middleware


def own_address(address: str, *, otherwise: str) -> str:
    """The address if it is one of this desk; a form may name any other."""
    ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if ours else otherwise
