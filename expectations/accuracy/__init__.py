"""How right the extraction is: what it found in texts whose right answer is known, as rows of `ops.accuracy`.

The gold set is a folder with one `<name>.gold.json` a text (see its README): segments, furniture, mentions
and citations with their places in the raw text. What is compared is public warehouse columns only, so that a
published warehouse and the staged frames of one extraction are measured alike.
"""

from __future__ import annotations

from expectations.accuracy.measure import Accuracy, accuracy_frame, measure_frames, measure_warehouse

__all__ = ["Accuracy", "accuracy_frame", "measure_frames", "measure_warehouse"]
