"""python -m habeas.cli is the habeas command."""

import sys

from habeas.cli import main

sys.exit(main())
