"""The settings: what is read from the environment and what is refused."""

import pytest
from pydantic import ValidationError

from donorguide.settings import ROOT, SettingsError, load_settings

ORIGINS = "addresses such as https://www.example.org, without a path, with spaces between them"


def test_without_variables_the_bot_listens_on_this_machine_only():
    settings = load_settings()
    assert (settings.host, settings.port, settings.action_port) == ("127.0.0.1", 5005, 5055)
    assert settings.knowledge == ROOT / "knowledge" / "qiqihar.yml"


def test_a_variable_sets_a_setting(monkeypatch):
    monkeypatch.setenv("DONORGUIDE_PORT", "8080")
    monkeypatch.setenv("DONORGUIDE_DEADLINE", "2.5")
    assert load_settings().port == 8080
    assert load_settings().deadline == 2.5


def test_several_origins_stand_with_spaces_between_them(monkeypatch):
    monkeypatch.setenv("DONORGUIDE_ORIGINS", "https://www.example.org  http://localhost:8080")
    assert load_settings().origins == ("https://www.example.org", "http://localhost:8080")


def test_an_empty_variable_sets_nothing(monkeypatch):
    monkeypatch.setenv("DONORGUIDE_PORT", "")
    assert load_settings().port == 5005


def test_a_knowledge_file_may_lie_anywhere(monkeypatch, tmp_path):
    monkeypatch.setenv("DONORGUIDE_KNOWLEDGE", str(tmp_path / "place.yml"))
    assert load_settings().knowledge == tmp_path / "place.yml"
    monkeypatch.setenv("DONORGUIDE_KNOWLEDGE", "knowledge/place.yml")
    assert load_settings().knowledge == ROOT / "knowledge" / "place.yml"


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("PORT", "abc", "a whole number from 1 to 65535"),
        ("PORT", "0", "a whole number from 1 to 65535"),
        ("ACTION_PORT", "65536", "a whole number from 1 to 65535"),
        ("DEADLINE", "soon", "the seconds a turn may take, from 1 to 120"),
        ("DEADLINE", "nan", "the seconds a turn may take, from 1 to 120"),
        ("MAX_LENGTH", "-1", "how many characters a message may have, from 1 to 100000"),
        *(("ORIGINS", value, ORIGINS) for value in ("*", "example.org", "https://x.org/", "null")),
        (
            "MESSAGES_PER_MINUTE",
            "0",
            "how many messages of a session are taken in a minute, from 1 to 10000",
        ),
        ("PROXIES", "all", "how many proxies of yours stand in front, from 0 to 10"),
    ],
)
def test_a_wrong_value_is_refused_with_what_is_allowed(monkeypatch, name, value, allowed):
    monkeypatch.setenv(f"DONORGUIDE_{name}", value)
    with pytest.raises(SettingsError) as refused:
        load_settings()
    assert str(refused.value) == f"DONORGUIDE_{name} is '{value}': it must be {allowed}."


def test_a_misspelt_name_is_refused_with_the_right_one(monkeypatch):
    monkeypatch.setenv("DONORGUIDE_PROT", "8080")
    with pytest.raises(SettingsError, match=r"PROT is not a setting: did you mean .*_PORT\?"):
        load_settings()


def test_a_name_like_no_other_is_refused_with_all_names(monkeypatch):
    monkeypatch.setenv("DONORGUIDE_COLOUR", "red")
    with pytest.raises(SettingsError, match=r"DONORGUIDE_HOST or .* or DONORGUIDE_PROXIES\?"):
        load_settings()


def test_the_variables_of_the_tests_are_no_settings(monkeypatch):
    monkeypatch.setenv("DONORGUIDE_TEST_NO_SKIPS", "1")
    load_settings()


def test_two_servers_cannot_share_a_port(monkeypatch):
    monkeypatch.setenv("DONORGUIDE_ACTION_PORT", "5005")
    with pytest.raises(SettingsError, match="are both 5005: give them two different ports"):
        load_settings()


def test_settings_do_not_change():
    with pytest.raises(ValidationError, match="frozen"):
        load_settings().port = 8080
