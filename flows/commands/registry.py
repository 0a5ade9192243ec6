"""`clippings registry`: look after the names one knows."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import DataDir, published, settings_of


def check(
    file: Annotated[Path, typer.Argument(help="The registry file (YAML).")],
) -> None:
    """Find duplicate aliases, aliases that are common words, and ids used twice; exit code 1 on errors."""
    from flows.registry import registry_text
    from transforms.mentions.registry_check import check_registry

    findings = check_registry(registry_text(file), str(file))
    for finding in findings:
        print(finding)
    errors = sum(finding.severity == "error" for finding in findings)
    print(f"{file}: {errors} errors, {len(findings) - errors} warnings")
    raise typer.Exit(1 if errors else 0)


def suggest(
    limit: Annotated[int, typer.Option(min=1, help="How many names.")] = 50,
    least: Annotated[int, typer.Option(help="Mentions that a name needs at least.")] = 2,
    data_dir: DataDir = None,
) -> None:
    """List the discovered names most worth registering, as YAML to paste into a registry."""
    from transforms.mentions.registry_suggest import suggest as suggest_names
    from warehouse.connection import open_read_only
    from warehouse.known import article_texts, discovered_mentions

    con = open_read_only(published(settings_of(data_dir=data_dir)))
    try:
        mentions = discovered_mentions(con)
        texts = article_texts(con, mentions["article_id"].unique())
    finally:
        con.close()
    by_id = dict(zip(texts["article_id"], texts["text"], strict=True))
    print(suggest_names(mentions, by_id, limit, least), end="")
