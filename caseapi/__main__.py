"""`python -m caseapi` is the same as `caseapi`."""

import sys

from caseapi.cli import main

sys.exit(main())
