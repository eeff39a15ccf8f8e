"""The HTTP client of the case API. Only `client.api.http` imports httpx."""
