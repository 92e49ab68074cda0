"""A timeline as pages."""

project = "My timeline"
extensions = ["myst_parser", "syriatimeline.site"]
html_theme = "furo"
# The words of sources are shown as they are.
smartquotes = False

# The dataset, seen from this file.
syriatimeline_dataset = "mine"
exclude_patterns = ["_build", "mine"]
