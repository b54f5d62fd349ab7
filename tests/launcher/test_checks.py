"""The checks before a start: each names what is wrong and what to do."""

import shutil
import socket

import pytest

from addons.launcher import checks, migrate
from addons.launcher.errors import LaunchError
from donorguide.language import weights
from donorguide.settings import ROOT, Settings, load_settings


def test_a_taken_port_is_named_with_the_variable_to_set(free_port):
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        pytest.raises(LaunchError) as refused,
    ):
        taken = server.getsockname()[1]
        checks.check_ports(Settings(port=taken, action_port=free_port))
    assert str(refused.value) == (
        f"Port {taken} on 127.0.0.1 is taken: "
        "end the program that has it, or set DONORGUIDE_PORT to another port."
    )


def test_a_taken_port_of_the_action_server_is_found(free_port):
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        pytest.raises(LaunchError, match="set DONORGUIDE_ACTION_PORT"),
    ):
        checks.check_ports(Settings(port=free_port, action_port=server.getsockname()[1]))


def test_free_ports_stay_free(free_port):
    checks.check_ports(Settings(port=free_port, action_port=free_port))
    with socket.create_server(("127.0.0.1", free_port)):
        pass


@pytest.mark.parametrize("host", ["no.such.host.invalid", "192.0.2.1"])
def test_an_address_of_another_machine_is_refused(host, free_port):
    with pytest.raises(LaunchError, match=rf"no address '{host}': set DONORGUIDE_HOST"):
        checks.check_ports(Settings(host=host, port=free_port, action_port=free_port))


def test_a_missing_knowledge_file_is_named(tmp_path):
    with pytest.raises(LaunchError, match=r"place\.yml"):
        checks.check_knowledge(Settings(knowledge=tmp_path / "place.yml"))


def test_a_broken_knowledge_file_is_named(tmp_path):
    file = tmp_path / "place.yml"
    file.write_text("entries: [\n")
    with pytest.raises(LaunchError, match=r"place\.yml"):
        checks.check_knowledge(Settings(knowledge=file))


def test_a_secret_that_is_not_set_is_told_with_what_ends_by_it(monkeypatch):
    [note] = checks.check_secret(load_settings())
    assert note.startswith("No DONORGUIDE_SECRET is set: conversations of the widget")
    monkeypatch.setenv("DONORGUIDE_SECRET", "0123456789abcdef")
    assert checks.check_secret(load_settings()) == []


def test_contacts_that_are_not_set_are_told_once(tmp_path):
    file = shutil.copytree(ROOT / "knowledge", tmp_path / "knowledge") / "qiqihar.yml"
    file.write_text(file.read_text().replace("donate: null", "donate: https://example.org/donate"))
    notes = checks.check_knowledge(Settings(knowledge=file))
    assert notes == [
        "No contact is set for sponsor, team, safeguarding: "
        f"donors get general words instead ({file}, contacts)."
    ]


def test_damaged_weights_are_refused(monkeypatch, tmp_path):
    shutil.copytree(weights.weights_folder(), tmp_path / "model")
    with (tmp_path / "model" / "model.safetensors").open("r+b") as file:
        file.seek(1_000_000)
        file.write(b"damaged")
    monkeypatch.setattr(weights, "weights_folder", lambda: tmp_path / "model")
    with pytest.raises(LaunchError, match="damaged"):
        checks.check_weights()


def test_whole_weights_are_taken():
    checks.check_weights()


def test_a_wrong_setting_is_refused(monkeypatch):
    monkeypatch.setenv("DONORGUIDE_PORT", "no")
    with pytest.raises(LaunchError, match="DONORGUIDE_PORT is 'no'"):
        checks.check_settings()


@pytest.mark.parametrize("version", [(3, 10), (3, 13)])
def test_another_python_is_refused(version):
    with pytest.raises(LaunchError, match=rf"this is 3\.{version[1]}: remove the folder \.venv"):
        checks.check_python(version)


def test_this_python_is_taken():
    checks.check_python()


def test_a_file_that_is_no_database_is_named(tmp_path):
    (tmp_path / "inbox.db").write_text("no database, " * 1000)
    with pytest.raises(LaunchError) as refused:
        checks.check_database(Settings(database=f"sqlite:///{tmp_path}/inbox.db"))
    assert str(refused.value) == (
        f"The database {tmp_path}/inbox.db cannot be used (file is not a database): "
        "mend it, move it away, or set DONORGUIDE_DATABASE to another."
    )


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LaunchError, match="cannot be used"):
        checks.check_database(Settings(database=f"sqlite:///{tmp_path}/file/inbox.db"))


def test_a_server_that_is_not_there_is_named_without_its_password(free_port):
    address = f"postgresql://anna:geheim@127.0.0.1:{free_port}/donors"
    with pytest.raises(LaunchError, match="cannot be used") as refused:
        checks.check_database(Settings(database=address))
    assert "geheim" not in str(refused.value)
    assert str(free_port) in str(refused.value)


def test_a_server_is_brought_up_to_date_by_command(postgresql, monkeypatch, capsys):
    address = postgresql.address("launched")
    with pytest.raises(LaunchError, match="bin/migrate"):
        checks.check_database(Settings(database=address))
    monkeypatch.setenv("DONORGUIDE_DATABASE", address)
    assert migrate.main() == 0
    assert "up to date" in capsys.readouterr().out
    checks.check_database(Settings(database=address))


def test_a_database_that_cannot_be_brought_up_to_date_is_named(free_port, monkeypatch, capsys):
    monkeypatch.setenv("DONORGUIDE_DATABASE", f"postgresql://anna@127.0.0.1:{free_port}/donors")
    assert migrate.main() == 1
    assert "cannot be used" in capsys.readouterr().err
