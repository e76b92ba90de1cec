"""Settings of all tests. Property tests have no stopwatch: speed is measured in `bench/`, not asserted here."""

from hypothesis import HealthCheck, settings

settings.register_profile("habeas", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("habeas")
