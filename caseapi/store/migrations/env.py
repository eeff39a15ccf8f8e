"""What alembic runs: the steps, on the connection and in the transaction it was given."""

from alembic import context

from caseapi.store import tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables.metadata,
    transactional_ddl=False,
)
context.run_migrations()
