"""Settings that every test shares."""

from __future__ import annotations

import os

from hypothesis import Phase, settings

# No deadline anywhere: on a shared machine a slow example says nothing about the code.
# Hypothesis has settings of its own for runs by a service; here they are the same everywhere.
settings.register_profile(
    "default", deadline=None, derandomize=False, print_blob=True, suppress_health_check=()
)
settings.register_profile("ci", settings.get_profile("default"), max_examples=40)
settings.register_profile("nightly", settings.get_profile("default"), max_examples=3000)
# Every mutant of the core runs these: few examples, the same each time, and none made small.
settings.register_profile(
    "mutation",
    settings.get_profile("default"),
    max_examples=15,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
)
# No test reads or leaves anything in the cache of whoever runs it; tests of the cache choose a folder.
os.environ["CCHC_CACHE"] = "off"
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
