"""What may stand behind a subject that stands behind its verb: '…, says Ada Marsh.'"""

from __future__ import annotations

from transforms.citations.grammar import Sentence, words

_WEEKS = (["week"], ["month"], ["year"], ["morning"], ["afternoon"], ["evening"], ["summer"], ["spring"])
_FOLLOWERS = frozenset(".,QTPSRCq;:)-(")


def followed_well(sentence: Sentence, last: int) -> bool:
    """Whether what stands behind an inverted subject lets the sentence end or go on without another verb."""
    if last + 1 >= sentence.size or sentence.kind[last + 1] in _FOLLOWERS:
        return True
    return sentence.low[last + 1] in words().period_leads and sentence.low[last + 2 : last + 3] in _WEEKS
