"""Hearings of the practice court, resulted as a careful court results them: nothing to find."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import Any

from caseapi.practice import practice_court
from client.contract.hearing import Hearing
from client.law.custody import TimeLimit, limit_ends
from client.law.motoring import KNOWN
from client.law.periods import Period
from client.law.surcharge import Disposal, Sentence, surcharge
from client.record.heard import Values, with_values
from client.record.lines import ResultLine
from client.record.matters import Matter, age_on, matters_of
from client.record.record import Record
from client.shorthand.court_days import court_day_on_or_before
from tests.client.checks.recording import CATALOGUE, result

Json = dict[str, Any]
_FIRST_MONDAY = dt.date(2026, 11, 23)
_GUILTY = {"id": "g", "categoryType": "GUILTY", "description": "Guilty", "verdictCode": "G"}
_NOT_GUILTY = {"id": "n", "categoryType": "NOT_GUILTY", "description": "Not guilty"}
_HELD = frozenset("CLPS")
_BANS = {"disqualificationPeriod": {"Months": 17}}


def correct_days(count: int, seed: int) -> Iterator[tuple[Hearing, tuple[Matter, ...], Record]]:
    """Give so many resulted hearings; the same seed always gives the same."""
    given = week = 0
    while given < count:
        day = _FIRST_MONDAY + dt.timedelta(days=7 * week)
        for at, document in enumerate(practice_court(day, seed + week).hearings):
            if given == count:
                return
            yield _Court(Hearing.model_validate(document), day, Random(f"{seed} {week} {at}")).sit()
            given += 1
        week += 1


class _Court:
    """One hearing at which everything is done as it should be."""

    def __init__(self, hearing: Hearing, day: dt.date, chance: Random) -> None:
        self.hearing = hearing
        self.day = day
        self.chance = chance
        self.lines: list[ResultLine] = []
        self.values: dict[Any, Json] = {}
        self.next_day = court_day_on_or_before(day + dt.timedelta(days=chance.randint(14, 20)))

    def sit(self) -> tuple[Hearing, tuple[Matter, ...], Record]:
        people: dict[str, list[Matter]] = {}
        for matter in matters_of(self.hearing):
            if not matter.is_carried:
                people.setdefault(matter.defendant_key, []).append(matter)
        for matters in people.values():
            for one in matters:
                if one.target.defendant_id:
                    key = ("attendance", one.target.defendant_id)
                    self.values[key] = {"attendanceType": "IN_PERSON"}
            if matters[0].offence is None:
                self._record("G", matters[0])
            else:
                self._result(matters)
        values: Values = self.values
        hearing = with_values(self.hearing, values, self.day.isoformat())
        record = Record(hearing.id, self.day.isoformat(), tuple(self.lines))
        return hearing, matters_of(hearing), record

    def _record(self, code: str, matter: Matter, **given: Any) -> None:
        number = len(self.lines) + 1
        self.lines.append(result(f"line {number}", code, matter.target, self.day, given))

    def _result(self, matters: list[Matter]) -> None:
        offences = [one.offence for one in matters if one.offence]
        is_before_crown = any(one.mode_of_trial.startswith("Ind") for one in offences)
        is_denied = any(one.plea and one.plea.plea_value == "NOT_GUILTY" for one in offences)
        convicted = any(one.conviction_date for one in offences)
        if is_before_crown and not convicted:
            plans = [self._send, self._put_off]
        elif convicted:
            plans = [self._sentence, self._sentence, self._put_off]
        elif is_denied:
            plans = [self._try, self._put_off]
        else:
            plans = [self._sentence, self._sentence, self._withdraw, self._put_off, self._try]
        self.chance.choice(plans)(matters)

    # Without a sentence

    def _withdraw(self, matters: list[Matter]) -> None:
        for one in matters:
            self._record("WDRN", one)

    def _send(self, matters: list[Matter]) -> None:
        for one in matters:
            self._record("CCIU", one)
            self._record("SCC", one)
            self._record("REMUB", one)
            self._record("NEXH", one)
            self._record("NHCCS", one, fixedDate=self.next_day)

    def _put_off(self, matters: list[Matter]) -> None:
        defendant = matters[0].defendant
        person = defendant.person_defendant if defendant else None
        bail = person.bail_status.code if person and person.bail_status else ""
        age = self._age(matters[0], self.day)
        for one in matters:
            convicted = bool(one.offence and one.offence.conviction_date)
            if bail in _HELD and (age or 0) >= 18:
                self._record("RI", one)
                limit = one.offence.custody_time_limit if one.offence else None
                if not convicted and (limit is None or limit.time_limit is None):
                    self._record("CTL", one, CTLDATE=limit_ends(self.day, TimeLimit.SUMMARY))
                elif limit and limit.time_limit and limit.time_limit < self.next_day:
                    self.next_day = court_day_on_or_before(limit.time_limit)
            elif bail in (*_HELD, "B"):
                self._record("RC", one)
                self._record("BAIC", one)
                self._record("PORR3", one)
                self._record("PORCU2", one)
            else:
                self._record("A", one)
                self._record("ADJR", one)
                self._record("PROS", one)
        for one in matters:
            self._record("NEXH", one)
            self._record("NHMC", one, HDATE=max(self.next_day, self.day))

    def _try(self, matters: list[Matter]) -> None:
        """Acquit of all, or dismiss; a plea that convicts is no matter for a trial."""
        if any(one.offence and one.offence.mode_of_trial == "" for one in matters):
            self._sentence(matters)
            return
        for one in matters:
            key = one.target.offence_id
            self.values["plea", key] = {"plea": self._plea("NOT_GUILTY")}
            verdict = {"verdictType": _NOT_GUILTY, "verdictDate": self.day.isoformat()}
            self.values["verdict", key] = verdict
            self._record("DISM", one)

    # Sentences

    def _plea(self, value: str) -> Json:
        return {"pleaValue": value, "pleaDate": self.day.isoformat()}

    def _age(self, matter: Matter, day: dt.date | None) -> int | None:
        born = matter.defendant.person.date_of_birth if matter.defendant else None
        return age_on(day, born) if born and day else None

    def _convict(self, matters: list[Matter]) -> None:
        for one in matters:
            offence = one.offence
            if offence is None or offence.conviction_date is not None:
                continue
            if offence.mode_of_trial and self.chance.random() < 0.2:
                self.values["plea", offence.id] = {"plea": self._plea("NOT_GUILTY")}
                said = {"verdictType": _GUILTY, "verdictDate": self.day.isoformat()}
                self.values["verdict", offence.id] = said
            else:
                plea = "GUILTY" if offence.mode_of_trial else "ADMITS_BREACH"
                self.values["plea", offence.id] = {"plea": self._plea(plea)}

    def _sentence(self, matters: list[Matter]) -> None:
        self._convict(matters)
        first = matters[0]
        ages = [self._age(one, self._convicted_on(one)) for one in matters]
        age = ages[0]
        is_person = bool(first.defendant and first.defendant.person_defendant)
        is_breach = any(not one.offence.mode_of_trial for one in matters if one.offence)
        fines_only = not is_person or age is None or len({(a or 0) >= 18 for a in ages}) > 1
        if is_breach or fines_only:
            self._fine(matters)
        elif age is not None and age < 18:
            self.chance.choice([self._fine, self._discharge, self._refer])(matters)
        elif any(one.code.startswith(("TH", "OF", "CJ88", "PU", "CD")) for one in matters):
            custody = self._detain if (age or 0) < 21 else self._jail
            plans = [self._fine, self._discharge, self._supervise]
            if all((a or 0) >= 21 for a in ages) or all((a or 0) < 21 for a in ages):
                plans.append(custody)
            if all((a or 0) >= 21 for a in ages) and (self._age(first, self.day) or 0) >= 21:
                plans.append(self._suspend)
            self.chance.choice(plans)(matters)
        else:
            self.chance.choice([self._fine, self._fine, self._discharge])(matters)

    def _convicted_on(self, matter: Matter) -> dt.date:
        day = matter.offence.conviction_date if matter.offence else None
        return day or self.day

    def _licence(self, matters: list[Matter], *, in_custody: bool = False) -> None:
        """Endorse, or disqualify, on each endorsable offence; and for points that add up."""
        total: dict[dt.date | None, int] = {}
        is_banned = False
        for one in matters:
            if one.offence is None or not (one.offence.endorsable_flag or one.code in KNOWN):
                continue
            known = KNOWN.get(one.code)
            ban: Json = dict(_BANS)
            if in_custody:
                ban["extensionPeriodSection35AImmediateCustodialSentence"] = "2 months"
            if one.code in ("RT88026", "RT88046"):
                self._record("DDOTE", one, **ban)
                is_banned = True
            elif known and known.must_disqualify:
                self._record("DDO", one, **ban)
                is_banned = True
            elif one.offence.endorsable_flag:
                points = known.points[0] if known and known.points else 3
                self._record("LEP", one, PENPT=points)
                committed = one.offence.start_date
                total[committed] = max(total.get(committed, 0), points)
        if sum(total.values()) >= 12 and not is_banned:
            on = next(one for one in matters if one.offence and one.offence.endorsable_flag)
            self._record("DDP", on, disqualificationPeriod={"Months": 6})

    def _pay(self, matters: list[Matter], sentences: list[Sentence]) -> None:
        """Order surcharge and costs, and how all of it is paid."""
        first = matters[0]
        is_company = bool(first.defendant and first.defendant.person_defendant is None)
        reckoned = surcharge(sentences, sentenced=self.day, is_organisation=is_company)
        if reckoned is not None:
            self._record("FVS", first, AOS=str(reckoned.amount))
        self._record("FCOST", first, AOC="85")
        self._record("COLLO", first)
        self._record("PAYT", first)
        if self.chance.random() < 0.5:
            self._record("PDATE", first, PBD=self.day + dt.timedelta(days=28))
        else:
            self._record("INSTL", first, IAMT="20", instalmentStartDate=self.day)

    def _sentences(self, matters: list[Matter], disposal: Disposal, **more: Any) -> list[Sentence]:
        return [
            Sentence(
                disposal, one.offence.start_date, self._age(one, one.offence.start_date), **more
            )
            for one in matters
            if one.offence and one.offence.start_date and one.offence.mode_of_trial
        ]

    def _fine(self, matters: list[Matter]) -> None:
        most = 60 if (self._age(matters[0], self.day) or 18) < 14 else 200
        amount = self.chance.randrange(40, most, 20)
        for one in matters:
            self._record("FO", one, AOF=str(amount))
        self._licence(matters)
        self._pay(matters, self._sentences(matters, Disposal.FINE, amount=Decimal(amount)))

    def _discharge(self, matters: list[Matter]) -> None:
        for one in matters:
            period = {"Months": self.chance.randint(6, 36)}
            self._record("CD", one, periodofConditionalDischarge=period)
        self._licence(matters)
        self._pay(matters, self._sentences(matters, Disposal.DISCHARGE))

    def _refer(self, matters: list[Matter]) -> None:
        for one in matters:
            self._record("YOP", one, referralPeriod={"Months": self.chance.randint(3, 12)})
        self._licence(matters)
        self._pay(matters, self._sentences(matters, Disposal.COMMUNITY))

    def _supervise(self, matters: list[Matter]) -> None:
        for one in matters:
            end = Period(months=self.chance.randint(12, 24)).last_day(self.day)
            self._record("COEW", one, endDate=end)
            self._record("CRS", one)
            hours = {"Hours": self.chance.randint(40, 300)}
            self._record("UPWR", one, numberOfHours=hours)
            if self.chance.random() < 0.5:
                weeks = self.chance.randint(4, 26)
                self._record(
                    "CURE",
                    one,
                    curfewAndElectronicMonitoringPeriod={"Weeks": weeks},
                    startDateOfTagging=self.day,
                    endDateOfTagging=Period(days=7 * weeks).last_day(self.day),
                )
                self._record("EMREQ", one)
                self._record("NORDRC", one)
        self._licence(matters)
        self._pay(matters, self._sentences(matters, Disposal.COMMUNITY))

    def _term(self, code: str, ref: str, matters: list[Matter], **more: Any) -> Period:
        """Order one term, concurrent on every offence but the first."""
        weeks = self.chance.randint(3, 24)
        days = 15 if matters[0].offence else 0
        for at, one in enumerate(matters):
            given = {ref: {"Weeks": weeks}, **more}
            if at:
                given["concurrent"] = True
            refs = {"bailRemandDaysToCountTaggedDays": days, "bailRemandDaysToCount": days}
            given |= {name: number for name, number in refs.items() if _asks(code, name)}
            self._record(code, one, **given)
        return Period(days=7 * weeks)

    def _jail(self, matters: list[Matter]) -> None:
        term = self._term("IMP", "imprisonmentPeriod", matters)
        self._serve(matters, term)

    def _detain(self, matters: list[Matter]) -> None:
        term = self._term("YOI", "custodialPeriod", matters)
        self._serve(matters, term)

    def _serve(self, matters: list[Matter], term: Period) -> None:
        self._record("TIMP", matters[0])
        self._record("VULNERABILITY", matters[0])
        self._licence(matters, in_custody=True)
        self._pay(matters, self._sentences(matters, Disposal.CUSTODY, term=term))

    def _suspend(self, matters: list[Matter]) -> None:
        held = {"Months": self.chance.randint(6, 24)}
        term = self._term("SUSPS", "imprisonmentPeriod", matters, suspendedPeriod=held)
        self._record("STIMP", matters[0])
        self._licence(matters)
        self._pay(matters, self._sentences(matters, Disposal.SUSPENDED, term=term))


def _asks(code: str, ref: str) -> bool:
    definition = CATALOGUE.by_code(code)
    return definition is not None and definition.prompt(ref) is not None
