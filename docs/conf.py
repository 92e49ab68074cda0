"""Configuration of the documentation; builds offline.

sphinx-build -n -W -b html docs docs/_build/html

On Read the Docs, which says so in its environment, the pages know their address and link to the
documentation of Python and pandas.
"""

import contextlib
import os
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

from syriatimeline import __version__

project = "syriatimeline"
author = "The syriatimeline developers"
copyright = "2026, the syriatimeline developers; quotations belong to their publishers"
version = release = __version__

ON_READ_THE_DOCS = os.environ.get("READTHEDOCS") == "True"

with contextlib.redirect_stdout(None):
    # It prints, on each import, that it will draw no cards without matplotlib.
    import sphinxext.opengraph  # noqa: F401

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "sphinxext.opengraph",
    "syriatimeline.site",
    "catalogues",
    "figures",
    "notebooks",
    "relations",
    "schemas",
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
    # Altair, too.
    ("py:class", "alt.VConcatChart"),
]

# Links to other projects need their inventories, and those the network.
if ON_READ_THE_DOCS:
    extensions.append("sphinx.ext.intersphinx")
    intersphinx_mapping = {
        "python": ("https://docs.python.org/3", None),
        "pandas": ("https://pandas.pydata.org/docs", None),
    }
    intersphinx_timeout = 30

# Copying an example leaves prompts and answers behind.
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")
ogp_site_url = html_baseurl
ogp_site_name = "syriatimeline"
ogp_type = "article"
ogp_social_cards = {"enable": False}
ogp_enable_meta_description = True

html_theme = "furo"
html_title = f"syriatimeline {version}"
html_theme_options = {
    # The neutral greys of Furo with one blue, dark enough to be read as text.
    "light_css_variables": {"color-brand-primary": "#1d4f7c", "color-brand-content": "#1d4f7c"},
    "dark_css_variables": {"color-brand-primary": "#8fbfe8", "color-brand-content": "#8fbfe8"},
    "navigation_with_keys": True,
}
html_static_path = ["_static"]
html_css_files = ["notebooks.css"]
html_copy_source = False
html_show_sphinx = False


def _without_address(app, pagename, templatename, context, doctree):
    """Leave out an ``og:url`` that is no address, where nobody has said where the site stands."""
    if not html_baseurl and "metatags" in context:
        context["metatags"] = re.sub(r'<meta property="og:url"[^>]*>\s*', "", context["metatags"])


def setup(app):
    # After the tags are there.
    app.connect("html-page-context", _without_address, priority=900)
