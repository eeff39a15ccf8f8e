"""Lines typed at a terminal in line mode, with the keys for editing that readline has."""

from collections.abc import Callable

PROMPT = "> "


def edited_lines(completion: Callable[[str], str]) -> Callable[[], str] | None:
    """Give a way to read a line with its newline, empty at the end; `None` without readline.

    Tab takes what `completion` says would follow. Nothing but letters and the movements of the
    cursor is sent, and what was typed is not written to a file.
    """
    try:
        import readline
    except ImportError:
        return None

    def complete(text: str, state: int) -> str | None:
        letters = completion(text) if state == 0 else ""
        return f"{text}{letters}" if letters else None

    readline.set_completer_delims("")
    readline.set_completer(complete)
    is_editline = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if is_editline else "tab: complete")
    if not is_editline:
        readline.parse_and_bind("set enable-bracketed-paste off")
        readline.parse_and_bind("set bell-style none")

    def read() -> str:
        try:
            return f"{input(PROMPT)}\n"
        except EOFError:
            return ""

    return read
