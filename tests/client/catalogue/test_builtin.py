"""The built-in catalogue hangs together and says of each result what the reference data says."""

import re
from collections import Counter
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest

from client.catalogue.builtin import builtin_catalogue
from client.catalogue.model import ChildRule, Definition, Prompt, PromptKind
from tests.client.catalogue.reference import most_used_results, reference_by_id

DEFINITIONS = tuple(builtin_catalogue())
NOT_PUBLISHED = {"CCIU", "CCII", "DDRE"}
"""Results that courts have shared, and whose definitions are not published."""

OTHER_PROMPT = {
    ("IMP", "imprisonmentReasons", "rule"): "the rule for magistrates' courts is taken",
    ("IMP", "theReasonsForThis", "rule"): "the rule for magistrates' courts is taken",
    ("CUR", "curfewPeriod", "limits"): "a curfew of at most one month is a slip",
    ("WOFN", "reasons", "limits"): "a reason of one character is a slip",
    ("WOFD", "reasons", "limits"): "a reason of one character is a slip",
    ("WOFU", "reasons", "limits"): "a reason of one character is a slip",
    ("WOFEX", "reasons", "limits"): "a reason of one character is a slip",
    ("STDET", "courthouse", "limits"): "a courthouse of one character is a slip",
    ("STDET", "courthouse2", "limits"): "a courthouse of one character is a slip",
    ("FBO", "reportWithin5Days", "limits"): "an answer of one character is a slip",
    ("DRNRR", "periodToProvideSamples", "limits"): "samples for at most one month is a slip",
    ("RR", "responsibleOfficeMayApproveDifferentAddress", "limits"): "a yes has no limits",
    ("DDRCO", "defendantsMobileNumber", "kind"): "a telephone number is no whole number",
    ("DDRCO", "defendantsHomeTelephoneNumber", "kind"): "a telephone number is no whole number",
    ("NORDRC", "defendantsMobileNumber", "kind"): "a telephone number is no whole number",
    ("PORO2", "mobileNumber", "kind"): "a telephone number is no whole number",
}
"""Where a prompt differs from the reference data on purpose: result, prompt, what, and why."""

OTHER_CHILDREN = {
    "FO": "the questions COLLOM and PM are left out; their answers are its children",
    "FVS": "the questions COLLOM and PM are left out; their answers are its children",
    "FCOMP": "the questions COLLOM and PM are left out; their answers are its children",
    "IMP": "the question VSA is left out; its answers FVS and NOVS are results of their own",
    "VSA": "its two answers exclude each other, and can't both be mandatory",
    "PAYT": "reserve terms stand under RT",
    "COEW": "requirements stand under CRS, and EMREQ is recorded only when the answer is yes",
    "DDD": "INTD is recorded only when the answer is yes",
    "DDO": "INTD is recorded only when the answer is yes",
    "DDP": "INTD is recorded only when the answer is yes",
    "REMUB": "without RU, which REMUB has replaced",
    "RESTRAOP": "without the children of other results that some copies carry",
}
"""Whose children are not those of the reference data under its rules, and why."""

MISSPELT = {"inerim", "vulnarability"}
"""Words of the reference data that nobody types."""

LEFT_OUT = {"no short code": "known by their ids only"}
"""Results that the reference data makes mandatory children, and that are not kept, and why."""

ASKED_FOR = """
    WDRN WDRNOFF DISM DISC AD CD NSP BOCOND FO FVS NOVS FCOMP NCR FCOST FCPC NCOSTS FVEBD COLLO
    NOCOLLO PAYT PDATE INSTL LUMSI RLSUM AEOC ABDC ACON IMP TIMP SUSPS STIMP COEW CRS UPWR RAR CUR
    CURE LEP LEA LEN NDSR DDD DDO DDP DDRCO DDRI INTD RESTRAOP CRIMBO FDEST DEPO TIC GPTAC RU RC
    RI REMUB REMCB REMIC A ADJR NEXH NHMC NHCCS CTL WOFN WOFD WOFU G RFSD STDEC ROPENED OREV CCIC
    CCIU CCII SCC CCSU CCSC CCSI YOP
"""


def by_short_code(definition: Definition) -> str:
    return definition.short_code


def test_every_result_of_the_most_used_ones_is_there() -> None:
    wanted = {entry["shortCode"] for entry in most_used_results()}
    assert len(wanted) == 171
    assert wanted <= {definition.short_code for definition in DEFINITIONS}


def test_every_one_of_the_most_used_results_is_known_by_words_besides_its_code() -> None:
    wordless = []
    for entry in most_used_results():
        definition = builtin_catalogue().by_code(entry["shortCode"])
        assert definition is not None
        code = (definition.short_code.casefold(),)
        if not any(group != code for group in definition.word_groups):
            wordless.append(definition.short_code)
    assert wordless == []


@pytest.mark.parametrize("definition", DEFINITIONS, ids=by_short_code)
def test_every_group_of_words_names_its_own_result(definition: Definition) -> None:
    assert definition.word_groups
    for group in definition.word_groups:
        found = builtin_catalogue().words.largest_groups(group)
        assert [named.short_code for _, named in found] == [definition.short_code], group


@pytest.mark.parametrize("short_code", ASKED_FOR.split())
def test_the_results_a_magistrates_court_gives_every_day_are_there(short_code: str) -> None:
    assert builtin_catalogue().by_code(short_code) is not None


def test_short_codes_and_ids_are_unique() -> None:
    codes = Counter(definition.short_code.casefold() for definition in DEFINITIONS)
    ids = Counter(definition.id for definition in DEFINITIONS)
    assert codes.most_common(1)[0][1] == 1
    assert ids.most_common(1)[0][1] == 1


@pytest.mark.parametrize("definition", DEFINITIONS, ids=by_short_code)
def test_the_prompts_of_a_result_have_unique_references_and_ids(definition: Definition) -> None:
    assert len({prompt.ref for prompt in definition.prompts}) == len(definition.prompts)
    assert len({prompt.id for prompt in definition.prompts}) == len(definition.prompts)


@pytest.mark.parametrize("definition", DEFINITIONS, ids=by_short_code)
def test_what_a_result_says_names_only_its_own_prompts(definition: Definition) -> None:
    named = set(re.findall(r"\{([^{}]*)\}", definition.says))
    assert definition.says
    assert named <= {prompt.ref for prompt in definition.prompts}


@pytest.mark.parametrize("definition", DEFINITIONS, ids=by_short_code)
def test_what_a_result_says_keeps_optional_prompts_in_brackets(definition: Definition) -> None:
    outside = re.sub(r"\[[^\[\]]*\]", "", definition.says)
    assert outside.strip()
    assert "[" not in outside and "]" not in outside
    for ref in re.findall(r"\{([^{}]*)\}", outside):
        prompt = definition.prompt(ref)
        assert prompt is not None
        assert prompt.rule == "mandatory", ref


@pytest.mark.parametrize("definition", DEFINITIONS, ids=by_short_code)
def test_every_child_of_a_result_is_defined(definition: Definition) -> None:
    for child in definition.children:
        assert builtin_catalogue().by_id(child.definition_id) is not None
        assert child.definition_id != definition.id


def test_a_fine_asks_for_one_way_to_pay_and_offers_a_collection_order() -> None:
    fine = builtin_catalogue().by_code("fo")
    assert fine is not None
    rules: dict[ChildRule, list[str]] = {}
    for child in fine.children:
        other = builtin_catalogue().by_id(child.definition_id)
        assert other is not None
        rules.setdefault(child.rule, []).append(other.short_code)
    assert rules == {
        ChildRule.ONE_OF: ["PAYT", "AEOC", "ABDC"],
        ChildRule.OPTIONAL: ["COLLO", "NOCOLLO", "ACON"],
    }


def test_a_period_has_units_and_a_published_list_has_items() -> None:
    for definition in DEFINITIONS:
        for prompt in definition.prompts:
            assert (prompt.kind is PromptKind.DURATION) == bool(prompt.units)
    instalments = builtin_catalogue().by_code("INSTL")
    assert instalments is not None
    frequency = instalments.prompt("PF")
    assert frequency is not None
    assert frequency.choices == ("weekly", "fortnightly", "monthly")


def test_a_needed_name_and_address_needs_its_name_and_first_line() -> None:
    hearing = builtin_catalogue().by_code("NHMC")
    assert hearing is not None
    courthouse = hearing.prompt("hCHOUSE")
    assert courthouse is not None
    assert [part.ref for part in courthouse.parts if part.mandatory] == [
        "hCHOUSEOrganisationName",
        "hCHOUSEAddress1",
    ]


def test_every_catalogue_file_begins_by_saying_what_it_holds() -> None:
    found = list((files("client.catalogue") / "results").iterdir())
    assert found
    for entry in found:
        assert entry.read_text(encoding="utf-8").startswith("# "), entry.name


@pytest.mark.parametrize("definition", DEFINITIONS, ids=by_short_code)
def test_a_result_agrees_with_the_reference_data(definition: Definition) -> None:
    reference = reference_by_id().get(definition.id)
    if definition.short_code in NOT_PUBLISHED:
        assert reference is None
        return
    assert reference is not None
    assert definition.short_code == reference["shortCode"]
    assert definition.cjs_code == reference.get("cjsCode", "")
    assert definition.level.value == reference["level"]
    assert definition.category.value == reference["category"]
    assert definition.rank == reference["rank"]


@pytest.mark.parametrize("definition", DEFINITIONS, ids=by_short_code)
def test_prompts_agree_with_the_reference_data(definition: Definition) -> None:
    reference = reference_by_id().get(definition.id, {}).get("prompts", [])
    assert [prompt.id for prompt in definition.prompts] == [prompt["id"] for prompt in reference]
    for prompt, theirs in zip(definition.prompts, reference, strict=True):
        assert differences(prompt, theirs) == {
            what
            for code, ref, what in OTHER_PROMPT
            if (code, ref) == (definition.short_code, prompt.ref)
        }


@pytest.mark.parametrize("definition", DEFINITIONS, ids=by_short_code)
def test_children_agree_with_the_reference_data(definition: Definition) -> None:
    if definition.short_code in NOT_PUBLISHED:
        pytest.skip("no definition of this result is published")
    firmness = [rule.value for rule in ChildRule]
    theirs: dict[str, str] = {}
    for child in reference_by_id()[definition.id].get("childResults", []):
        if builtin_catalogue().by_id(child["id"]) is not None:
            before = theirs.get(child["id"], child["rule"])
            theirs[child["id"]] = min(before, child["rule"], key=firmness.index)
    ours = {child.definition_id: child.rule.value for child in definition.children}
    assert (ours != theirs) == (definition.short_code in OTHER_CHILDREN)
    assert ours.keys() <= theirs.keys()


def test_no_mandatory_child_is_left_out_without_a_reason() -> None:
    left_out = {
        child["shortCode"] or "no short code"
        for definition in DEFINITIONS
        for child in reference_by_id().get(definition.id, {}).get("childResults", [])
        if child["rule"] == "mandatory" and builtin_catalogue().by_id(child["id"]) is None
    }
    assert left_out == LEFT_OUT.keys()


@pytest.mark.parametrize("definition", DEFINITIONS, ids=by_short_code)
def test_words_that_name_a_result_in_the_reference_data_name_it_here(
    definition: Definition,
) -> None:
    ours = {frozenset(group) for group in definition.word_groups}
    for group in reference_by_id().get(definition.id, {}).get("wordGroups", []):
        words = re.split(r"[ ,.]+", " ".join(group).casefold())
        # A group of the short code alone adds nothing to the code, and takes a word such as
        # "live" from the text of other results.
        is_the_code = words == [definition.short_code.casefold()]
        assert frozenset(words) in ours or MISSPELT & set(words) or is_the_code


def differences(prompt: Prompt, theirs: dict[str, Any]) -> set[str]:
    """Say in what a prompt differs from the reference data's."""
    units = [unit.replace("(s)", "s") for unit in theirs.get("units", [])]
    found = {
        "ref": theirs.get("ref", prompt.ref) != prompt.ref,
        "kind": theirs["type"] != prompt.kind.value,
        "rule": (theirs["rule"] or "optional") != prompt.rule.value,
        "limits": [limit(theirs.get("min")), limit(theirs.get("max"))]
        != [prompt.minimum, prompt.maximum],
        "units": prompt.kind is PromptKind.DURATION
        and units != [unit.value for unit in prompt.units],
        "list": theirs.get("fixedListId", "") != prompt.fixed_list_id,
    }
    return {what for what, differs in found.items() if differs}


def limit(text: str | None) -> Decimal | None:
    return Decimal(text) if text and text != "ALL" else None
