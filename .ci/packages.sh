#!/usr/bin/env bash
# Builds wheel and sdist, proves that neither holds an article, and runs the wheel's command in a
# clean environment outside the checkout, offline, on every Python from 3.11 that the machine has.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${1:?usage: .ci/packages.sh PYTHON}

rm -rf dist
"$python" -m build --outdir dist . >/dev/null
"$python" .ci/check_packages.py dist seeds
wheel=$(ls "$PWD"/dist/*.whl)
seeds=$PWD/seeds

pythons() {
    for candidate in python3.{11..19} "$HOME"/.pyenv/versions/*/bin/python3 /usr/bin/python3.{11..19}; do
        command -v "$candidate" 2>/dev/null || true
    done | while read -r found; do
        "$found" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null &&
            "$found" -c 'import sys; print("%d.%d" % sys.version_info[:2], sys.executable)' || true
    done | sort -u -k1,1 -V
}

while read -r version interpreter; do
    folder=$(mktemp -d)
    "$interpreter" -m venv "$folder/env"
    "$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check "$wheel"
    (
        cd "$folder"
        # A proxy that nobody listens on: whatever asks for the network fails.
        export http_proxy=http://127.0.0.1:9 https_proxy=http://127.0.0.1:9
        env/bin/python -W error -c "import syriatimeline as st; t = st.load(); print(t); print(t.where(during='2025-03'))" >out.txt
        env/bin/syriatimeline timeline >table.txt
        env/bin/syriatimeline check
        env/bin/syriatimeline check --articles "$seeds" >verified.txt
        env/bin/syriatimeline show syt-0007 >card.txt
        echo 'It fell в ночь на 8 декабря.' | env/bin/syriatimeline tag --reference 2024-12-11 --language ru --format jsonl | grep 2024-12-08TNI >/dev/null
        echo 'They met last month.' | env/bin/syriatimeline tag --reference 2025-12-24 --format inline | grep 2025-11 >/dev/null
        test "$(wc -l <out.txt)" -gt 40 && test "$(wc -l <table.txt)" -gt 40
        head -1 out.txt
    )
    rm -rf "$folder"
    echo "Python $version: the installed wheel works"
done < <(pythons)
