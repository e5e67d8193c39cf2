"""`python -m luoshi.project`: the same as the `luoshi` script, where the script is not on the path."""

from luoshi.project.cli import main

main()
