"""What pip leaves behind of a package, without pip: its folder, and its metadata beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

__all__ = ["ALANDIAN", "install_language", "install_layer"]

#: The invented language of the documentation, with the code ``qaa``.
ALANDIAN = Path(__file__).parents[1] / "docs" / "_examples" / "alandian"


def install_language(
    site: Path, package: str, entry: str = "", files: Path = ALANDIAN, version: str = "1.0"
) -> Path:
    """Install a package that brings a language, and return the folder of its pack.

    Args:
        site: The folder of packages; the caller puts it on ``sys.path``.
        package: Its name.
        entry: Its entry point; that of the language ``qaa`` where it is left out.
        files: The pack.
        version: Its version.
    """
    folder = site / package
    shutil.copytree(files, folder / "languages" / "qaa")
    # Importing it would fail: only its data is read.
    (folder / "__init__.py").write_text("raise RuntimeError('imported')", "utf-8")
    info = site / f"{package}-{version}.dist-info"
    info.mkdir()
    metadata = f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n"
    (info / "METADATA").write_text(metadata, "utf-8")
    entry = entry or f"qaa = {package}:languages/qaa"
    (info / "entry_points.txt").write_text(f"[syriatimeline.languages]\n{entry}\n", "utf-8")
    return folder / "languages" / "qaa"


def install_layer(site: Path, package: str, entry: str, files: Path) -> Path:
    """Install a package that brings a layer, and return the folder of its data.

    Args:
        site: The folder of packages; the caller puts it on ``sys.path``.
        package: Its name.
        entry: Its entry point.
        files: The layer, in either form.
    """
    folder = site / package
    shutil.copytree(files, folder / "data")
    (folder / "__init__.py").write_text("raise RuntimeError('imported')", "utf-8")
    info = site / f"{package}-1.0.dist-info"
    info.mkdir()
    metadata = f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n"
    (info / "METADATA").write_text(metadata, "utf-8")
    (info / "entry_points.txt").write_text(f"[syriatimeline.layers]\n{entry}\n", "utf-8")
    return folder / "data"
