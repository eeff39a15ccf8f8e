"""The tables, the same for SQLite and PostgreSQL.

Documents are kept as the JSON text they were sent as; beside them stand only the columns that a
query looks for. JSON text is ASCII, so that no name can hold what a database would not take.
"""

from sqlalchemy import (
    DDL,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
)

metadata = MetaData()

facts = Table(
    "facts",
    metadata,
    Column("name", String(100), primary_key=True),
    Column("value", Text, nullable=False),
)

hearings = Table(
    "hearings",
    metadata,
    Column("id", String(100), primary_key=True),
    Column("document", Text, nullable=False),
    Column("summary", Text),
    Column("state", String(40), nullable=False),
    Column("owner", String(100)),
    Column("first_shared_date", String(40)),
)

hearing_days = Table(
    "hearing_days",
    metadata,
    Column("hearing_id", ForeignKey("hearings.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("hearing_day", String(10), nullable=False),
    Column("sitting_time", String(5), nullable=False),
    Column("sitting_day", String(40), nullable=False),
    Column("listing_sequence", Integer),
    Column("court_centre_id", String(100)),
    Column("court_room_id", String(100)),
    PrimaryKeyConstraint("hearing_id", "position"),
)
Index("hearing_days_by_court", hearing_days.c.hearing_day, hearing_days.c.court_centre_id)

drafts = Table(
    "drafts",
    metadata,
    Column("hearing_id", ForeignKey("hearings.id"), nullable=False),
    Column("hearing_day", String(10), nullable=False),
    Column("document", Text, nullable=False),
    PrimaryKeyConstraint("hearing_id", "hearing_day"),
)

shared_results = Table(
    "shared_results",
    metadata,
    Column("hearing_id", ForeignKey("hearings.id"), nullable=False),
    Column("hearing_day", String(10), nullable=False),
    Column("lines", Text, nullable=False),
    PrimaryKeyConstraint("hearing_id", "hearing_day"),
)

versions = Table(
    "versions",
    metadata,
    Column("hearing_id", ForeignKey("hearings.id"), nullable=False),
    Column("hearing_day", String(10), nullable=False),
    Column("last_version", Integer, nullable=False),
    PrimaryKeyConstraint("hearing_id", "hearing_day"),
)

events = Table(
    "events",
    metadata,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("stream_id", String(100), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("user_id", String(100), nullable=False),
    Column("client_correlation_id", String(100)),
    Column("body", Text, nullable=False),
    Column("hash", String(64), nullable=False),
    UniqueConstraint("stream_id", "sequence"),
)
Index("events_by_correlation", events.c.user_id, events.c.client_correlation_id)

APPEND_ONLY = {
    "sqlite": (
        """CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
           BEGIN SELECT RAISE(ABORT, 'events are never changed'); END""",
        """CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
           BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END""",
    ),
    "postgresql": (
        """CREATE FUNCTION refuse_to_change_events() RETURNS trigger LANGUAGE plpgsql AS
           $$ BEGIN RAISE EXCEPTION 'events are never changed or deleted'; END $$""",
        """CREATE TRIGGER events_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events
           FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_events()""",
    ),
}
"""For each engine, what makes it refuse to change or delete an event; run with the table's making.

It keeps honest programs honest. Whoever may alter the schema can drop it: that is what the chain
of hashes is for.
"""

for _engine, _statements in APPEND_ONLY.items():
    for _statement in _statements:
        _made = DDL(_statement).execute_if(dialect=_engine)  # type: ignore[no-untyped-call]
        event.listen(events, "after_create", _made)

commands = Table(
    "commands",
    metadata,
    Column("user_id", String(100), nullable=False),
    Column("client_correlation_id", String(100), nullable=False),
    Column("name", String(100), nullable=False),
    Column("received", String(40), nullable=False),
    PrimaryKeyConstraint("user_id", "client_correlation_id", "name"),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", String(100), primary_key=True),
    Column("user_id", String(100), nullable=False),
)

users = Table(
    "users",
    metadata,
    Column("id", String(100), primary_key=True),
    Column("document", Text, nullable=False),
)

organisation_units = Table(
    "organisation_units",
    metadata,
    Column("id", String(100), primary_key=True),
    Column("name", Text, nullable=False),
    Column("document", Text, nullable=False),
)

result_definitions = Table(
    "result_definitions",
    metadata,
    Column("id", String(100), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("document", Text, nullable=False),
)

reference_data = Table(
    "reference_data",
    metadata,
    Column("kind", String(60), nullable=False),
    Column("id", String(200), nullable=False),
    Column("position", Integer, nullable=False),
    Column("document", Text, nullable=False),
    PrimaryKeyConstraint("kind", "id"),
)

hearing_event_log = Table(
    "hearing_event_log",
    metadata,
    Column("hearing_id", ForeignKey("hearings.id"), nullable=False),
    Column("id", String(36), nullable=False),
    Column("definition_id", String(36), nullable=False),
    Column("recorded_label", Text, nullable=False),
    Column("hearing_day", String(10), nullable=False),
    Column("event_time", String(40), nullable=False),
    Column("last_modified_time", String(40), nullable=False),
    Column("alterable", Boolean, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("counsel_id", String(36)),
    Column("note", Text),
    PrimaryKeyConstraint("hearing_id", "id"),
)
Index("hearing_event_log_by_day", hearing_event_log.c.hearing_day)

witnesses = Table(
    "witnesses",
    metadata,
    Column("hearing_id", ForeignKey("hearings.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    PrimaryKeyConstraint("hearing_id", "position"),
)

session_times = Table(
    "session_times",
    metadata,
    Column("court_house_id", String(36), nullable=False),
    Column("court_room_id", String(36), nullable=False),
    Column("session_date", String(10), nullable=False),
    Column("document", Text, nullable=False),
    PrimaryKeyConstraint("court_house_id", "court_room_id", "session_date"),
)

reusable_info = Table(
    "reusable_info",
    metadata,
    Column("hearing_id", ForeignKey("hearings.id"), nullable=False),
    Column("master_defendant_id", String(36), nullable=False),
    Column("document", Text, nullable=False),
    PrimaryKeyConstraint("hearing_id", "master_defendant_id"),
)

slot_bookings = Table(
    "slot_bookings",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("hearing_id", ForeignKey("hearings.id"), nullable=False),
    Column("unconfirmed", Boolean, nullable=False),
    Column("released", Boolean, nullable=False),
    Column("held_since", String(40), nullable=False),
    Column("document", Text, nullable=False),
)

outstanding_fines = Table(
    "outstanding_fines",
    metadata,
    Column("defendant_id", String(100), nullable=False),
    Column("account_number", String(100), nullable=False),
    Column("document", Text, nullable=False),
    PrimaryKeyConstraint("defendant_id", "account_number"),
)
