"""Files that are meant to be read and would be passed over, or lie elsewhere."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from syriatimeline.dataset.fields import nearest
from syriatimeline.dataset.letters import HIDING, visible
from syriatimeline.dataset.problems import Mark, Problems

__all__ = ["check_names", "check_strangers", "leads_out"]


def check_names(folder: Path, stems: Collection[str], problems: Problems, label: str = "") -> None:
    """Note every file that is meant to be read and would be passed over for its name.

    Args:
        folder: A dataset or layer in the authoring form.
        stems: The names of the files that are read there, without their ending.
        problems: Where they are noted.
        label: What stands before the name of a file in messages.
    """
    for path in sorted(folder.glob("*.yml")):
        if path.stem in stems:
            message = f"the file is not read; rename it to {path.stem}.yaml"
            problems.add(Mark(label + visible(path.name)), "SYT108", message)
    events = folder / "events"
    for path in sorted((*folder.glob("*.y*ml"), *events.rglob("*.y*ml"))):
        name = path.relative_to(folder).as_posix()
        found = HIDING.search(name)
        if found:
            message = (
                f"the name of the file has the character U+{ord(found[0]):04X}, which cannot be "
                "seen; rename it"
            )
            problems.add(Mark(label + visible(name)), "SYT605", message)
    for path in sorted(events.rglob("*")):
        inside = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in inside.parts)
        if path.suffix.lower() not in (".yaml", ".yml") or hidden or not path.is_file():
            continue
        if path.suffix != ".yaml":
            message = f"the file is not read; rename it to {path.stem}.yaml"
        elif path.parent != events:
            message = "the file is not read; move it into events/ itself"
        else:
            continue
        problems.add(Mark(label + visible(inside.as_posix())), "SYT108", message)


def leads_out(
    path: Path, folder: Path, problems: Problems, label: str = "", mark: Mark | None = None
) -> bool:
    """Whether a file is a link to somewhere outside of its folder, which is noted.

    Args:
        path: The file.
        folder: The dataset or layer.
        problems: Where it is noted.
        label: What stands before the name of a file in messages.
        mark: Where the file is named, if not by its being there.
    """
    if path.resolve().is_relative_to(folder.resolve()):
        return False
    name = path.relative_to(folder).as_posix()
    message = f"{name} is a link that leads out of its folder; put the file itself there"
    problems.add(mark or Mark(label + name), "SYT906", message)
    return True


def check_strangers(
    folder: Path, stems: Collection[str], problems: Problems, label: str = ""
) -> None:
    """Note every ``.yaml`` file beside those that are read: it says what nobody would hear."""
    for path in sorted(folder.glob("*.yaml")):
        if path.stem not in stems:
            files = [f"{stem}.yaml" for stem in sorted(stems)]
            near = [f"{each}.yaml" for each in nearest(path.stem, stems)]
            read = f"; read are {', '.join(files)}, and events/*.yaml"
            hint = f"; did you mean {' or '.join(near)}?" if near else read
            message = f"no file of that name is read{hint}"
            problems.add(Mark(label + visible(path.name)), "SYT108", message)
