"""One recorded result: the JSON object of the wire's draft, and the same read for use."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from client.catalogue import Catalogue, Level
from client.record.matters import Target
from client.shorthand.answers import say
from client.shorthand.line import ResultReading
from client.shorthand.saying import say_result

_TARGET_KEYS = {
    "case_id": "caseId",
    "defendant_id": "defendantId",
    "master_defendant_id": "masterDefendantId",
    "offence_id": "offenceId",
    "application_id": "applicationId",
}


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A result on a matter; `wire` is the object as it stands in the draft document.

    Everything else is read from that object, so that what another client wrote into it goes back
    unchanged (contract section 4.2).
    """

    id: str
    wire: Mapping[str, Any]

    @property
    def target(self) -> Target:
        """What the result belongs to."""
        return Target(**{name: str(self.wire.get(key) or "") for name, key in _TARGET_KEYS.items()})

    @property
    def definition_id(self) -> str:
        """The id of the result's definition; empty for a line that its writer left unresolved."""
        return str(self.wire.get("resultDefinitionId") or "")

    @property
    def short_code(self) -> str:
        """The result's short code."""
        return str(self.wire.get("shortCode") or "")

    @property
    def label(self) -> str:
        """The result's name."""
        return str(self.wire.get("label") or "")

    @property
    def level(self) -> str:
        """O, D or C: offence, defendant or case."""
        return str(self.wire.get("resultLevel") or self.wire.get("level") or "O")[:1]

    @property
    def category(self) -> str:
        """A, I or F: ancillary, intermediate or final."""
        return str(self.wire.get("category") or "")

    @property
    def typed(self) -> str:
        """What the clerk typed."""
        return str(self.wire.get("originalText") or "")

    @property
    def prompts(self) -> tuple[Mapping[str, Any], ...]:
        """The answered prompts, as the draft holds them; what is no object answers nothing."""
        held = self.wire.get("resultPrompts")
        each = held if isinstance(held, list | tuple) else ()
        return tuple(one for one in each if isinstance(one, Mapping))

    @property
    def is_deleted(self) -> bool:
        """Whether the line is struck out."""
        return bool(self.wire.get("deleted"))

    @property
    def shared_date(self) -> str:
        """The day on which the line was shared; empty before."""
        return str(self.wire.get("sharedDate") or "")

    @property
    def ordered(self) -> dt.date:
        """The day on which it was ordered; the last of all days where its writer gave none."""
        try:
            return dt.date.fromisoformat(str(self.wire.get("orderedDate") or ""))
        except ValueError:
            return dt.date.max

    @property
    def settles_offence(self) -> bool:
        """Whether it gives its own matter a final or interim outcome for the day."""
        return self.level == Level.OFFENCE and self.category in ("F", "I") and not self.is_deleted

    def words(self, catalogue: Catalogue) -> str:
        """Give the result in plain words; also where the catalogue does not know it."""
        said = {
            str(prompt.get("promptRef") or prompt.get("promptId")): say(
                str(prompt.get("type", "")), prompt.get("value"), self.ordered
            )
            for prompt in self.prompts
        }
        definition = catalogue.by_id(self.definition_id)
        if definition is not None:
            return say_result(definition, said)
        labels = [str(p.get("label") or p.get("promptLabel") or "") for p in self.prompts]
        answers = [
            f"{label}: {text}" if label else text
            for label, text in zip(labels, said.values(), strict=False)
        ]
        return " · ".join([self.label or self.typed or "Result", *answers])


def new_line(line_id: str, reading: ResultReading, target: Target, ordered: dt.date) -> ResultLine:
    """Make the line that records a complete reading on a target, in the shape of section 4.2."""
    definition = reading.definition
    wire: dict[str, Any] = {
        key: getattr(target, name) for name, key in _TARGET_KEYS.items() if getattr(target, name)
    }
    wire |= {
        "resultLineId": line_id,
        "orderedDate": ordered.isoformat(),
        "originalText": reading.typed,
        "resultDefinitionId": definition.id,
        "label": definition.label,
        "shortCode": definition.short_code,
        "resultLevel": definition.level.value,
        "category": definition.category.value,
        "resultPrompts": [answer.wire for answer in reading.answers],
        "unresolvedParts": [],
        "valid": True,
    }
    return ResultLine(line_id, wire)


def repeated(line: ResultLine, line_id: str, target: Target) -> ResultLine:
    """Make the line that records the same result on another target."""
    own = {"resultLineId", "sharedDate", "amendmentDate", "amendmentReason", "amendmentsLog"}
    wire = {
        key: value
        for key, value in line.wire.items()
        if key not in own and key not in _TARGET_KEYS.values()
    }
    targeted = {
        key: getattr(target, name) for name, key in _TARGET_KEYS.items() if getattr(target, name)
    }
    return ResultLine(line_id, {**targeted, "resultLineId": line_id, **wire})
