"""What can go wrong with the case API, in words that a clerk can act on."""

from client.contract.events import ManageResultsFailed, RefusalCode


class CaseApiError(Exception):
    """Anything that the case API could not do; the message is for the clerk."""


class Unavailable(CaseApiError):
    """The API can't be reached or does not answer in time; work goes on, and it is tried again."""


class Failed(Unavailable):
    """The API itself has failed at this; whether at all else too is still open."""


class OutcomeUnknown(Unavailable):
    """A command was sent and no outcome came in time; it may still have been carried out (1.5)."""


class Unauthorised(CaseApiError):
    """The API does not let this user do this."""


class NotFound(CaseApiError):
    """The address answers, but there is no case API at it, or it lacks what was asked for."""


class Protocol(CaseApiError):
    """The API answered with something that the contract does not know."""


_SENTENCES = {
    RefusalCode.VERSION_OFF_SEQUENCE: "Someone else saved results on this hearing first",
    RefusalCode.VERSION_MISMATCH: "Someone else changed the results since they were saved here",
    RefusalCode.SAVE_RESULTS_NOT_PERMITTED: "This hearing's results are shared or with an approver",
    RefusalCode.SHARE_NOT_PERMITTED: "This hearing is locked, so it can't be shared now",
    RefusalCode.HEARING_LOCKED: "Another clerk is changing this hearing",
    RefusalCode.ALL_TARGETS_SHARED: "Everything on this hearing is shared already",
}


class Refused(CaseApiError):
    """The API refused a command by its rules (contract section 1.5); nothing typed is lost."""

    def __init__(self, refusal: ManageResultsFailed) -> None:
        self.refusal = refusal
        super().__init__(refusal_sentence(refusal))

    @property
    def code(self) -> str:
        """The refusal's code, such as 101."""
        return self.refusal.error.code


def refusal_sentence(refusal: ManageResultsFailed) -> str:
    """Say a refusal in one sentence, with the other clerk's name where the API gives it."""
    try:
        sentence = _SENTENCES[RefusalCode(refusal.error.code)]
    except (ValueError, KeyError):
        said = refusal.error.reason or refusal.reason
        sentence = said or "The court's server refused this"
    name = refusal.info.last_updated_by_user_name
    return f"{sentence} ({name})" if name else sentence
