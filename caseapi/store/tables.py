"""The tables, the same for SQLite and PostgreSQL.

Documents are kept as the JSON text they were sent as; beside them stand only the columns that a
query looks for. JSON text is ASCII, so that no name can hold what a database would not take.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

SCHEMA_VERSION = 1
"""Written into `facts` when the tables are made; another number means another program's tables."""

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
    Column("user_id", String(100), nullable=False),
    Column("client_correlation_id", String(100)),
    Column("body", Text, nullable=False),
)
Index("events_by_correlation", events.c.user_id, events.c.client_correlation_id)

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
