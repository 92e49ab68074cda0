#!/usr/bin/env bash
# Proves that a layer made by somebody else works from start to end: `syriatimeline new` writes a
# package, its wheel is installed beside ours in a clean environment, applied, changed, broken and
# uninstalled. Packages are fetched at the beginning; from then on nothing reaches the network.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${1:?usage: .ci/layer.sh PYTHON}
prove=$PWD/.ci/prove_layer.py

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m build --wheel --outdir "$folder/wheels" . >/dev/null
"$python" -m venv "$folder/env"
pip() { "$folder/env/bin/python" -m pip --quiet --disable-pip-version-check "$@"; }
pip install "$folder"/wheels/*.whl hatchling pytest

cd "$folder"
export PATH=$folder/env/bin:$PATH
# A proxy that nobody listens on: whatever asks for the network fails.
export http_proxy=http://127.0.0.1:9 https_proxy=http://127.0.0.1:9
export HTTP_PROXY=$http_proxy HTTPS_PROXY=$https_proxy
data=demo/src/demo_layer/data

# --no-index: the wheel and its dependencies are there, and hatchling to build with.
install_demo() {
    rm -rf demo-wheel
    pip wheel --no-index --no-deps --no-build-isolation --wheel-dir demo-wheel ./demo
    pip install --no-index --no-deps --force-reinstall demo-wheel/*.whl
}

base=$(python -c 'import syriatimeline as st; print(st.load().fingerprint)')
echo "the dataset alone: fingerprint $base"

syriatimeline new demo >/dev/null
install_demo
(cd demo && python -m pytest -q -p no:cacheprovider | tail -n 1)
syriatimeline timeline --layer demo | grep demo-0001 >/dev/null
syriatimeline layers | grep '^demo  demo-layer 0.1 ' >/dev/null
test "$(python -c 'import syriatimeline as st; print(st.load().fingerprint)')" = "$base"
echo "demo, as it was written: its tests pass, its event is shown, and only where it is named"

# The changes that the example keeps as comments: a date, a withdrawal, a claim from its article.
sed -i.bak -E 's/^#(- |  )/\1/' $data/changes.yaml && rm $data/changes.yaml.bak
install_demo
python "$prove"

printf 'A second example.\n' >second.txt
syriatimeline new article second.txt --folder demo
syriatimeline new actor 'Third Society' --folder demo
syriatimeline new place Library --folder demo
syriatimeline new event 'They meet again' --folder demo
if (cd demo && python -m pytest -q -p no:cacheprovider >../blanks.txt); then
    echo "blanks pass for what somebody wrote" && exit 1
fi
grep -m 1 '^FAILED.*SYT607' blanks.txt
for file in $data/*.yaml; do
    sed -i.bak 's/(to be filled in)/An example/' "$file" && rm "$file.bak"
done
(cd demo && python -m pytest -q -p no:cacheprovider | tail -n 1)

syriatimeline compile demo --output compiled | tail -n 1
with_layer='import sys, syriatimeline as st; print(st.load(layers=[sys.argv[1]]).fingerprint)'
test "$(python -c "$with_layer" ./compiled)" = "$(python -c "$with_layer" ./demo)"
echo "compiled, it is the same layer"

sed -i.bak 's/"2025-12-22"/"2025-13-22"/' $data/changes.yaml && rm $data/changes.yaml.bak
if (cd demo && python -m pytest -q -p no:cacheprovider >../broken.txt); then
    echo "a broken layer passes its tests" && exit 1
fi
grep -m 1 '^FAILED.*SYT401' broken.txt

pip uninstall --yes demo-layer
test "$(python -c 'import syriatimeline as st; print(st.load().fingerprint)')" = "$base"
code=0 && syriatimeline timeline --layer demo 2>gone.txt >/dev/null || code=$?
test "$code" = 2 && cat gone.txt
echo "demo is uninstalled: fingerprint $base again"
