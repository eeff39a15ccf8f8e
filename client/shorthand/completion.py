"""The likely end of a word that is being typed: of a code, of a result's word, of a command."""

import re
from collections.abc import Iterable

from client.catalogue import Catalogue

_LAST_RESULT = re.compile(r"(?:^|[;/])\s*([^;/]*)$")


def completion(text: str, catalogue: Catalogue, commands: Iterable[str]) -> str:
    """Give the letters that would complete the word at the end of a line; empty where none would.

    Only what names a result or a command is completed, never a value. A code that is typed whole
    needs nothing; else the shortest code that begins so, then the first label word that does.
    """
    if text.startswith(":"):
        near = sorted(one for one in commands if one.startswith(text[1:].casefold()))
        return near[0][len(text) - 1 :] if near and len(text) > 1 else ""
    found = _LAST_RESULT.search(text)
    if found is None or not found[1] or found[1][-1].isspace():
        return ""
    words = found[1].casefold().split()
    if not words[-1].isalpha() or catalogue.by_code(words[0]) is not None:
        return ""
    used, definitions = catalogue.words.beginning(words)
    if used < len(words) or not definitions:
        return ""
    if len(words) == 1:
        codes = [d.short_code for d in definitions if _begins(d.short_code, words[0])]
        if codes:
            return min(codes, key=lambda code: (len(code), code))[len(words[0]) :].lower()
    label = definitions[0].label.casefold().split()
    return next((one[len(words[-1]) :] for one in label if one.startswith(words[-1])), "")


def _begins(code: str, typed: str) -> bool:
    return code.casefold().startswith(typed)
