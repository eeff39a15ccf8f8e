"""Programs of the machine that some journeys need and none of our packages brings: tmux, OpenSSH.

A journey without them is skipped on a machine of one's own and fails in CI. `python -m
tests.programs` exits with 1 where one is missing, and says which and how to get it.
"""

import os
import shutil
import sys
from pathlib import Path

import pytest

PACKAGES = {
    "tmux": "tmux",
    "sshd": "openssh-server",
    "ssh": "openssh-client",
    "ssh-keygen": "openssh-client",
}
"""The Debian package of each."""

_ALSO = "/usr/sbin:/usr/local/sbin"
_EMPTY_ROOT = Path("/run/sshd")


def path_of(program: str) -> str | None:
    """Give where a program lies, also in a folder that only root has on its path."""
    return shutil.which(program, path=f"{os.environ.get('PATH', os.defpath)}:{_ALSO}")


def needed(program: str) -> str:
    """Give the path of a program that a test can't do without."""
    found = path_of(program)
    said = f"{program} is missing; on Debian: apt-get install {PACKAGES[program]}"
    if found is not None and program == "sshd" and os.geteuid() == 0 and not _EMPTY_ROOT.is_dir():
        found, said = (
            None,
            f"As root sshd needs the folder {_EMPTY_ROOT}; `make terminals` makes it",
        )
    if found is not None:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail(said)
    pytest.skip(said)


def missing() -> list[str]:
    """Give the Debian packages of the programs that are missing."""
    return sorted({package for name, package in PACKAGES.items() if path_of(name) is None})


def main() -> int:
    """Exit with 0 where every program is there; else say what is missing, and exit with 1.

    Where it runs as root, sshd asks for the empty folder that the system makes at its start.
    """
    packages = missing()
    if packages:
        said = f"Journeys over SSH and in tmux need: apt-get install {' '.join(packages)}"
        print(said, file=sys.stderr)
        return 1
    if os.geteuid() == 0:
        _EMPTY_ROOT.mkdir(mode=0o755, exist_ok=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
