"""The YAML of a registry as a tree with its lines; bombs are refused before they are built."""

from __future__ import annotations

import yaml

MAX_DEPTH = 10
"""Levels of lists and mappings; a registry has six."""


class RegistryError(ValueError):
    """A registry that cannot be read; the message begins with the file and the line."""

    def __init__(self, name: str, line: int, message: str) -> None:
        super().__init__(f"{name}:{line}: {message}")
        self.name, self.line, self.message = name, line, message


def load_node(yaml_text: str, name: str) -> yaml.Node | None:
    """The YAML tree with its line marks; raises RegistryError where the text is no YAML, or a bomb made of it."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _check_events(yaml_text, name, loader)
        return yaml.compose(yaml_text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or str(error).split("\n", 1)[0]
        raise RegistryError(name, mark.line + 1 if mark else 1, f"not valid YAML: {problem}") from error


def _check_events(yaml_text: str, name: str, loader: type[yaml.SafeLoader]) -> None:
    """Refuse what a few lines can blow up to gigabytes (anchors, aliases) or to a stack overflow (depth), unbuilt."""
    depth = 0
    for event in yaml.parse(yaml_text, Loader=loader):
        if getattr(event, "anchor", None) is not None:  # of an alias, too
            message = "anchors and aliases (&, *) are not read; write the names out"
        elif isinstance(event, yaml.CollectionStartEvent) and (depth := depth + 1) > MAX_DEPTH:
            message = f"lists and mappings are more than {MAX_DEPTH} deep"
        else:
            depth -= isinstance(event, yaml.CollectionEndEvent)
            continue
        line = event.start_mark.line + 1 if event.start_mark else 1
        raise RegistryError(name, line, f"not valid YAML for a registry: {message}")
