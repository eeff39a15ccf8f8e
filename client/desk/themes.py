"""The themes of the screen by name, and the one that the clerk chose last, which is remembered."""

from dataclasses import dataclass

from client.desk.responses import Next, Response, not_taken
from client.desk.whereabouts import Offered


@dataclass(slots=True)
class Themes:
    """The names of the themes, the one `chosen`, and the one that is `set` in `config.toml`.

    What was chosen while running holds until another is set there.
    """

    names: tuple[str, ...] = ()
    chosen: str = ""
    set: str = ""

    def offered(self, argument: str) -> Offered:
        """Say which themes there are, each with its number."""
        choices = tuple(
            (number, name + ("   here" if name == self.chosen else ""))
            for number, name in enumerate(self.names, 1)
            if argument.isdecimal() or name.startswith(argument.casefold())
        )
        return Offered("Which theme? Its name, or the number", choices)

    def choose(self, argument: str) -> Response:
        """Take the theme that a name, its beginning or a number names."""
        if argument.isdecimal():
            named = self.names[int(argument) - 1 : int(argument)] if int(argument) else ()
        else:
            named = tuple(one for one in self.names if one.startswith(argument.casefold()))
        if len(named) != 1:
            return not_taken(f"Which one: {', '.join(named or self.names)}?")
        self.chosen = named[0]
        return Response(f"The screen is in {self.chosen}, and stays so", then=Next.THEME)
