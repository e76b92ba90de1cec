"""To come."""
from django.http import HttpRequest, HttpResponse
def page(request: HttpRequest, source_id: str, item_id: str = "") -> HttpResponse:
    return HttpResponse("to come")
