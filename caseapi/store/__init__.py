"""The API's database: one set of tables and statements for SQLite and for PostgreSQL."""

from caseapi.store.engine import Store, StoreError, open_store

__all__ = ["Store", "StoreError", "open_store"]
