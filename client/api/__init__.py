"""The HTTP client of the case API. Only `client.api.http` imports httpx."""

import sys

# httpx also imports a command line of its own wherever click can be found, and takes no harm where
# that import fails: 3 MiB, and a sixth of the time that loading takes.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
