"""Configuration of the documentation; builds offline.

sphinx-build -n -W -b html docs docs/_build/html
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

from syriatimeline import __version__

project = "syriatimeline"
author = "The syriatimeline developers"
copyright = "2026, the syriatimeline developers; quotations belong to their publishers"
version = release = __version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "catalogues",
    "notebooks",
]
exclude_patterns = ["_build", "_examples", "_ext", "**/.ipynb_checkpoints"]
# The words of sources and commands are shown as they are.
smartquotes = False

myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3

napoleon_google_docstring = True
napoleon_numpy_docstring = False
# As a plain list: the same names stand in the signature, with their types.
napoleon_custom_sections = [("Attributes", "params_style")]

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_default_options = {"members": True}

nitpicky = True
# No inventory of another project is fetched, so names of theirs lead nowhere.
nitpick_ignore = [
    # Standard library.
    ("py:class", "collections.abc.Callable"),
    ("py:class", "collections.abc.Hashable"),
    ("py:class", "collections.abc.Iterable"),
    ("py:class", "collections.abc.Iterator"),
    ("py:class", "collections.abc.Mapping"),
    ("py:class", "collections.abc.Sequence"),
    ("py:class", "datetime.date"),
    ("py:class", "pathlib.Path"),
    # pandas, which is optional.
    ("py:class", "pd.DataFrame"),
]

html_theme = "furo"
html_title = f"syriatimeline {version}"
html_static_path = ["_static"]
html_css_files = ["notebooks.css"]
html_copy_source = False
html_show_sphinx = False
