"""Where people in the practice court live: invented streets in London's real postcode districts."""

from typing import Any

from caseapi.practice.chance import Chance

_STEMS = (
    "Alderquill",
    "Bramwick",
    "Cindermere",
    "Dunnockfield",
    "Elverstane",
    "Fennimarch",
    "Garrowby",
    "Hexelden",
    "Ivelstock",
    "Juniperhay",
    "Kestrelmoor",
    "Larkwhistle",
    "Marrowdean",
    "Nethercombe",
    "Orrisdale",
    "Pellorne",
    "Quillmere",
    "Ravelstone",
    "Saffronhurst",
    "Thistledow",
    "Umberfield",
    "Vellacourt",
    "Wexhollow",
    "Yarrowmead",
)
_KINDS = (
    "Road",
    "Street",
    "Gardens",
    "Row",
    "Close",
    "Walk",
    "Terrace",
    "Mews",
    "Avenue",
    "Grove",
)
_HOUSES = (
    "Arkell",
    "Brindlow",
    "Coverdale",
    "Dunmorrow",
    "Estwick",
    "Farrant",
    "Gillingate",
    "Holloden",
)

_DISTRICTS = (
    ("Battersea", "SW11"),
    ("Clapham", "SW4"),
    ("Balham", "SW12"),
    ("Tooting", "SW17"),
    ("Wandsworth", "SW18"),
    ("Putney", "SW15"),
    ("Brixton", "SW2"),
    ("Stockwell", "SW9"),
    ("Streatham", "SW16"),
    ("Wimbledon", "SW19"),
    ("Fulham", "SW6"),
    ("Earlsfield", "SW18"),
    ("Camberwell", "SE5"),
    ("Peckham", "SE15"),
    ("West Norwood", "SE27"),
    ("Mitcham", "CR4"),
    ("Thornton Heath", "CR7"),
    ("New Malden", "KT3"),
    ("Hounslow", "TW3"),
    ("Southall", "UB1"),
    ("Tottenham", "N17"),
    ("Whitechapel", "E1"),
)

_INWARD = "ABDEFGHJLNPQRSTUWXYZ"


def street(chance: Chance) -> str:
    """Give the name of a street that does not exist."""
    return f"{chance.one_of(_STEMS)} {chance.one_of(_KINDS)}"


def place(chance: Chance) -> str:
    """Give a street and its part of London, as the wording of an offence names a place."""
    area, district = chance.one_of(_DISTRICTS)
    return f"{street(chance)}, {area} {district}"


def address(chance: Chance) -> dict[str, Any]:
    """Give a postal address as the wire writes it (contract section 3.2, Person)."""
    area, district = chance.one_of(_DISTRICTS)
    number = chance.between(1, 218)
    first = f"{number} {street(chance)}"
    if chance.often(0.35):
        first = f"Flat {chance.between(1, 64)}, {chance.one_of(_HOUSES)} House, {first}"
    return {
        "address1": first,
        "address2": area,
        "address3": "London",
        "postcode": f"{district} {chance.between(1, 9)}{chance.letters(2, _INWARD)}",
    }


def no_fixed_abode() -> dict[str, Any]:
    """Give what stands where a defendant has no address."""
    return {"address1": "No fixed abode"}
