"""Prove what the layer demo changes, once it is installed: see .ci/layer.sh."""

from __future__ import annotations

import sys

import syriatimeline as st
from syriatimeline.dataset.layers import installed_layers, layer_problems


def main() -> None:
    """Load with and without it, and print what is different."""
    base, changed = st.load(), st.load(layers=["demo"])
    (demo,) = installed_layers()
    assert layer_problems(demo.folder) == ()
    assert "demo_layer" not in sys.modules, "the package of a layer is never imported"

    before, after = base["syt-0037"], changed["syt-0037"]
    assert after.when.edtf == "2025-12-22" != before.when.edtf
    assert "when from layer demo 0.1, because an example" in after.explain()
    print(f"overridden: syt-0037 is of {after.when.edtf}, and not of {before.when.edtf}")

    assert changed["syt-0013"].standing == "withdrawn" != base["syt-0013"].standing
    print(f"withdrawn: syt-0013, which was {base['syt-0013'].standing}")

    claim = changed.claims["syt-0016.demo-c1"]
    assert claim in changed["syt-0016"].claims
    assert claim.article is not None
    assert claim.article.id == "demo-art-0001"
    print(f"claimed: {claim.id}, from {claim.article.publisher}")

    assert changed.find("syt-0033") is changed["syt-0034"]
    print("merged: syt-0033 into syt-0034")

    difference = base.diff(changed)
    assert [event.id for event in difference.added] == ["demo-0001"]
    assert {"syt-0013", "syt-0016", "syt-0037"} <= {each.id for each in difference.revised}
    print("the difference:")
    for line in str(difference).splitlines():
        if not line.startswith("    "):
            print(f"  {line}")
    assert changed.fingerprint not in (base.fingerprint, "")
    assert changed.fingerprint == st.load(layers=["demo"]).fingerprint
    print(f"{changed.dataset.edition.layers[0]}: fingerprint {changed.fingerprint}")


if __name__ == "__main__":
    main()
