"""What `clippings run --help` says of the settings that have no option."""

from __future__ import annotations

import typer
from typer.core import TyperCommand


class SettingsCommand(TyperCommand):
    """A command whose help ends with every setting that none of its options sets, read when help is asked for."""

    def format_help(self, ctx: typer.Context, formatter: object) -> None:  # type: ignore[override]
        given = self.epilog
        try:
            self.epilog = f"{given}\n\n{other_settings({str(option.name) for option in self.params})}"
            super().format_help(ctx, formatter)  # type: ignore[arg-type]
        finally:
            self.epilog = given


def other_settings(options: set[str]) -> str:
    """A Markdown list: name, default and description of every setting outside `options`."""
    from flows.settings import SETTINGS_FILE, Settings

    rows = []
    for name, field in Settings.model_fields.items():
        if name not in options:
            shown = "" if field.default in (None, ()) else f" (default: {_written(field.default)})"
            rows.append(f"* `{name}`: {(field.description or '').rstrip('.')}{shown}")
    return (
        f"Settings without an option, in `{SETTINGS_FILE}` or in the environment "
        "(`document_seconds` as `CLIPPINGS_DOCUMENT_SECONDS`):\n\n" + "\n".join(rows)
    )


def _written(default: object) -> str:
    """A default as one would write it: `true`, `5`, `warned, failed`."""
    if isinstance(default, bool):
        return str(default).lower()
    return ", ".join(default) if isinstance(default, tuple) else str(default)
