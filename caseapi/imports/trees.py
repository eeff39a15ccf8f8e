"""A file's parts as a tree that knows where each part stands, the same for XML and for JSON."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from caseapi.imports.reading import ImportRefusedError, json_in

DEEPEST = 60
"""How many parts may stand inside one another."""


@dataclass(slots=True)
class Part:
    """One part: its place for people, its text, and the parts in it by their names."""

    place: str
    text: str = ""
    parts: dict[str, list["Part"]] = field(default_factory=dict)

    def all(self, name: str) -> list["Part"]:
        """Give the parts of a name, in their order."""
        return self.parts.get(name, [])

    def say(self, *names: str) -> str:
        """Give the text at the end of these names, on one line; empty where there is none."""
        part = self
        for name in names:
            found = part.all(name)
            if not found:
                return ""
            part = found[0]
        return " ".join(part.text.split())

    def find(self, name: str) -> Iterator["Part"]:
        """Give every part of a name, wherever it is inside this one."""
        for key, parts in self.parts.items():
            for part in parts:
                if key == name:
                    yield part
                else:
                    yield from part.find(name)


def from_file(text: bytes) -> Part:
    """Read a file of either form; raises `ImportRefusedError` with the line."""
    if text.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        return from_xml(text)
    return from_value(json_in(text))


def from_xml(text: bytes) -> Part:
    """Read XML; raises `ImportRefusedError` with the line.

    A document type declaration is refused: with it a small file can become endless, or ask for
    other files. So no entity but those of XML itself is ever expanded.
    """
    parser = expat.ParserCreate()
    root = Part("the file")
    open_parts = [root]

    def refuse(*_: object) -> None:
        raise ImportRefusedError(
            f"line {parser.CurrentLineNumber}: a document type declaration is not taken"
        )

    def begin(name: str, _: object) -> None:
        if len(open_parts) > DEEPEST:
            raise ImportRefusedError(f"line {parser.CurrentLineNumber}: it is nested too deeply")
        part = Part(f"line {parser.CurrentLineNumber}")
        open_parts[-1].parts.setdefault(name.rpartition(":")[2], []).append(part)
        open_parts.append(part)

    def read(characters: str) -> None:
        open_parts[-1].text += characters

    def end(_: str) -> None:
        open_parts.pop()

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = read
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        says = expat.ErrorString(error.code)
        raise ImportRefusedError(f"line {error.lineno}: it is not XML: {says}") from error
    return root


def from_value(value: object, place: str = "") -> Part:
    """Read a value of JSON, in which a part that comes more than once is a list.

    Raises `ImportRefusedError` where it is nested too deeply.
    """
    if place.count(".") > DEEPEST:
        raise ImportRefusedError("it is nested too deeply")
    part = Part(place or "the file")
    if isinstance(value, dict):
        for name, inner in value.items():
            inside = f"{place}.{name}" if place else str(name)
            if isinstance(inner, list):
                part.parts[name] = [
                    from_value(each, f"{inside}[{number}]") for number, each in enumerate(inner)
                ]
            elif inner is not None:
                part.parts[name] = [from_value(inner, inside)]
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        part.text = str(value)
    return part
