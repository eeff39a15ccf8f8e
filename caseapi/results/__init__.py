"""Results: drafts saved and deleted, shared, amended, approved (sections 4 and 5)."""

from collections.abc import Mapping

from caseapi.calls import Command
from caseapi.results import amending, drafts, sharing
from client.contract import routes
from client.contract.route import Route

COMMANDS: Mapping[Route, Command] = {
    routes.SAVE_DRAFT: drafts.save_draft_result,
    routes.DELETE_DRAFT: drafts.delete_draft_result,
    routes.SHARE: sharing.share_results,
    routes.SHARE_FIRST_FORM: sharing.share_results_in_older_form,
    routes.SHARE_SECOND_FORM: sharing.share_results_in_older_form,
    routes.AMEND: amending.amend,
    routes.AMEND_FOR_SUPPORT: amending.amend_for_support,
    routes.CANCEL_AMENDMENTS: amending.cancel_amendments,
    routes.UNLOCK: amending.unlock_hearing,
    routes.REQUEST_APPROVAL: amending.request_approval,
    routes.VALIDATE_AMENDMENTS: amending.validate_amendments,
    routes.REPLICATE_SHARED: amending.replicate_shared_results,
}
"""Every command about results."""
