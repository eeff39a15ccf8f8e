"""What the background tells the desk; plain values, handled in the desk's own thread."""

from dataclasses import dataclass, field

from client.api.errors import CaseApiError
from client.catalogue import ChargeKinds, Definition
from client.contract.courts import OrganisationUnit
from client.contract.hearing import HearingDetail
from client.contract.hearing_list import HearingSummary
from client.contract.results import CourtClerk, DraftDocument, StoredSharedLine
from client.contract.sitting import EventDefinition, EventLog, ReusableInfo
from client.contract.validation import ValidationAnswer
from client.journal import PendingCommand
from client.record.course import Course
from client.record.standing import AsHeld


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry is on disk, with this sequence number; `token` names the step it belongs to."""

    hearing_id: str
    token: int
    sequence: int
    said: str


@dataclass(frozen=True, slots=True)
class NotKept:
    """An entry could not be written; its step must be taken back and its text given back."""

    hearing_id: str
    token: int
    reason: str


@dataclass(frozen=True, slots=True)
class OthersWrote:
    """Another window has written to the journal."""


@dataclass(frozen=True, slots=True)
class JournalFails:
    """The journal can't be read or written, and why; without a reason, it can be again."""

    reason: str


@dataclass(frozen=True, slots=True)
class TryAgain:
    """What a hearing has to send is to be tried again now."""

    hearing_id: str


@dataclass(frozen=True, slots=True)
class SentAtLast:
    """What was held back for a while has been sent."""

    hearing_id: str


@dataclass(frozen=True, slots=True)
class Connected:
    """The API answers: the clerk's name and the court houses."""

    clerk: CourtClerk
    courts: tuple[OrganisationUnit, ...]


@dataclass(frozen=True, slots=True)
class ReferenceFetched:
    """The reference data of the API: the results in force, `None` where it gives none.

    `charges` are the pleas and verdicts that can be entered, `loggable` what may be logged.
    """

    definitions: tuple[Definition, ...] | None
    charges: ChargeKinds = field(default_factory=ChargeKinds)
    loggable: tuple[EventDefinition, ...] = ()


@dataclass(frozen=True, slots=True)
class Away:
    """The API can't be used just now; work goes on."""

    error: CaseApiError


@dataclass(frozen=True, slots=True)
class Back:
    """The API answers again."""


@dataclass(frozen=True, slots=True)
class ListFetched:
    """The list of a room for the day asked for."""

    hearings: tuple[HearingSummary, ...]
    room_id: str = ""


@dataclass(frozen=True, slots=True)
class HearingFetched:
    """One hearing in full with its draft and what was shared.

    `body` is the detail's JSON text for the local copy; `reusable` are the answers that the API
    remembers of the hearing.
    """

    hearing_id: str
    body: str
    detail: HearingDetail
    held: AsHeld
    reusable: ReusableInfo = field(default_factory=ReusableInfo)


@dataclass(frozen=True, slots=True)
class HearingMissing:
    """A hearing of the list that the API would not give, or not as the contract says."""

    hearing_id: str
    error: CaseApiError


@dataclass(frozen=True, slots=True)
class ListComplete:
    """Every hearing of a room's list has been fetched."""

    room_id: str = ""


@dataclass(frozen=True, slots=True)
class CourseKept:
    """What was logged of a hearing, or that it was put off, is on disk."""

    hearing_id: str
    course: Course
    said: str


@dataclass(frozen=True, slots=True)
class CourseNotKept:
    """What was logged of a hearing, or that it was put off, could not be written."""

    hearing_id: str
    said: str
    reason: str


@dataclass(frozen=True, slots=True)
class LogFetched:
    """What has been logged of a hearing on the day."""

    hearing_id: str
    log: EventLog


@dataclass(frozen=True, slots=True)
class LogLineTaken:
    """The API holds a line of a hearing's log, or would not take it: then for a `reason`."""

    hearing_id: str
    line_id: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LogLineHeld:
    """A line of a hearing's log could not be sent just now, for a `reason`; it is tried again."""

    hearing_id: str
    line_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class CommandDone:
    """A command succeeded."""

    command: PendingCommand


@dataclass(frozen=True, slots=True)
class CommandRefused:
    """A command was refused; `theirs` is what the API holds now, where it says."""

    command: PendingCommand
    error: CaseApiError
    code: str
    theirs: AsHeld | None


@dataclass(frozen=True, slots=True)
class HeldLooked:
    """What the API holds after a save (`draft`) or after a share (`shared`)."""

    command: PendingCommand
    draft: DraftDocument | None = None
    shared: tuple[StoredSharedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Validated:
    """What the API's validator says of the results kept up to an entry's number."""

    hearing_id: str
    through: int
    answer: ValidationAnswer


@dataclass(frozen=True, slots=True)
class NotShared:
    """A share that was asked for is not made, and why; with the id of a hearing, nor waits it."""

    reason: str
    hearing_id: str = ""


@dataclass(frozen=True, slots=True)
class NotSent:
    """Something that was entered stays here and is not sent, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A fault of the program itself in a background thread, to be raised in the desk's own."""

    fault: BaseException


Notice = (
    Kept
    | NotKept
    | NotSent
    | NotShared
    | OthersWrote
    | JournalFails
    | TryAgain
    | SentAtLast
    | Connected
    | ReferenceFetched
    | Away
    | Back
    | Broken
    | ListFetched
    | HearingFetched
    | HearingMissing
    | ListComplete
    | CommandDone
    | CommandRefused
    | CourseKept
    | CourseNotKept
    | LogFetched
    | LogLineTaken
    | LogLineHeld
    | HeldLooked
    | Validated
)
