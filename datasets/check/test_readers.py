"""pandas, pyarrow, Polars and DuckDB find the same columns, types and values,
and those are the ones that `readout schema` documents."""

import datetime
import decimal
import math

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from conftest import SCHEMA

TABLES = sorted(SCHEMA)


def fields(table):
    """Documented columns of a table: name -> type, the fields of structs nested."""
    top, nested = {}, {}
    for column in SCHEMA[table]["columns"]:
        name, dot, field = column["name"].partition("[].")
        if dot:
            nested.setdefault(name, {})[field] = column["type"]
        else:
            top[name] = column["type"]
    for name, struct in nested.items():
        assert top[name] == "list<struct>", f"{table}.{name} has fields but is a {top[name]}"
        top[name] = struct
    return top


def as_type(documented, leaf, list_of, struct_of):
    """Translates a documented type into a reader's own."""
    if isinstance(documented, dict):
        return list_of(struct_of({name: as_type(t, leaf, list_of, struct_of) for name, t in documented.items()}))
    if documented.startswith("list<"):
        return list_of(leaf[documented[len("list<") : -1]])
    return leaf[documented]


ARROW = {"string": pa.string(), "int32": pa.int32(), "int64": pa.int64(), "double": pa.float64(), "boolean": pa.bool_(),
         "date": pa.date32(), "decimal(38,9)": pa.decimal128(38, 9)}
POLARS = {"string": pl.String, "int32": pl.Int32, "int64": pl.Int64, "double": pl.Float64, "boolean": pl.Boolean,
          "date": pl.Date, "decimal(38,9)": pl.Decimal(38, 9)}
DUCKDB = {"string": "VARCHAR", "int32": "INTEGER", "int64": "BIGINT", "double": "DOUBLE", "boolean": "BOOLEAN",
          "date": "DATE", "decimal(38,9)": "DECIMAL(38,9)"}


def bare(arrow):
    """The type without the names of list elements and what may be null within:
    they differ between libraries and mean nothing to a reader."""
    if pa.types.is_list(arrow):
        return pa.list_(bare(arrow.value_type))
    if pa.types.is_struct(arrow):
        return pa.struct([(field.name, bare(field.type)) for field in arrow])
    return arrow


@pytest.mark.parametrize("table", TABLES)
def test_pyarrow_types(out, table):
    schema = pq.read_schema(next((out / table).glob("*.parquet")))
    got = {field.name: bare(field.type) for field in schema}
    want = {name: as_type(t, ARROW, pa.list_, lambda s: pa.struct(list(s.items()))) for name, t in fields(table).items()}
    assert got == want
    assert list(got) == list(want)
    for column in SCHEMA[table]["columns"]:
        if "[]" not in column["name"]:
            field = schema.field(column["name"])
            assert field.nullable == column["nullable"], f"{table}.{column['name']}: nullable {field.nullable}"


@pytest.mark.parametrize("table", TABLES)
def test_polars_types(out, table):
    got = pl.read_parquet(out / table / "*.parquet").schema
    want = {name: as_type(t, POLARS, pl.List, lambda s: pl.Struct(s)) for name, t in fields(table).items()}
    assert dict(got) == want


@pytest.mark.parametrize("table", TABLES)
def test_duckdb_types(out, table):
    described = duckdb.sql(f"DESCRIBE SELECT * FROM '{out}/{table}/*.parquet'").fetchall()
    got = {row[0]: row[1].replace('"', "") for row in described}
    want = {name: as_type(t, DUCKDB, lambda x: f"{x}[]", lambda s: "STRUCT(" + ", ".join(f"{n} {x}" for n, x in s.items()) + ")")
            for name, t in fields(table).items()}
    assert got == want


@pytest.mark.parametrize("table", TABLES)
def test_pandas_types(out, table):
    got = pd.read_parquet(out / table)
    assert list(got.columns) == list(fields(table))
    nullable = {column["name"]: column["nullable"] for column in SCHEMA[table]["columns"]}
    for name, documented in fields(table).items():
        values = got[name].dropna()
        if documented in ("int32", "int64"):
            # pandas has no default integer with nulls: such a column is a float.
            assert got[name].dtype == documented or (nullable[name] and got[name].dtype == "float64"), f"{table}.{name}"
        elif documented == "double":
            assert got[name].dtype == "float64", f"{table}.{name}"
        elif documented == "date":
            assert all(type(v) is datetime.date for v in values), f"{table}.{name}"
        elif documented == "decimal(38,9)":
            assert all(type(v) is decimal.Decimal for v in values), f"{table}.{name}"
        elif documented == "string":
            assert all(type(v) is str for v in values), f"{table}.{name}"
        else:
            assert all(isinstance(v, np.ndarray) for v in values), f"{table}.{name}"


def plain(value):
    """The value with what readers do differently taken away: null is None,
    arrays are lists, numpy's scalars are Python's."""
    if isinstance(value, np.ndarray):
        return [plain(v) for v in value]
    if isinstance(value, list):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    return value


@pytest.mark.parametrize("table", TABLES)
def test_all_readers_agree(out, rows, table):
    want = [plain(row) for row in rows[table]]
    got = {
        "pandas": pd.read_parquet(out / table).to_dict("records"),
        "Polars": pl.read_parquet(out / table / "*.parquet").to_dicts(),
        "DuckDB to Arrow": None,
        "DuckDB": None,
    }
    query = duckdb.sql(f"SELECT * FROM '{out}/{table}/*.parquet'")
    got["DuckDB"] = [dict(zip(query.columns, row)) for row in query.fetchall()]
    got["DuckDB to Arrow"] = duckdb.sql(f"SELECT * FROM '{out}/{table}/*.parquet'").arrow().read_all().to_pylist()
    for reader, table_rows in got.items():
        assert len(table_rows) == len(want), f"{reader} finds {len(table_rows)} rows in {table}, pyarrow {len(want)}"
        for i, row in enumerate(table_rows):
            assert plain(row) == want[i], f"{reader} and pyarrow differ in row {i} of {table}"


@pytest.mark.parametrize("table", TABLES)
def test_file_metadata(out, table):
    for part in (out / table).glob("*.parquet"):
        meta = pq.read_metadata(part).metadata
        assert meta[b"readout.table"] == table.encode()
        for key in (b"readout.schema_version", b"readout.program_version", b"readout.rules_hash"):
            assert meta.get(key), f"{part}: no {key.decode()}"
