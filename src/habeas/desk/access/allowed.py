"""Who may do what, in one place: looking is for everybody, writing for researchers, some pages for leads only.

`roles_hold` refuses every unsafe request of somebody who may only look, whatever the view is; views that need more
than that carry a decorator. A page that was not told about roles therefore lets nobody write who may not.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from habeas.desk.access.manners import READS
from habeas.desk.access.roles import Role
from habeas.desk.opened import desk

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
OWN = "is_own_matter"


class NotYours(PermissionDenied):
    """Something that needs another role than the visitor's."""

    def __init__(self, needed: Role) -> None:
        super().__init__(needed)
        self.needed = needed


def leads_only(view: View[P]) -> View[P]:
    """A page that only leads may open or send: who comes in, what goes out, what is erased for good."""
    return _only(Role.LEAD, view)


def researchers_only(view: View[P]) -> View[P]:
    """A page that is of use only to whoever may write, such as a form; sending it is refused to others anyway."""
    return _only(Role.RESEARCHER, view)


def own_matter(view: View[P]) -> View[P]:
    """A page on which everybody settles what is their own (signing in, locking): readers send it, too."""

    @wraps(view)
    def marked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, *args, **kwargs)

    setattr(marked, OWN, True)
    return marked


def may(needed: Role) -> bool:
    """Whether whoever is at the page may do what needs a role."""
    return desk().role.may_do(needed)


class RolesHold:
    """The middleware that holds every view to the rule. Runs inside the visit, once the view is known."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the rule is held once the view is known."""
        return self._answer(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any) -> None:
        """Refuse what would write, unless it is the visitor's own matter or they may write."""
        if request.method not in READS and not getattr(view, OWN, False) and not may(Role.RESEARCHER):
            raise NotYours(Role.RESEARCHER)


def _only(needed: Role, view: View[P]) -> View[P]:
    @wraps(view)
    def held(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not may(needed):
            raise NotYours(needed)
        return view(request, *args, **kwargs)

    return held
