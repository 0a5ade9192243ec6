"""Settings of a run: `clippings.toml`, then environment variables `CLIPPINGS_*`, then options of the command line."""

from __future__ import annotations

import difflib
import json
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from flows.errors import SettingsError

SETTINGS_FILE = "clippings.toml"


def _named(path: Any) -> Any:
    """An unset variable in a script must not make the current folder the landing folder."""
    if isinstance(path, str) and not path.strip():
        raise ValueError("it is empty")
    if "\0" in str(path):
        raise ValueError("a path holds no NUL character")
    return path


NamedPath = Annotated[Path, BeforeValidator(_named)]


class Settings(BaseSettings):
    """Everything that can be set, typed; each field's description is what `--help` and Prefect's form show."""

    model_config = SettingsConfigDict(env_prefix="CLIPPINGS_", extra="forbid", toml_file=SETTINGS_FILE)

    source: NamedPath = Field(Path("landing"), description="Folder with the raw texts (the landing folder).")
    data_dir: NamedPath = Field(
        Path("data"), description="Folder for the warehouse, its snapshots and its reports."
    )
    registry: Annotated[tuple[NamedPath, ...], NoDecode] = Field(
        (), description="Registry files (YAML) with your entities and sources."
    )
    shipped_registry: bool = Field(True, description="Also use the registry that the project ships.")
    workers: int = Field(0, ge=0, le=256, description="Worker processes; 0 means one a core.")
    batch_size: int = Field(2000, ge=1, le=100_000, description="Documents in one batch.")
    document_seconds: float = Field(
        30,
        ge=0,
        allow_inf_nan=False,
        description="Processor seconds that reading or extracting one document may take before it goes to quarantine; "
        "0 means no limit.",
    )
    keep_snapshots: int = Field(5, ge=0, le=1000, description="How many earlier publications to keep.")
    orchestrate: bool = Field(True, description="Run under Prefect; off runs the same plan as plain calls.")
    notify: Annotated[tuple[SecretStr, ...], NoDecode] = Field(
        (), description="Apprise URLs told of failed or warned runs."
    )
    dashboard_password: SecretStr | None = Field(
        None, description="Password of the dashboards; wanted where others can reach them."
    )
    spacy_model: str | None = Field(
        None, description="A spaCy pipeline whose entities are added as mentions."
    )

    engine: Literal["local", "dask"] = Field(
        "local", description="Where texts are extracted: in processes of this machine, or on a Dask cluster."
    )
    dask_address: str | None = Field(
        None,
        pattern=r"^[a-z]+://.+",
        description="Address of the Dask scheduler, for the engine 'dask': tcp://host:8786.",
    )
    shared_dir: str | None = Field(
        None,
        description="Folder or fsspec address that the workers of a Dask cluster and this machine reach "
        "(default: 'exchange' in the data directory).",
    )
    dashboard: str = Field(
        "http://127.0.0.1:8080",
        description="Address of the dashboards, for the links in Prefect and in messages.",
    )
    notify_on: Annotated[tuple[Literal["succeeded", "warned", "failed", "late"], ...], NoDecode] = Field(
        ("warned", "failed", "late"), description="Which ends of a run the notifiers are told of."
    )

    @field_validator("registry", "notify", "notify_on", mode="before")
    @classmethod
    def _split(cls, value: Any, info: ValidationInfo) -> Any:
        """`CLIPPINGS_REGISTRY=a.yaml,b.yaml` and a single value are accepted beside a list.

        Addresses of notifiers may hold commas: white space stands between them.
        """
        if not isinstance(value, str):
            return (value,) if isinstance(value, (Path, SecretStr)) else value
        if value.lstrip().startswith("["):
            return json.loads(value)
        return tuple(
            part.strip() for part in value.split(None if info.field_name == "notify" else ",") if part.strip()
        )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the signature is pydantic's
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(**options: Any) -> Settings:
    """Settings from file, environment and `options` (None means not given).

    Raises SettingsError with the name of the setting, what is wrong with it and where settings come from.
    """
    given = {name: value for name, value in options.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        raise SettingsError(_sentence(error.errors()[0])) from error
    except (ValueError, RecursionError, OSError) as error:  # a TOML file that does not parse
        raise SettingsError(
            f"{SETTINGS_FILE} cannot be read: {error}. Correct the file or remove it."
        ) from error


def _sentence(error: Any) -> str:
    """What is wrong with a setting and where to change it; what stands in a secret or a misspelt one is not told."""
    name = str(error["loc"][0]) if error["loc"] else "settings"
    if error["type"] == "extra_forbidden":
        alike = difflib.get_close_matches(name, Settings.model_fields, 1)
        meant = f" (is it '{alike[0]}'?)" if alike else ""
        return (
            f"There is no setting '{name}'{meant}. Correct it in {SETTINGS_FILE}; the settings are "
            f"{', '.join(Settings.model_fields)}."
        )
    secret = name not in Settings.model_fields or "SecretStr" in str(Settings.model_fields[name].annotation)
    got = "" if secret else f" (got {error.get('input')!r})"
    return (
        f"The setting '{name}' cannot be used: {error['msg'].removeprefix('Value error, ')}{got}. "
        f"Change it in {SETTINGS_FILE}, in CLIPPINGS_{name.upper()} or on the command line; "
        "'clippings run --help' lists all settings."
    )
