"""The API described in OpenAPI 3.1, from the table of routes and the models of its requests."""
