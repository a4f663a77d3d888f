"""`python -m libao_desk`: the window without arguments, the command line with them."""

import sys

from libao_desk.app.bootstrap import main

if __name__ == "__main__":
    sys.exit(main())
