"""Taking court houses and their rooms in, from the API's own form or as they are gathered."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from sqlalchemy import Connection

from caseapi.imports.reading import ImportRefusedError, checked
from caseapi.json_text import from_json, to_json
from caseapi.store import reference
from caseapi.summaries import objects

Unit = dict[str, Any]

_Id = Annotated[str, Field(min_length=1, max_length=100)]
_KINDS = {"magistrates": ("B", "Magistrates' Courts"), "crown": ("C", "Crown Courts")}


class _Room(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)

    id: _Id
    name: str
    no: int | None = None
    venue: str | None = None


class _Court(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)

    id: _Id
    oucode: str
    name: Annotated[str, Field(min_length=1)]
    type: str = "magistrates"
    name_welsh: Annotated[str | None, Field(alias="nameWelsh")] = None
    l3: str | None = None
    lja: str | None = None
    region: str | None = None
    address: list[str] = []
    postcode: str | None = None
    default_start: Annotated[str | None, Field(alias="defaultStart")] = None
    default_duration: Annotated[str | None, Field(alias="defaultDuration")] = None
    rooms: list[_Room] = []


class _ApiRoom(BaseModel):
    model_config = ConfigDict(extra="allow", frozen=True)

    id: _Id


class _ApiCourt(BaseModel):
    model_config = ConfigDict(extra="allow", frozen=True)

    id: _Id
    oucode_l3_name: Annotated[str, Field(alias="oucodeL3Name", min_length=1)]
    courtrooms: list[_ApiRoom] = []


_GATHERED = TypeAdapter(list[_Court])
_API = TypeAdapter(list[_ApiCourt])


def courts_in(value: Any) -> list[Unit]:
    """Give the court houses of a file in the API's form.

    Taken are `{"organisationunits": […]}` and a list of courts as they are gathered. Raises
    `ImportRefusedError` with the path of a court or a room that is wrong.
    """
    if isinstance(value, dict):
        units = checked(_API, value.get("organisationunits"), "organisationunits")
        found = [unit.model_dump(by_alias=True) for unit in units]
    else:
        found = [_unit(court) for court in checked(_GATHERED, value, "courts")]
    if not found:
        raise ImportRefusedError("it holds no court house")
    return found


def _unit(court: _Court) -> Unit:
    code, kind = _KINDS.get(court.type, ("", court.type))
    lines = {f"address{number}": line for number, line in enumerate(court.address, start=1)}
    unit = {
        "id": court.id,
        "oucode": court.oucode,
        "lja": court.lja,
        "oucodeL1Code": code,
        "oucodeL1Name": kind,
        "oucodeL3Code": court.l3,
        "oucodeL3Name": court.name,
        "oucodeL3WelshName": court.name_welsh,
        "region": court.region,
        **lines,
        "postcode": court.postcode,
        "defaultStartTime": court.default_start and court.default_start[:5],
        "defaultDurationHrs": court.default_duration and court.default_duration[:5],
    }
    rooms = [
        {
            "id": room.id,
            "courtroomName": room.name,
            "venueName": room.venue or court.name,
            **({} if room.no is None else {"courtroomId": room.no}),
        }
        for room in court.rooms
    ]
    return {name: value for name, value in unit.items() if value} | {"courtrooms": rooms}


def put_court(connection: Connection, unit: Unit) -> bool:
    """Put a court house in, and say whether that changes anything.

    Rooms that are known from hearings, and that the file doesn't name, stay.
    """
    before = reference.read_unit(connection, unit["id"])
    if before is not None:
        named = {room["id"] for room in unit["courtrooms"]}
        known = objects(from_json(before).get("courtrooms"))
        others = [room for room in known if room.get("id") not in named]
        unit = {**unit, "courtrooms": [*unit["courtrooms"], *others]}
    if before == to_json(unit):
        return False
    reference.put_unit(connection, unit)
    return True
