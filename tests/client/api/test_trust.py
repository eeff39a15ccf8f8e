"""Who is believed to be the court's server over TLS, and how it is told where nobody is."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from client.api import trust
from client.api.case_api import CaseApi
from client.api.errors import CaseApiError, NotFound, Unavailable
from tests.client.builders import CLERK_ID
from tests.tls import AUTHORITY, tls_before

UNTRUSTED = "The server's certificate is not trusted: "


class _Court(http.server.BaseHTTPRequestHandler):
    """Answers that there is nothing to tell, whatever is asked."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def plain() -> Iterator[str]:
    """The address of a server without TLS."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Court) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def refused(address: str, certificates: str = "") -> str:
    """Give what is told of a server that can't be asked."""
    with pytest.raises(CaseApiError) as told:
        CaseApi(address, CLERK_ID, certificates=certificates).user()
    assert isinstance(told.value, Unavailable), "what was typed waits, and it is tried again"
    return str(told.value)


def test_a_server_of_an_authority_that_is_set_is_believed(plain: str) -> None:
    with tls_before(plain) as address:
        assert CaseApi(address, CLERK_ID, certificates=AUTHORITY).user()


def test_a_server_of_an_authority_that_is_installed_on_the_machine_is_believed(
    plain: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tls_before(plain) as address:
        assert refused(address).startswith(UNTRUSTED)
        monkeypatch.setenv("SSL_CERT_FILE", AUTHORITY)
        assert CaseApi(address, CLERK_ID).user()


def test_on_a_machine_without_authorities_nobody_is_believed_who_should_not_be(
    plain: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    with tls_before(plain) as address:
        assert refused(address).startswith(UNTRUSTED)


def test_a_machine_whose_authorities_this_user_may_not_read_ends_nothing(
    plain: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def may_not(_: str) -> None:
        raise PermissionError

    monkeypatch.setattr(trust, "scandir", may_not)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    with tls_before(plain) as address:
        assert refused(address).startswith(UNTRUSTED)


def test_a_certificate_that_has_expired_is_told_as_that(plain: str) -> None:
    with tls_before(plain, "expired.pem") as address:
        assert refused(address, AUTHORITY) == f"{UNTRUSTED}certificate has expired"


def test_a_certificate_for_another_name_is_not_believed(plain: str) -> None:
    with tls_before(plain, "elsewhere.pem") as address:
        assert refused(address, AUTHORITY).startswith(f"{UNTRUSTED}Hostname mismatch")


def test_https_to_a_server_without_tls_is_told_as_that(plain: str) -> None:
    said = refused(plain.replace("http:", "https:"))
    assert said.startswith("No TLS with the server")
    assert said.endswith("is its address http://, not https://?")


@pytest.mark.parametrize(
    ("text", "said"),
    [("not a certificate", "There is no certificate in"), (None, "can't be read: No such file")],
)
def test_a_file_without_certificates_is_told_before_anything_is_asked(
    tmp_path: Path, text: str | None, said: str
) -> None:
    path = tmp_path / "authority.pem"
    if text is not None:
        path.write_text(text)
    with pytest.raises(NotFound, match=said):
        CaseApi("https://court.example/", CLERK_ID, certificates=str(path))
