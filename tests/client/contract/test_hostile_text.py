"""Whatever a text on the wire holds, once read it steers nothing: every field of every model."""

import importlib
import json
import pkgutil

import pytest

import client.contract
from client.contract.base import Read
from tests.hostile import LONG, SHORT, STEERS, SURROGATE, filled, texts_of

ALLOWED_IN_PROSE = str.maketrans("", "", "\n\t\r")

for module in pkgutil.iter_modules(client.contract.__path__):
    importlib.import_module(f"client.contract.{module.name}")


def every_model(base: type[Read] = Read) -> list[type[Read]]:
    found = [model for one in base.__subclasses__() for model in (one, *every_model(one))]
    return sorted(set(found), key=lambda model: model.__name__)


@pytest.mark.parametrize("text", [SHORT, LONG, SURROGATE], ids=["short", "long", "surrogate"])
@pytest.mark.parametrize("model", every_model(), ids=lambda model: model.__name__)
def test_no_field_keeps_what_steers_a_terminal(model: type[Read], text: str) -> None:
    read = model.from_json(json.dumps(filled(model, text)))
    texts = list(texts_of(read))
    assert [one for one in texts if STEERS.search(one.translate(ALLOWED_IN_PROSE))] == []
    letters = "Zoe" if text == SURROGATE else "[@click=app.quit()]x[/][bold][red]"
    assert all(letters in one for one in texts if len(one) > 20)


def test_every_model_is_looked_at() -> None:
    assert len(every_model()) > 70
