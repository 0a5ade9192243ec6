"""The registry of a run: the one the project ships, and the user's files on top."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from io import BytesIO, TextIOWrapper
from pathlib import Path

import polars as pl

import warehouse
from flows.errors import SettingsError
from transforms.mentions import Registry, RegistryError, merge_registries, parse_registry
from transforms.rows import Rows

# Chosen: some hundred thousand entities. A device or a dump that is named by mistake would fill the memory.
MAX_BYTES = 64 << 20
SHIPPED = Path(warehouse.__file__).parent / "reference" / "registry.yaml"


def load_registry(files: Sequence[Path], shipped: bool = True) -> Registry:
    """Read and merge registry files; a later file wins over an earlier one for the same id.

    Raises SettingsError naming the file (and the line, where the YAML is wrong).
    """
    return reduce(
        merge_registries, (_read(path) for path in files), _read(SHIPPED) if shipped else Registry()
    )


def registry_frames(registry: Registry) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The registry as rows of `dim_entity` and `dim_source`."""
    rows = Rows()
    rows.tables["dim_entity"] = [
        (entity.id, entity.name, entity.type, [alias.text for alias in entity.spellings], True)
        for entity in registry.entities
    ]
    rows.tables["dim_source"] = [
        (
            source.source_id,
            source.name,
            source.kind,
            source.domain,
            list(source.aliases),
            True,
            source.entity_id,
        )
        for source in registry.sources
    ]
    return rows.frame("dim_entity"), rows.frame("dim_source")


def registry_text(path: Path) -> str:
    """The text of a registry file; raises SettingsError, saying what is wrong with the file and what to do."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise SettingsError(
                f"The registry file '{path}' has more than {MAX_BYTES >> 20} MB. Name a registry with --registry, or "
                "keep in it what the texts may name."
            )
        return TextIOWrapper(BytesIO(content), encoding="utf-8").read()
    except FileNotFoundError as error:
        raise SettingsError(
            f"The registry file '{path}' does not exist. Name another with --registry, or leave it out."
        ) from error
    except IsADirectoryError as error:
        raise SettingsError(f"The registry '{path}' is a folder. Name the YAML file in it.") from error
    except UnicodeDecodeError as error:
        raise SettingsError(
            f"The registry file '{path}' is not UTF-8 text (byte {error.start}). Save it as UTF-8."
        ) from error
    except OSError as error:
        raise SettingsError(
            f"The registry file '{path}' cannot be read: {error.strerror}. Check its permissions."
        ) from error


def _read(path: Path) -> Registry:
    text = registry_text(path)
    try:
        return parse_registry(text, str(path))
    except RegistryError as error:
        raise SettingsError(
            f"The registry is not usable: {error}. Correct that line and run again."
        ) from error
