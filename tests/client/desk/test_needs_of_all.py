"""Every result of the reference data that needs others is completed with them, by text alone."""

from client.catalogue import ChildRule, Definition
from client.desk.responses import Next
from client.record.children import Standing, needs_of
from client.shorthand.asking import Asking
from client.shorthand.courts import NO_COURTS
from tests.client.desk.at_work import AtWork
from tests.client.desk.conftest import Start
from tests.client.shorthand.test_all_definitions import (
    answer_to,
    catalogue,
    definitions,
    faults,
    naming,
)

MOST_QUESTIONS = 200


def needs_others(definition: Definition) -> bool:
    return any(child.rule is not ChildRule.OPTIONAL for child in definition.children)


def answered(clerk: AtWork) -> int:
    """Answer all that is asked, of several always the first; gives how many questions it were."""
    for count in range(MOST_QUESTIONS):
        asking = clerk.sitting.asking
        if asking is None:
            return count
        typed = answer_to(asking.question) if isinstance(asking, Asking) else "1"
        response = clerk.enter(typed)
        assert response.taken, f"{asking.question.label} {typed!r}: {response.said}"
    raise AssertionError("the questions do not end")


def lacking(clerk: AtWork) -> list[str]:
    """Say what the recorded results lack: a prompt, a value of the right form, another result."""
    lines, wrong = clerk.file().record.live_lines, []
    standing = Standing(lines)
    for line in lines:
        definition = catalogue().by_id(line.definition_id)
        assert definition is not None
        values = {str(one["promptId"]): one["value"] for one in line.prompts}
        wrong += [f"{line.short_code}: {fault}" for fault in faults(definition, values)]
        wrong += [f"{line.short_code} {n.words}" for n in needs_of(line, standing, catalogue())]
    return wrong


def test_every_result_that_needs_others_is_completed_with_them(start: Start) -> None:
    clerk = start().until_listed()
    clerk.desk.catalogue, clerk.desk.court_list = catalogue(), NO_COURTS
    wrong, asked, walked = [], 0, 0
    for definition in filter(needs_others, definitions()):
        if catalogue().by_code(definition.short_code) is not definition:
            continue
        text = naming(definition)
        response = clerk.enter(text)
        assert response.taken, f"{text}: {response.said}"
        asked += answered(clerk) if response.then is Next.ASK else 0
        recorded = [line.definition_id for line in clerk.file().record.live_lines]
        if definition.id not in recorded:
            wrong.append(f"{text} is not recorded")
        wrong += [f"{text}: {fault}" for fault in lacking(clerk)]
        save = clerk.file().record.to_save(1, catalogue())
        of_children = [one["ruleType"] for one in save.relations if one["ruleType"] != "standalone"]
        assert of_children, f"{text}: no child is related to it"
        while clerk.file().history.done:
            clerk.enter(":undo")
        assert not clerk.file().record.live_lines
        walked += 1
    assert wrong == [], "\n".join(wrong)
    assert walked > 80
    assert asked > walked
