"""What a role lets somebody do: looking, writing, and what only leads do. Held for every view in one place."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from habeas.desk.access.allowed import NotYours, leads_only
from habeas.desk.access.roles import Role, Visitor
from habeas.desk.opened import Desk, visited_by


@pytest.mark.parametrize(
    ("role", "lets_in"), [(Role.READER, False), (Role.RESEARCHER, False), (Role.LEAD, True)]
)
def test_what_is_the_leads_is_refused_to_others(desk: Desk, role: Role, lets_in: bool) -> None:
    @leads_only
    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse("in")

    request = RequestFactory().get("/")
    with visited_by(Visitor("Bohdan", role)):
        if lets_in:
            assert page(request).content == b"in"
        else:
            with pytest.raises(NotYours):
                page(request)
