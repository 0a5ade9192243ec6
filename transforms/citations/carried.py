"""Acts that only say who carries another one: 'officials quoted by the Post said'."""

from __future__ import annotations

from transforms.citations.crediting import Act


def without_carriers(acts: list[Act]) -> list[Act]:
    """The acts without a 'quoted by the Post' that stands inside another one, which the Post carries then."""
    for carrier in [act for act in acts if act.lemma in ("quoted by", "cited by", "carried by")]:
        name = carrier.outlet or carrier.speaker.source
        ahead = [act for act in acts if act.first < carrier.first] if name is not None else []
        beside = carrier.first - 1
        act = next(
            (
                act
                for act in ahead
                if carrier.last < act.last
                or act.outlet == name
                or (act.last == beside and act.lemma == "according to")
            ),
            None,
        )
        if act is not None:
            act.outlet = act.outlet or name
            acts = [other for other in acts if other is not carrier]
    return acts
