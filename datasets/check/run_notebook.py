"""Runs a notebook and stores it with its outputs: run_notebook.py IN.ipynb OUT.ipynb"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient


def run(source, target):
    """Runs a notebook in its own folder, stores the result and returns it."""
    notebook = nbformat.read(source, as_version=4)
    try:
        NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(Path(source).parent)}}).execute()
    finally:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, target)
    return notebook


if __name__ == "__main__":
    run(sys.argv[1], sys.argv[2])
    print(f"wrote {sys.argv[2]}")
