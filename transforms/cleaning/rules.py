"""The cleaning rules in the order in which they run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from transforms.cleaning import characters, markdown, markup, mojibake, quotes, spacing
from transforms.cleaning.look import Look
from transforms.ledger import Change


@dataclass(frozen=True, slots=True)
class Rule:
    """One cleaning rule: `find` gives sorted, disjoint changes; `could_fire` is a test that costs next to nothing.

    A rule with `removes_markup` takes away text that never belonged to the page's prose; what it removes is
    furniture of kind markup. `summary` says in a few words what it does, for the generated table. A text without any
    of a rule's `signs` (rare characters) needs no further test. `gate` is a pattern in the dialect of Polars (no look
    around) that every text matches in which the rule finds a change; where `reads_text`, the test reads the text itself
    and a batch is gated for this rule alone, too. `explain` tells how the rule mended a text.
    """

    name: str
    could_fire: Callable[[Look], bool]
    find: Callable[[str], list[Change]]
    summary: str
    gate: str
    removes_markup: bool = False
    reads_text: bool = False
    signs: frozenset[str] | None = None
    explain: Callable[[str], list[str]] | None = None


RULES: tuple[Rule, ...] = (
    Rule(
        "line_ending",
        characters.has_odd_line_end,
        characters.line_endings,
        "one kind of line end",
        characters.LINE_END_GATE,
        signs=characters.ODD_LINE_ENDS,
    ),
    Rule(
        "mojibake",
        mojibake.could_be,
        mojibake.repairs,
        "UTF-8 that was read in another encoding",
        mojibake.GATE,
        signs=mojibake.LEADS,
        explain=mojibake.explanations,
    ),
    Rule(
        "entity", markup.has_entity, markup.entities, "HTML character references", "&", signs=frozenset("&")
    ),
    Rule(
        "tag",
        markup.has_tag,
        markup.tags,
        "left-over HTML tags, comments, styles, scripts",
        r"<|\]\]>",
        removes_markup=True,
        signs=frozenset("<]"),
    ),
    Rule(
        "debris",
        markup.has_debris,
        markup.debris,
        "pieces of attributes, style sheets and scripts",
        "[<>{};=]|Normal 0",
        removes_markup=True,
    ),
    Rule(
        "shortcode",
        markup.has_shortcode,
        markup.shortcodes,
        "publishing-system codes in brackets",
        r"[\[{]",
        removes_markup=True,
        signs=frozenset("[{"),
    ),
    Rule(
        "control",
        characters.has_control,
        characters.controls,
        "control and invisible characters",
        characters.CONTROL_GATE,
        signs=characters.CONTROLS,
    ),
    Rule(
        "composed",
        characters.has_combining,
        characters.composed,
        "letters and their accents as one character",
        r"[\x{300}-\x{36f}]",
        signs=characters.ACCENTS,
    ),
    Rule("markdown", markdown.could_be, markdown.marks, "markdown emphasis, links, escapes", r"[*_\\>]|\]\("),
    Rule(
        "heading_mark",
        markdown.has_heading,
        markdown.headings,
        "markdown heading marks",
        "#",
        signs=frozenset("#"),
    ),
    Rule(
        "space",
        spacing.has_odd_space,
        spacing.spaces,
        "doubled, odd and edge spaces",
        spacing.SPACE_GATE,
        reads_text=True,
    ),
    Rule(
        "broken_line",
        spacing.has_broken_line,
        spacing.broken_lines,
        "line breaks inside a sentence",
        spacing.BROKEN_GATE,
        reads_text=True,
    ),
    Rule(
        "quote",
        quotes.could_fire,
        quotes.repairs,
        "quotation marks turned the wrong way or glued",
        quotes.GATE,
        reads_text=True,
    ),
    Rule(
        "glued",
        spacing.could_be_glued,
        spacing.glued,
        "a lost space after the end of a sentence",
        spacing.GLUED_GATE,
        reads_text=True,
    ),
)

MARKUP_RULES = frozenset(rule.name for rule in RULES if rule.removes_markup)
