"""Community and youth orders: their requirements, their ends, and who can have them."""

from collections.abc import Iterator

from client.checks.findings import Check, Hit, hit
from client.checks.own.names import COMMUNITY, SUSPENDED, YOUTH_ORDERS
from client.checks.published.issues import Severity
from client.checks.sheet import Sheet
from client.law.limits import CURFEW_MOST, ORDER_MOST, REFERRAL, UNPAID_WORK
from client.shorthand.values import say_date

_ADULT = 18
_REQUIREMENTS = frozenset(
    [
        "CRS",
        "UPWR",
        "RAR",
        "CUR",
        "CURE",
        "CURA",
        "PR",
        "RR",
        "PARP",
        "ERP",
        "EMW",
        "AAR",
        "AARAL",
        "ATRNR",
        "DRNRR",
        "MHTRNR",
    ]
)
_TAGS = frozenset(["CURE", "EMW", "PORCU2"])
_TAG_NOTICES = frozenset(["EMREQ", "NORDRC", "ELMONDET"])
_CURFEWS = {
    "CUR": ("curfewPeriod", ("curfewAddressDetailAndTiming",)),
    "CURE": (
        "curfewAndElectronicMonitoringPeriod",
        ("curfewAddressDetailsAndTimings", "detailsAndTimings"),
    ),
}
_SPANS = (("startDate", "endDate"), ("startDateOfTagging", "endDateOfTagging"))


def no_requirement(sheet: Sheet) -> Iterator[Hit]:
    """A community order without a requirement."""
    for charge in sheet.charges:
        orders = tuple(charge.find(*COMMUNITY))
        if orders and not charge.codes & _REQUIREMENTS and not sheet.needs(orders[0]):
            words = f"{orders[0].code} without a requirement; add at least one"
            yield hit(words, charge, *orders)


def unpaid_work(sheet: Sheet) -> Iterator[Hit]:
    """Hours of unpaid work outside what an order can have."""
    least, most = UNPAID_WORK
    for charge in sheet.charges:
        if not charge.codes & (COMMUNITY | SUSPENDED):
            continue
        for one in charge.find("UPWR"):
            hours = one.number("numberOfHours")
            if hours is not None and not least <= hours <= most:
                words = f"Unpaid work of {hours} hours; it is {least} to {most}"
                yield hit(words, charge, one)


def order_ends(sheet: Sheet) -> Iterator[Hit]:
    """An order that is over before it begins, or runs for more than three years."""
    for charge in sheet.charges:
        for one in charge.find(*COMMUNITY, *YOUTH_ORDERS):
            end = one.date("endDate")
            if end is None:
                continue
            if end <= sheet.day:
                yield hit(f"{one.code} ends {say_date(end)}, which is past", charge, one)
            elif end > ORDER_MOST.after(sheet.day):
                words = f"{one.code} ends {say_date(end)}; three years are the most"
                yield hit(words, charge, one)


def ends_before_it_starts(sheet: Sheet) -> Iterator[Hit]:
    """A requirement that ends before it starts."""
    for charge, result in sheet.results:
        for first, last in _SPANS if result.dates else ():
            start, end = result.date(first), result.date(last)
            if start is not None and end is not None and end < start:
                words = f"{result.code} ends {say_date(end)}, before it starts; change one"
                yield hit(words, charge, result)


def curfew_too_long(sheet: Sheet) -> Iterator[Hit]:
    """A curfew of more than two years."""
    for charge in sheet.charges:
        for one in charge.find(*_CURFEWS):
            period = one.period(_CURFEWS[one.code][0])
            if period is not None and period.is_longer_than(CURFEW_MOST, sheet.day):
                yield hit(f"{one.code} is longer than 2 years; change it", charge, one)


def curfew_without_hours(sheet: Sheet) -> Iterator[Hit]:
    """A curfew whose details name no hours."""
    for charge in sheet.charges:
        for one in charge.find(*_CURFEWS):
            details = "".join(one.text(ref) for ref in _CURFEWS[one.code][1])
            if details and not any(char.isdigit() for char in details):
                words = f"{one.code} names no hours; say from when to when"
                yield hit(words, charge, one)


def tag_not_notified(sheet: Sheet) -> Iterator[Hit]:
    """A tag with a community or suspended order, and no notice to those who fit it."""
    notices = {code for code in _TAG_NOTICES if sheet.catalogue.by_code(code)}
    for person in sheet.people if notices else ():
        if person.codes & _TAG_NOTICES:
            continue
        for charge in person.charges:
            tags = tuple(charge.find(*(_TAGS - {"PORCU2"})))
            if tags and charge.codes & (COMMUNITY | SUSPENDED):
                words = f"{tags[0].code} is tagged, but nobody is told to fit the tag; add emreq"
                yield hit(words, charge, *tags)


def wrong_age(sheet: Sheet) -> Iterator[Hit]:
    """An order for adults on a child, or one for children on an adult."""
    for charge in sheet.charges:
        age = charge.age_on(charge.convicted_on)
        if age is None:
            continue
        for one in charge.results:
            if one.code in COMMUNITY and age < _ADULT:
                words = f"{one.code} is for adults; at {age} it is a youth rehabilitation order"
                yield hit(words, charge, one)
            elif one.code in (*YOUTH_ORDERS, "YOP") and age >= _ADULT:
                words = f"{one.code} is for those under 18 when convicted, not for {age}"
                yield hit(words, charge, one)


def referral_outside(sheet: Sheet) -> Iterator[Hit]:
    """A referral order of less than three months or more than twelve."""
    least, most = REFERRAL
    for charge in sheet.charges:
        for one in charge.find("YOP"):
            period = one.period("referralPeriod")
            if period is not None and (
                least.is_longer_than(period, sheet.day) or period.is_longer_than(most, sheet.day)
            ):
                yield hit("A referral order runs for 3 to 12 months", charge, one)


_CODE = "Sentencing Act 2020"
CHECKS = (
    Check(
        "requirement-missing",
        Severity.ERROR,
        f"{_CODE}, s. 201",
        "A community order is its requirements.",
        no_requirement,
        waits=True,
    ),
    Check(
        "unpaid-work-hours",
        Severity.ERROR,
        f"{_CODE}, Sch. 9 para. 2",
        "An order has 40 to 300 hours.",
        unpaid_work,
    ),
    Check(
        "order-end",
        Severity.ERROR,
        f"{_CODE}, s. 220",
        "An order ends on a day within three years.",
        order_ends,
    ),
    Check(
        "end-before-start",
        Severity.ERROR,
        f"{_CODE}, Sch. 9",
        "Two dates have changed places.",
        ends_before_it_starts,
    ),
    Check(
        "curfew-too-long",
        Severity.ERROR,
        f"{_CODE}, Sch. 9 para. 9",
        "A curfew runs for two years at most.",
        curfew_too_long,
    ),
    Check(
        "curfew-without-hours",
        Severity.WARNING,
        f"{_CODE}, Sch. 9 para. 9",
        "Without hours there is nothing to keep or to check.",
        curfew_without_hours,
    ),
    Check(
        "tag-not-notified",
        Severity.WARNING,
        "the definition's own results, EMREQ",
        "People went untagged because nobody was told.",
        tag_not_notified,
        waits=True,
    ),
    Check(
        "order-age",
        Severity.ERROR,
        f"{_CODE}, ss. 83, 173 and 202",
        "Orders for adults and for children are different ones.",
        wrong_age,
    ),
    Check(
        "referral-outside",
        Severity.ERROR,
        f"{_CODE}, s. 86",
        "A contract with the panel has a shortest and a longest term.",
        referral_outside,
    ),
)
