"""One request of the clerk's contract, and how the table makes its kinds.

The API chooses the action by the media type, not by the path alone (contract section 1.2), so a
route is a method, a path and a media type together.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Route:
    """One request: what it is called, where it goes, and which events tell its outcome.

    `resource` is a path template below the context's base path; `success` and `failures` name the
    events of contract section 1.5 and are empty for queries. A `posted` query carries a body in
    the route's media type and may answer in another, its `answer_type`; `whole` is the path of a
    service that has no context of this kind.
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
    posted: bool = False
    answer_type: str = ""
    whole: str = ""

    @property
    def method(self) -> Literal["GET", "POST"]:
        """The HTTP method: queries are GET unless they carry a body, commands POST."""
        return "GET" if self.kind == "query" and not self.posted else "POST"

    @property
    def path(self) -> str:
        """The whole path template, with the prefix that the gateway exposes (section 1.1)."""
        return self.whole or f"/{self.context}-{self.kind}-api/{self._tail}"

    @property
    def service_path(self) -> str:
        """The same path with the prefix of a single context in development."""
        return self.whole or f"/{self.context}-service/{self._tail}"

    @property
    def _tail(self) -> str:
        return f"{self.kind}/api/rest/{self.base or self.context}{self.resource}"

    def fill(self, **parts: str) -> str:
        """Give the path with its parameters put in, each quoted as one path segment."""
        from urllib.parse import quote

        return self.path.format(**{name: quote(part, safe="") for name, part in parts.items()})


def query(name: str, context: str, resource: str, media: str = "", base: str = "") -> Route:
    """Give a query, by default one whose media type is its name and whose base its context."""
    media_type = f"application/vnd.{media or name}+json"
    return Route(name, "query", context, resource, media_type, base=base)


def change(
    name: str,
    success: str = "",
    *failures: str,
    on: str = "/hearings/{hearingId}",
    media: str = "",
) -> Route:
    """Give a command of the hearing API, by default one about one hearing."""
    media_type = f"application/vnd.hearing.{media or name}+json"
    return Route(f"hearing.{name}", "command", "hearing", on, media_type, success, failures)


def counsel(act: str, kind: str, public: bool = False) -> Route:
    """Give a command that adds, updates or removes somebody who appears at a hearing.

    What became of it is public for prosecution and defence counsel; of company representatives
    only that a change was ignored.
    """
    event = f"{'public.' if public else ''}hearing.{kind}"
    told = "public." if kind == "company-representative" else ""
    ignored = () if act == "remove" else (f"{told}{event}-change-ignored",)
    done = {"add": "added", "update": "updated", "remove": "removed"}[act]
    return change(f"{act}-{kind}", f"{event}-{done}", *ignored)


def list_of(kind: str, media: str = "") -> Route:
    """Give a query for a list of reference data (section 7.1)."""
    return query(f"referencedata.{kind}", "referencedata", f"/{kind}", media)


def results_command(name: str, resource: str, success: str) -> Route:
    """Give a command that is refused, when it is, by `manage-results-failed` (section 1.5)."""
    return change(name, success, "public.hearing.manage-results-failed", on=resource)
