"""The tables of the first release. Written by `make migration`."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

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


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "commands",
        sa.Column("user_id", sa.String(length=100), nullable=False),
        sa.Column("client_correlation_id", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("received", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "client_correlation_id", "name"),
    )
    op.create_table(
        "events",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("stream_id", sa.String(length=100), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(length=100), nullable=False),
        sa.Column("client_correlation_id", sa.String(length=100), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("stream_id", "sequence"),
    )
    op.create_index(
        "events_by_correlation", "events", ["user_id", "client_correlation_id"], unique=False
    )
    op.create_table(
        "facts",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "hearings",
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("owner", sa.String(length=100), nullable=True),
        sa.Column("first_shared_date", sa.String(length=40), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "organisation_units",
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "outstanding_fines",
        sa.Column("defendant_id", sa.String(length=100), nullable=False),
        sa.Column("account_number", sa.String(length=100), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("defendant_id", "account_number"),
    )
    op.create_table(
        "reference_data",
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id"),
    )
    op.create_table(
        "result_definitions",
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "session_times",
        sa.Column("court_house_id", sa.String(length=36), nullable=False),
        sa.Column("court_room_id", sa.String(length=36), nullable=False),
        sa.Column("session_date", sa.String(length=10), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("court_house_id", "court_room_id", "session_date"),
    )
    op.create_table(
        "subscriptions",
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("user_id", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "drafts",
        sa.Column("hearing_id", sa.String(length=100), nullable=False),
        sa.Column("hearing_day", sa.String(length=10), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hearing_id"],
            ["hearings.id"],
        ),
        sa.PrimaryKeyConstraint("hearing_id", "hearing_day"),
    )
    op.create_table(
        "hearing_days",
        sa.Column("hearing_id", sa.String(length=100), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("hearing_day", sa.String(length=10), nullable=False),
        sa.Column("sitting_time", sa.String(length=5), nullable=False),
        sa.Column("sitting_day", sa.String(length=40), nullable=False),
        sa.Column("listing_sequence", sa.Integer(), nullable=True),
        sa.Column("court_centre_id", sa.String(length=100), nullable=True),
        sa.Column("court_room_id", sa.String(length=100), nullable=True),
        sa.ForeignKeyConstraint(
            ["hearing_id"],
            ["hearings.id"],
        ),
        sa.PrimaryKeyConstraint("hearing_id", "position"),
    )
    op.create_index(
        "hearing_days_by_court", "hearing_days", ["hearing_day", "court_centre_id"], unique=False
    )
    op.create_table(
        "hearing_event_log",
        sa.Column("hearing_id", sa.String(length=100), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("definition_id", sa.String(length=36), nullable=False),
        sa.Column("recorded_label", sa.Text(), nullable=False),
        sa.Column("hearing_day", sa.String(length=10), nullable=False),
        sa.Column("event_time", sa.String(length=40), nullable=False),
        sa.Column("last_modified_time", sa.String(length=40), nullable=False),
        sa.Column("alterable", sa.Boolean(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("counsel_id", sa.String(length=36), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["hearing_id"],
            ["hearings.id"],
        ),
        sa.PrimaryKeyConstraint("hearing_id", "id"),
    )
    op.create_index("hearing_event_log_by_day", "hearing_event_log", ["hearing_day"], unique=False)
    op.create_table(
        "reusable_info",
        sa.Column("hearing_id", sa.String(length=100), nullable=False),
        sa.Column("master_defendant_id", sa.String(length=36), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hearing_id"],
            ["hearings.id"],
        ),
        sa.PrimaryKeyConstraint("hearing_id", "master_defendant_id"),
    )
    op.create_table(
        "shared_results",
        sa.Column("hearing_id", sa.String(length=100), nullable=False),
        sa.Column("hearing_day", sa.String(length=10), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hearing_id"],
            ["hearings.id"],
        ),
        sa.PrimaryKeyConstraint("hearing_id", "hearing_day"),
    )
    op.create_table(
        "slot_bookings",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("hearing_id", sa.String(length=100), nullable=False),
        sa.Column("unconfirmed", sa.Boolean(), nullable=False),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.Column("held_since", sa.String(length=40), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hearing_id"],
            ["hearings.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "versions",
        sa.Column("hearing_id", sa.String(length=100), nullable=False),
        sa.Column("hearing_day", sa.String(length=10), nullable=False),
        sa.Column("last_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hearing_id"],
            ["hearings.id"],
        ),
        sa.PrimaryKeyConstraint("hearing_id", "hearing_day"),
    )
    op.create_table(
        "witnesses",
        sa.Column("hearing_id", sa.String(length=100), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hearing_id"],
            ["hearings.id"],
        ),
        sa.PrimaryKeyConstraint("hearing_id", "position"),
    )
    for statement in APPEND_ONLY.get(op.get_context().dialect.name, ()):
        op.execute(statement)
