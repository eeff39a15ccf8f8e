"""Who may use what, written down from section 1.7 by hand and not from the program's table.

`C`, `L` and `J` are the section's own letters; other groups stand by their names. The lines after
the mark of each part are not in the section: they follow its nearest line.
"""

LETTERS = {
    "C": {"Court Clerks", "Legal Advisers", "Court Associate", "Court Administrators"},
    "L": {"Listing Officers"},
    "J": {"Judiciary", "Deputies", "DJMC", "Judge", "Recorders"},
}

NAMED = {
    "CPS",
    "Non CPS Prosecutors",
    "Advocates",
    "Defence Users",
    "Defence Lawyers",
    "Magistrates",
    "System Users",
    "Operational Delivery Admin",
    "Crown Court Admin",
    "NCES",
    "Second Line Support",
}

EVERY_GROUP = set().union(NAMED, *LETTERS.values())

_BARRED_FROM_FUTURE = "C+L+J+CPS+Non CPS Prosecutors+Advocates+Defence Users"

HEARING = {
    "get.hearings": f"{_BARRED_FROM_FUTURE}+Defence Lawyers",
    "get.hearings-check-in": f"{_BARRED_FROM_FUTURE}+Defence Lawyers",
    "get.hearings-for-today": "Magistrates",
    "get.hearings-for-future": _BARRED_FROM_FUTURE,
    "get.hearing": "C+L+J+System Users",
    "get.hearing-for-manage-hearing": "C+L+J+System Users",
    "hearing-event-definitions": "C+L+J",
    "hearing-event-log": "C+L+J+System Users",
    "get-draft-result": "C+L+Judiciary+Operational Delivery Admin",
    "get-draft-result-v2": "C+L+Judiciary+Operational Delivery Admin+System Users",
    "get-share-result-v2": "C+L+Judiciary",
    "results": "C+L+Judiciary",
    "custody-time-limit": "C+L+Judiciary",
    "get.future-hearings": "C+L",
    "get-cracked-ineffective-reason": "C+L",
    "query.session-time": "C+Crown Court Admin",
    "record-session-time": "C+Crown Court Admin",
    "defendant.outstanding-fines": "C",
    "query.outstanding-fines": "C+NCES",
    "save-draft-result": "C+L",
    "save-draft-result-v2": "C+L",
    "save-multiple-draft-results": "C+L",
    "draft-result": "C+L",
    "draft-results": "C+L",
    "delete-draft-result-v2": "C+L",
    "share-results": "C+L",
    "share-results-v2": "C+L",
    "shared-results": "C+L",
    "amend": "C+L",
    "update-plea": "C+L",
    "update-verdict": "C+L",
    "update-defendant-attendance-on-hearing-day": "C+L",
    "youth-court-defendants": "C+L",
    "change-cancel-amendments": "C+L",
    "remove-offences-from-existing-hearing": "C+L",
    "request-approval": "C",
    "validate-result-amendments": "C",
    "unlock-hearing": "C+L+Crown Court Admin",
    "log-hearing-event": "C+J",
    "add-witness": "C+J",
    "correct-hearing-event": "C+L+J",
    "save-hearing-case-note": "C+L+J",
    "set-trial-type": "C+L+J",
    "add-prosecution-counsel": "C+Judiciary+Advocates+Non CPS Prosecutors+Defence Lawyers",
    "add-defence-counsel": "C+Defence Users+Advocates+Defence Lawyers+Non CPS Prosecutors",
    "update-prosecution-counsel": "C",
    "remove-prosecution-counsel": "C",
    "update-defence-counsel": "C",
    "remove-defence-counsel": "C",
    "add-applicant-counsel": "C",
    "update-applicant-counsel": "C",
    "remove-applicant-counsel": "C",
    "add-respondent-counsel": "C",
    "update-respondent-counsel": "C",
    "remove-respondent-counsel": "C",
    "add-company-representative": "C",
    "update-company-representative": "C",
    "remove-company-representative": "C",
    "add-interpreter-intermediary": "C",
    "update-interpreter-intermediary": "C",
    "remove-interpreter-intermediary": "C",
    "amend-for-support": "Second Line Support",
    "latest-hearings-by-court-centres": "System Users",
    "hearings-court-centres-for-date": "System Users",
    "delete-hearing-bdf": "System Users",
    "update-hearing-day-bdf": "System Users",
    "remove-targets": "System Users",
    "duplicate": "System Users",
    "get.hearing-cases-for-day": "System Users",
    "update-resultline-shared-dates": "System Users",
    "replicate-shared-results": "",
    # Not in section 1.7.
    "hearing-event-definition": "C+L+J",
    "get-hearing-event-log-count": "C+L+J+System Users",
    "get-hearing-event-log-for-documents": "C+L+J+System Users",
    "active-hearings-for-court-room": "C+L+J",
    "case.timeline": "C+L+J",
    "application.timeline": "C+L+J",
    "update-hearing-events": "C+L+J",
    "set-tier-and-list-type": "C+L+J",
    "query.reusable-info": "C+L",
    "reusable-info": "C+L",
    "related-hearing": "C+L",
    "save-defendants-welsh-translations": "C+L",
    "save-application-response": "C+L",
    "duplicate.v2": "C+L",
    "mark-as-duplicate-with-reason": "C+L",
    "book-provisional-hearing-slots": "C+L",
    "book-unconfirmed-hearing-slots": "C+L",
    "release-unconfirmed-hearing-slots": "C+L",
    "initiate": "System Users",
    "generate-nows": "System Users",
    "publish-court-list": "System Users",
    "court.list.publish.status": "System Users",
    "create-hearing-event-definitions": "System Users",
    "master-defendant-id": "System Users",
    "patch-application-finalised-on-target": "System Users",
    "change-hearing-detail": "System Users",
}

_EVERYBODY = "+".join(sorted(EVERY_GROUP))

ELSEWHERE = {
    # Not in section 1.7, which is of the hearing API alone.
    "referencedata": _EVERYBODY,
    "referencedataoffences": _EVERYBODY,
    "usersgroups": _EVERYBODY,
    "notification": _EVERYBODY,
    "results-validator": "C+L+J+System Users",
    "listing": "C+L",
}


def groups(written: str) -> set[str]:
    """Read a cell of the table: letters and names with a plus between them."""
    found: set[str] = set()
    for part in filter(None, written.split("+")):
        found |= LETTERS.get(part, {part})
    assert found <= EVERY_GROUP, f"no such group: {found - EVERY_GROUP}"
    return found
