"""The API's database: one set of tables and statements for SQLite and for PostgreSQL."""

from caseapi.store.engine import Store, migrate, open_store
from caseapi.store.failing import StoreError

__all__ = ["Store", "StoreError", "migrate", "open_store"]
