"""`python -m stegvis.cli` is the same as `stegvis`."""

import sys

from stegvis.cli.main import main

sys.exit(main())
