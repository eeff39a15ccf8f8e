"""Where the published reference data lies, on machines that have it."""

from pathlib import Path

import pytest

from tests.published import REFERENCE


@pytest.fixture
def shared_reference() -> Path:
    """Give the folder of reference data beside the checkout; a test without it is skipped."""
    if not REFERENCE.is_dir():
        pytest.skip("the published reference data is not beside the checkout")
    return REFERENCE
