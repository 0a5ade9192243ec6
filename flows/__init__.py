"""When and in what order: settings, the command line, and the Prefect flows.

This package moves texts and files between the other four; what a text means is decided in `transforms`, where facts
live in `warehouse`, whether to trust them in `expectations`, and how they are read in `dashboards`.
"""

import gc
import os

from flows.patterns import use_kept

# NumPy counts and compares here, and hardly ever multiplies matrices: the threads that it starts for those would wait,
# busily, for five hundredths of a second in every process. Who sets another number has it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
use_kept()

# Python looks for garbage in cycles after every 700 objects more, and after 7,000 at what these looks have left, too.
# There is next to none, and the modules that a run imports are two hundred thousand objects that stay.
gc.set_threshold(10_000, 50)

__version__ = "0.1.0"
