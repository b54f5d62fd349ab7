"""The settings of Donor Guide: the one module that reads the environment."""

import os
import secrets
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, SecretStr, StringConstraints, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).resolve().parents[1]
PREFIX = "DONORGUIDE_"
SQLITE = "sqlite:///"
Origin = Annotated[str, StringConstraints(pattern=r"^https?://[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?$")]
# Read by bin/test and the tests, so never a wrong setting of the bot.
TEST_PREFIX = "TEST_"


class SettingsError(Exception):
    """A setting is wrong; its text is one sentence saying which and what is allowed."""


class Settings(BaseSettings):
    """What an operator may set, each as DONORGUIDE_ and the name in capitals."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="forbid"
    )

    host: str = Field(
        "127.0.0.1",
        min_length=1,
        description="the address the bot listens on, such as 127.0.0.1 or 0.0.0.0",
    )
    port: int = Field(5005, ge=1, le=65535, description="a whole number from 1 to 65535")
    action_port: int = Field(5055, ge=1, le=65535, description="a whole number from 1 to 65535")
    knowledge: Path = Field(
        Path("knowledge/qiqihar.yml"),
        description="the path of a knowledge file, as seen from the project's folder",
    )
    database: str = Field(
        "sqlite:///var/donorguide.db",
        pattern=r"^(sqlite:///|postgresql://).+",
        description="an address such as sqlite:///var/donorguide.db or postgresql://user@host/name",
    )
    secret: SecretStr = Field(
        default_factory=lambda: SecretStr(secrets.token_hex()),
        min_length=16,
        description="at least 16 characters, such as openssl rand -hex 32 gives",
    )
    deadline: float = Field(
        10.0, ge=1, le=120, description="the seconds a turn may take, from 1 to 120"
    )
    max_length: int = Field(
        2000,
        ge=1,
        le=100_000,
        description="how many characters a message may have, from 1 to 100000",
    )
    origins: Annotated[tuple[Origin, ...], NoDecode] = Field(
        (),
        description="addresses such as https://www.example.org, without a path, "
        "with spaces between them",
    )
    messages_per_minute: int = Field(
        30,
        ge=1,
        le=10_000,
        description="how many messages of a session are taken in a minute, from 1 to 10000",
    )
    proxies: int = Field(
        0, ge=0, le=10, description="how many proxies of yours stand in front, from 0 to 10"
    )

    @property
    def words(self) -> Path:
        """The words of the bot's language, beside the knowledge file."""
        return self.knowledge.parent / "words" / "en.yml"

    @field_validator("knowledge")
    @classmethod
    def _seen_from_the_root(cls, path: Path) -> Path:
        return ROOT / path

    @field_validator("origins", mode="before")
    @classmethod
    def _apart(cls, origins: Any) -> Any:
        return origins.split() if isinstance(origins, str) else origins

    @field_validator("database")
    @classmethod
    def _file_seen_from_the_root(cls, address: str) -> str:
        file = address.removeprefix(SQLITE)
        return address if file == address else f"{SQLITE}{ROOT / file}"


def load_settings() -> Settings:
    """Reads the settings from the environment.

    Raises:
        SettingsError: A variable is unknown or its value is not allowed.
    """
    _refuse_unknown_variables()
    try:
        settings = Settings()
    except ValidationError as error:
        raise SettingsError(_sentence(error.errors()[0])) from None
    if settings.port == settings.action_port:
        raise SettingsError(
            f"{PREFIX}PORT and {PREFIX}ACTION_PORT are both {settings.port}: "
            "give them two different ports."
        )
    return settings


def _sentence(error: Any) -> str:
    """Turns pydantic's first finding into a sentence."""
    name = str(error["loc"][0]).removeprefix(PREFIX.lower())
    allowed = Settings.model_fields[name].description
    return f"{PREFIX}{name.upper()} is {error['input']!r}: it must be {allowed}."


def _refuse_unknown_variables() -> None:
    """A misspelt name would otherwise be ignored without a word."""
    known = [name.upper() for name in Settings.model_fields]
    for variable in sorted(os.environ):
        name = variable.upper().removeprefix(PREFIX)
        if name == variable.upper() or name.startswith(TEST_PREFIX) or name in known:
            continue
        close = get_close_matches(name, known, n=1)
        meant = " or ".join(PREFIX + name for name in close or known)
        raise SettingsError(f"{variable} is not a setting: did you mean {meant}?")
