"""``python -m syriatimeline`` is the ``syriatimeline`` command."""

from syriatimeline.cli.main import main

if __name__ == "__main__":
    main()
