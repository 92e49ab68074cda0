#!/usr/bin/env bash
# Frames, their documentation and the notebook under the oldest pandas and numpy that the extra
# allows, and under the newest pandas 3; each in an environment of its own, outside the checkout.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${1:?usage: .ci/pandas.sh PYTHON}

# The first pandas 2.2 with a wheel for this Python, on the oldest numpy that it runs on.
oldest=(
    'pandas==2.2.0; python_version < "3.13"'
    'numpy==1.23.2; python_version < "3.12"'
    'pandas>=2.2.3,<2.3; python_version >= "3.13"'
    'numpy==2.1.0; python_version >= "3.13"'
)
newest=('pandas>=3,<4')

# In a subshell, so that its environment goes when it ends, however it ends.
frames_under() (
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    "$python" -m venv "$folder"
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --prefer-binary \
        --editable . hypothesis ipykernel nbclient pytest sybil "$@"
    # pandas 2.2.0 announces a need of pyarrow that never came, and the notebook would print it.
    # The tests set their own warnings: there, all are errors.
    export PYTHONWARNINGS=ignore::DeprecationWarning
    "$folder/bin/python" -c 'import numpy, pandas; print("pandas", pandas.__version__, "numpy", numpy.__version__)'
    "$folder/bin/python" -m pytest -q -p no:cacheprovider \
        tests/query/test_frames*.py tests/test_notebook.py docs/queries.md
)

if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 14))'; then
    echo "pandas 2.2 has no wheel for this Python; it is tested on older ones"
else
    frames_under "${oldest[@]}"
fi
frames_under "${newest[@]}"
