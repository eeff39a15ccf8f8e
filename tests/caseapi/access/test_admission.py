"""Who is believed to say which user makes a request (section 1.3)."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from caseapi.admission import Admission, admission_at, network
from caseapi.app import create_app
from caseapi.errors import CannotError
from caseapi.store import Store, open_store, reference
from client.contract import routes
from client.contract.routes import USER_HEADER
from tests.caseapi import court

STRANGER = "0d1f3c55-1111-4222-8333-944455556666"


@contextmanager
def listening(host: str) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as listener:
        yield listener


async def asked_from(
    store: Store, admission: Admission, peer: str | None, user: str = court.CLERK
) -> httpx.Response:
    """Ask for the day's hearings as a peer of this address does."""
    client = (peer, 40000) if peer else None
    transport = httpx.ASGITransport(
        create_app(store, admission=admission),
        client=client,  # type: ignore[arg-type]
    )
    async with httpx.AsyncClient(transport=transport, base_url="http://caseapi") as http:
        return await http.get(routes.HEARINGS.path, headers=court.asking(routes.HEARINGS, user))


@pytest.mark.parametrize("peer", ["10.1.0.1", "10.1.255.254", "192.0.2.7", "::ffff:192.0.2.7"])
async def test_a_proxy_on_the_list_may_name_the_user(store: Store, peer: str) -> None:
    admission = Admission((network("10.1.0.0/16"), network("192.0.2.7")))
    assert (await asked_from(store, admission, peer)).status_code == 200


@pytest.mark.parametrize("peer", ["10.2.0.1", "192.0.2.8", "127.0.0.1", "::1", "fe80::1%eth0", "x"])
async def test_nobody_else_may(store: Store, peer: str) -> None:
    admission = Admission((network("10.1.0.0/16"), network("192.0.2.7")))
    answer = await asked_from(store, admission, peer)
    assert answer.status_code == 403
    assert answer.json() == {"error": "This address may not say who the user is."}


async def test_a_peer_without_an_address_is_believed_only_on_a_unix_socket(store: Store) -> None:
    assert (await asked_from(store, Admission(), None)).status_code == 403
    assert (await asked_from(store, Admission(local_socket=True), None)).status_code == 200


async def test_a_forwarded_address_is_not_the_peers(store: Store) -> None:
    transport = httpx.ASGITransport(create_app(store), client=("192.0.2.7", 40000))
    headers = {**court.asking(routes.HEARINGS), "X-Forwarded-For": "127.0.0.1"}
    async with httpx.AsyncClient(transport=transport, base_url="http://caseapi") as http:
        answer = await http.get(routes.HEARINGS.path, headers=headers)
    assert answer.status_code == 403


async def test_two_users_in_one_request_are_none(store: Store) -> None:
    transport = httpx.ASGITransport(create_app(store))
    async with httpx.AsyncClient(transport=transport, base_url="http://caseapi") as http:
        for route, status in ((routes.HEARINGS, 400), (routes.COURTROOMS, 403)):
            headers = [*court.asking(route).items(), (USER_HEADER, court.SECOND_CLERK)]
            answer = await http.get(route.path, headers=headers)
            assert answer.status_code == status
            assert "more than once" in answer.json()["error"]


async def test_a_user_id_is_the_same_in_capitals(store: Store) -> None:
    assert (await asked_from(store, Admission(), "::1", court.CLERK.upper())).status_code == 200


def test_a_server_on_a_socket_of_this_machine_is_an_open_court(tmp_path: Path) -> None:
    for host in ("127.0.0.1", "::1"):
        with listening(host) as listener:
            admission = admission_at(listener)
        assert admission.open_court
        assert admission.trusts("127.0.0.1")
        assert admission.trusts("::1")
        assert not admission.trusts(None)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
        assert admission_at(listener).trusts(None)
        assert admission_at(listener).open_court


def test_a_server_on_the_network_trusts_only_whom_it_is_told_to() -> None:
    with listening("0.0.0.0") as listener:
        admission = admission_at(listener, ["10.1.2.3"])
        assert admission.trusts("10.1.2.3")
        assert not admission.trusts("127.0.0.1")
        assert not admission.open_court
        with pytest.raises(CannotError, match="Name the address of the proxy"):
            admission_at(listener)


@pytest.mark.parametrize("address", ["proxy.example", "10.1.2.3/8", "10.1.2", ""])
def test_what_is_no_address_is_not_trusted(address: str) -> None:
    with pytest.raises(CannotError, match="is not an address to trust"):
        network(address)


async def test_a_court_without_users_is_open_to_this_machine_alone(tmp_path: Path) -> None:
    with open_store(tmp_path / "empty.db") as store:
        open_court = Admission(open_court=True)
        assert (await asked_from(store, open_court, "127.0.0.1", STRANGER)).status_code == 200
        closed = Admission((network("192.0.2.7"),))
        assert (await asked_from(store, closed, "192.0.2.7", STRANGER)).status_code == 403
        with store.writing() as connection:
            reference.put_user(connection, court.user(court.CLERK, "Sian", "Ashdown"))
        assert (await asked_from(store, open_court, "127.0.0.1", STRANGER)).status_code == 403
        assert (await asked_from(store, open_court, "127.0.0.1")).status_code == 200
