"""`python -m luoshi.gongwen`."""

import sys

from luoshi.gongwen.command import main

sys.exit(main())
