"""Settings that every test shares."""

from __future__ import annotations

import os

from hypothesis import settings

# No deadline anywhere: on a shared machine a slow example says nothing about the code.
settings.register_profile("default", deadline=None, derandomize=False, print_blob=True)
settings.register_profile("ci", settings.get_profile("default"), max_examples=40)
settings.register_profile("nightly", settings.get_profile("default"), max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
