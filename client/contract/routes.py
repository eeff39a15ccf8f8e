"""Every request of the clerk's contract that Callover makes, as one table.

The API chooses the action by the media type, not by the path alone (contract section 1.2), so a
route is a method, a path and a media type together. Both sides read this table.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

USER_HEADER = "CJSCPPUID"
CORRELATION_HEADER = "CPPCLIENTCORRELATIONID"


@dataclass(frozen=True, slots=True)
class Route:
    """One request: what it is called, where it goes, and which events tell its outcome.

    `resource` is a path template below the context's base path; `success` and `failures` name the
    events of contract section 1.5 and are empty for queries.
    """

    name: str
    kind: Literal["query", "command"]
    context: str
    resource: str
    media_type: str
    success: str = ""
    failures: tuple[str, ...] = ()
    seconds: float = 30.0
    base: str = ""

    @property
    def method(self) -> Literal["GET", "POST"]:
        """The HTTP method: queries are GET, commands POST."""
        return "GET" if self.kind == "query" else "POST"

    @property
    def path(self) -> str:
        """The whole path template, with the prefix that the gateway exposes (section 1.1)."""
        return f"/{self.context}-{self.kind}-api/{self._tail}"

    @property
    def service_path(self) -> str:
        """The same path with the prefix of a single context in development."""
        return f"/{self.context}-service/{self._tail}"

    @property
    def _tail(self) -> str:
        return f"{self.kind}/api/rest/{self.base or self.context}{self.resource}"

    def fill(self, **parts: str) -> str:
        """Give the path with its parameters put in, each quoted as one path segment."""
        from urllib.parse import quote

        return self.path.format(**{name: quote(part, safe="") for name, part in parts.items()})


def _query(name: str, context: str, resource: str, media: str = "", base: str = "") -> Route:
    media_type = f"application/vnd.{media or name}+json"
    return Route(name, "query", context, resource, media_type, base=base)


HEARINGS = _query("hearing.get.hearings", "hearing", "/hearings")
HEARING = _query("hearing.get.hearing", "hearing", "/hearings/{hearingId}")
DRAFT_RESULT = _query(
    "hearing.get-draft-result-v2", "hearing", "/hearings/{hearingId}/{hearingDay}/draft-result"
)
SHARED_RESULTS = _query(
    "hearing.get-share-result-v2", "hearing", "/hearings/{hearingId}/{hearingDay}/share-results"
)
SAVE_DRAFT = Route(
    "hearing.save-draft-result-v2",
    "command",
    "hearing",
    "/hearings/{hearingId}/{hearingDay}",
    "application/vnd.hearing.save-draft-result-v2+json",
    success="public.hearing.draft-result-saved",
    failures=("public.hearing.manage-results-failed",),
)
SHARE = Route(
    "hearing.share-days-results",
    "command",
    "hearing",
    "/hearings/{hearingId}/{hearingDay}",
    "application/vnd.hearing.shared-results+json",
    success="public.events.hearing.hearing-resulted-success",
    failures=(
        "public.hearing.manage-results-failed",
        "public.hearing.share-results-failed",
        "public.hearing.results-validation-failed",
    ),
    seconds=60.0,
)
RESULT_DEFINITIONS = _query(
    "referencedata.get-all-result-definitions", "referencedata", "/result-definitions"
)
PARSE_RESULT = _query(
    "referencedata.notepad.parse-result-definition", "referencedata", "/definition"
)
COURTROOMS = _query("referencedata.ou-courtrooms", "referencedata", "/courtrooms")
USER_DETAILS = _query("usersgroups.get-user-details", "usersgroups", "/users/{userId}")
SUBSCRIBE = Route(
    "notification.subscribe-by-user-id",
    "command",
    "notification",
    "/subscriptions/{subscriptionId}",
    "application/vnd.notification.subscribe-by-user-id+json",
)
UNSUBSCRIBE = Route(
    "notification.unsubscribe",
    "command",
    "notification",
    "/subscriptions/{subscriptionId}",
    "application/vnd.notification.unsubscribe+json",
)
EVENTS = _query(
    "notification.events",
    "notification",
    "/subscriptions/{subscriptionId}/events",
    base="notifications",
)

ROUTES: tuple[Route, ...] = tuple(
    route for route in list(globals().values()) if isinstance(route, Route)
)
"""The whole table, in the order above."""


def routes_of(context: str) -> Iterator[Route]:
    """Give the routes of one context, such as `hearing` or `referencedata`."""
    return (route for route in ROUTES if route.context == context)
