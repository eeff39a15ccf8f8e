"""Where the description is served: as JSON, and as a page that needs nothing from elsewhere."""

from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route as PathRoute

from caseapi.json_text import to_json

DOCUMENT_PATH = "/openapi.json"
PAGE_PATH = "/docs"

_ONLY_ITSELF = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def pages() -> list[PathRoute]:
    """Give the routes of the description; it is made when it is first asked for."""
    return [PathRoute(DOCUMENT_PATH, _document), PathRoute(PAGE_PATH, _page)]


async def _document(request: Request) -> Response:
    """Answer with the OpenAPI document."""
    return Response(_text(), media_type="application/json")


async def _page(request: Request) -> Response:
    """Answer with the page, which reads the document from beside it."""
    text = files("caseapi.openapi").joinpath("page.html").read_text("utf-8")
    headers = {"Content-Security-Policy": _ONLY_ITSELF, "X-Content-Type-Options": "nosniff"}
    return Response(text, media_type="text/html", headers=headers)


@cache
def _text() -> str:
    from caseapi.openapi.answers import ANSWERS
    from caseapi.openapi.bodies import REQUESTS
    from caseapi.openapi.document import openapi_document

    return to_json(openapi_document(REQUESTS, ANSWERS))
