"""What the checks read: the tables that the program makes of the sample."""

import json
import os
import subprocess
from pathlib import Path

import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).resolve().parents[2]
READOUT = Path(os.environ.get("READOUT", ROOT / "bin" / "readout"))
SAMPLE = ROOT / "datasets" / "sample"


def readout(*args, code=0):
    """Runs the program and returns what it printed to standard output."""
    done = subprocess.run([READOUT, *map(str, args)], capture_output=True, text=True, encoding="utf-8", stdin=subprocess.DEVNULL)
    assert done.returncode == code, f"readout {' '.join(map(str, args))}: exit {done.returncode}, want {code}\n{done.stderr}"
    return done.stdout


# The schema is read when tests are collected, so that every table is a test of its own.
SCHEMA = {table["name"]: table for table in json.loads(readout("schema", "--format", "json"))}


@pytest.fixture(scope="session")
def out(tmp_path_factory):
    """The folder of the tables of the sample."""
    folder = tmp_path_factory.mktemp("tables") / "sample"
    readout("extract", SAMPLE, "-o", folder)
    return folder


@pytest.fixture(scope="session")
def rows(out):
    """Every table as a list of dicts, read by pyarrow."""
    return {name: pq.read_table(out / name).to_pylist() for name in SCHEMA}


@pytest.fixture(scope="session")
def texts(rows):
    """The text of every document by its id."""
    return {doc["doc_id"]: doc["text"] for doc in rows["documents"]}
