"""When and in what order: settings, the command line, and the Prefect flows.

This package moves texts and files between the other four; what a text means is decided in `transforms`, where facts
live in `warehouse`, whether to trust them in `expectations`, and how they are read in `dashboards`.
"""

__version__ = "0.1.0"
