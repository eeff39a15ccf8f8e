"""The names under which the journal keeps the local copies of a hearing."""


def course_name(hearing_id: str, day: str) -> str:
    """Give the name under which a hearing's log, and that its result is owed, are kept."""
    return f"course:{day}:{hearing_id}"


def copies_of(hearing_id: str, day: str) -> tuple[str, ...]:
    """Give the names of the local copies of a hearing on a day."""
    return (
        detail_name(hearing_id),
        shared_name(hearing_id, day),
        queued_name(hearing_id, day),
        reusable_name(hearing_id),
        course_name(hearing_id, day),
    )


def queued_name(hearing_id: str, day: str) -> str:
    """Give the name under which it is kept that a hearing is to be shared."""
    return f"to be shared:{day}:{hearing_id}"


def detail_name(hearing_id: str) -> str:
    """Give the name under which a hearing as the API sent it is kept."""
    return f"hearing:{hearing_id}"


def shared_name(hearing_id: str, day: str) -> str:
    """Give the name under which the ids of the shared lines of a hearing are kept."""
    return f"shared:{day}:{hearing_id}"


def reusable_name(hearing_id: str) -> str:
    """Give the name under which the answers given before in a hearing are kept."""
    return f"reusable:{hearing_id}"
