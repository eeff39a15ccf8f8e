"""The reduction for a guilty plea, as a reminder of the guideline and only when it is asked for.

Sentencing Act 2020, section 73, and the Sentencing Council's guideline for first hearings from
1 June 2017. The reduction is the court's to make; it goes to the fine, the term or the hours, not
to ancillary orders, disqualification, points, costs or the surcharge.
"""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage at which a plea may be indicated, with the most that it may take off."""

    when: str
    most: Fraction


STAGES = (
    Stage("at the first stage of the proceedings", Fraction(1, 3)),
    Stage("after the first stage", Fraction(1, 4)),
    Stage("on the first day of trial", Fraction(1, 10)),
)
"""The stages, each with the guideline's highest reduction; in between it slides down."""


def after_reduction(whole: int, part: Fraction) -> Fraction:
    """Give what is left of pounds, days or hours after a reduction, not rounded."""
    return whole * (1 - part)


def reminder() -> tuple[str, ...]:
    """Give the guideline's fractions in words, one line for each stage."""
    return tuple(f"Guilty {one.when}: at most {one.most}" for one in STAGES)
