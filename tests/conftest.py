"""Settings of all tests. Property tests have no stopwatch: speed is measured in `bench/`, not asserted here.

Keys are stretched cheaply here, and device keys lie in a folder of their own, not in the tester's home.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings

from habeas.protection import passphrase
from tests.keys import CHEAP, PASSPHRASE

settings.register_profile("habeas", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("habeas")

STATE = Path(tempfile.mkdtemp(prefix="habeas-tests-"))
atexit.register(shutil.rmtree, STATE, ignore_errors=True)
(STATE / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
os.environ["HABEAS_STATE"] = str(STATE / "state")
os.environ["HABEAS_PASSPHRASE_FILE"] = str(STATE / "passphrase")
passphrase.COST = CHEAP
