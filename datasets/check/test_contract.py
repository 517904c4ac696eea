"""What the tables promise to a notebook, checked over every row of the sample."""

import hashlib
import json
import re

import pytest

from conftest import SAMPLE, SCHEMA, readout

TABLES = sorted(SCHEMA)
ANNOTATIONS = [name for name in TABLES if name not in ("documents", "errors")]

# Columns with a fixed vocabulary. The documentation must name every value.
VOCABULARY = {
    "documents.date_source": "metadata dateline url",
    "sentences.kind": "heading item",
    "people.role": "head_of_state head_of_government minister deputy_minister ambassador envoy spokesperson legislator military official other",
    "places.label": "PLACE NORP",
    "places.kind": "country admin city region water facility other demonym",
    "places.norp_kind": "national ethnic religious political regional",
    "organizations.kind": "international government ministry legislature military company party media academic armed_group ngo other",
    "references.kind": "pronoun nominal",
    "numbers.kind": "CARDINAL ORDINAL PERCENT MONEY QUANTITY",
    "numbers.qualifier": "exact about at_least at_most additional",
    "dates.kind": "DATE TIME DURATION",
    "pledges.pledger_side": "issuer counterpart joint third_party unknown",
    "pledges.record_type": "commitment refusal",
    "pledges.strength": "firm moderate weak",
    "pledges.specificity": "specific vague",
    "pledges.novelty": "new continuing reaffirmed past_report",
    "pledges.polarity": "do refrain",
    "pledges.attribution": "author direct reported",
    "pledges.pledgers[].kind": "state person organization group",
    "pledges.pledgers[].via": "named speaker issuer participants",
    "pledges.counterparts[].kind": "state person organization group",
    "pledges.counterparts[].via": "named speaker issuer participants",
    "errors.class": "unreadable malformed too_large empty binary unsupported duplicate_id extractor panic",
}


def columns(table):
    return {column["name"]: column for column in SCHEMA[table]["columns"]}


def values(rows, table, column):
    """All values of a column that are not null; of "list[].field" those of every element."""
    name, dot, field = column.partition("[].")
    for row in rows[table]:
        if not dot:
            if row[name] is not None:
                yield row[name]
            continue
        for element in row[name]:
            if element[field] is not None:
                yield element[field]


def spans(row, where=""):
    """The spans of a row: (what, start, end, words or None). Columns x_start and
    x_end go with column x, start and end with text or name."""
    for column in row:
        if column == "end" or not column.endswith("_end"):
            continue
        stem = column[: -len("_end")]
        yield where + stem, row[stem + "_start"], row[stem + "_end"], row[stem]
    if "start" in row:
        yield where or "row", row["start"], row["end"], row.get("text", row.get("name"))
    for column, value in row.items():
        if isinstance(value, list):
            for i, element in enumerate(value):
                if isinstance(element, dict):
                    yield from spans(element, f"{where}{column}[{i}] ")


@pytest.mark.parametrize("table", ANNOTATIONS)
def test_text_from_start_to_end_is_the_mention(rows, texts, table):
    for row in rows[table]:
        text = texts[row["doc_id"]]
        for what, start, end, words in spans(row):
            place = f"{table}: {what} of {row}"
            assert (start is None) == (end is None), place
            if start is None:
                continue
            assert 0 <= start < end <= len(text), place
            assert words is None and table == "sentences" or text[start:end] == words, f"text[{start}:{end}] is {text[start:end]!r}; {place}"
            assert text[start:end] == text[start:end].strip(), f"white space at an end; {place}"


def test_own_span_is_never_missing(rows):
    for table in ANNOTATIONS:
        for row in rows[table]:
            assert row["start"] is not None and row["end"] is not None, f"{table}: {row}"


@pytest.mark.parametrize("table", ANNOTATIONS)
def test_rows_of_a_table_join_with_documents_and_sentences(rows, table):
    documents = {doc["doc_id"] for doc in rows["documents"]}
    sentences = {(s["doc_id"], s["sentence_id"]): s for s in rows["sentences"]}
    for row in rows[table]:
        assert row["doc_id"] in documents, f"{table}: {row}"
        if row["sentence_id"] is None:
            continue
        sentence = sentences[row["doc_id"], row["sentence_id"]]
        assert sentence["start"] <= row["start"] < sentence["end"], f"{table}: {row} does not start in {sentence}"


@pytest.mark.parametrize("table", TABLES)
def test_keys_are_unique(rows, table):
    key = {
        "documents": ["doc_id"], "errors": ["input"], "people": ["doc_id", "person_id"], "dates": ["doc_id", "date_id"],
    }.get(table, ["doc_id", table.rstrip("s") + "_id"])
    keys = [tuple(row[k] for k in key) for row in rows[table]]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("table", ANNOTATIONS)
def test_rows_stand_in_the_order_of_the_text(rows, table):
    order = {doc["doc_id"]: i for i, doc in enumerate(rows["documents"])}
    places = [(order[row["doc_id"]], row["start"]) for row in rows[table]]
    assert places == sorted(places)


@pytest.mark.parametrize("table", ["people", "places", "organizations", "numbers", "dates"])
def test_mentions_of_a_table_do_not_overlap(rows, table):
    for a, b in zip(rows[table], rows[table][1:]):
        assert a["doc_id"] != b["doc_id"] or a["end"] <= b["start"], f"{table}: {a} and {b}"


def test_references_stand_for_names_of_their_document(rows):
    names = {(row["doc_id"], row["entity_id"], row["canonical"]) for table in ("people", "places", "organizations") for row in rows[table]}
    for row in rows["references"]:
        assert len(row["entity_ids"]) == len(row["canonicals"]), row
        assert (row["confidence"] is not None) == bool(row["entity_ids"]), row
        for entity, canonical in zip(row["entity_ids"], row["canonicals"]):
            assert (row["doc_id"], entity, canonical) in names, row


def test_mentions_of_different_tables_do_not_overlap(rows):
    found = []
    for table in ("people", "places", "organizations", "numbers", "dates"):
        found += [(row["doc_id"], row["start"], row["end"], table) for row in rows[table]]
    found.sort()
    overlaps = [(a, b) for a, b in zip(found, found[1:]) if a[0] == b[0] and a[2] > b[1]]
    assert not overlaps


def test_documents_describe_their_text(rows):
    for doc in rows["documents"]:
        assert doc["chars"] == len(doc["text"])
        assert doc["sha256"] == hashlib.sha256(doc["text"].encode()).hexdigest()
        assert doc["sentences"] == sum(s["doc_id"] == doc["doc_id"] for s in rows["sentences"])
        assert doc["tokens"] > 100


def test_every_input_is_a_document_or_an_error(rows):
    inputs = sorted(row["input"] for table in ("documents", "errors") for row in rows[table])
    assert inputs == list(range(len(inputs)))


@pytest.mark.parametrize("table", TABLES)
def test_empty_is_null(rows, table):
    for name, column in columns(table).items():
        if column["type"] == "string":
            assert "" not in values(rows, table, name), f"{table}.{name} holds an empty string"
        if not column["nullable"] and "[]" not in name:
            assert all(row[name] is not None for row in rows[table]), f"{table}.{name} holds a null"


@pytest.mark.parametrize("column", sorted(VOCABULARY))
def test_vocabulary(rows, column):
    table, _, name = column.partition(".")
    allowed = VOCABULARY[column].split()
    assert set(values(rows, table, name)) <= set(allowed)
    documented = set(re.findall(r"\w+", columns(table)[name]["doc"]))
    assert set(allowed) <= documented, f"readout schema does not name {set(allowed) - documented} of {column}"


def test_codes_have_their_form(rows):
    for column, pattern in {
        "people.country": r"[A-Z]{3}", "places.iso2": r"[A-Z]{2}", "places.iso3": r"[A-Z]{3}", "organizations.country": r"[A-Z]{3}",
        "numbers.currency": r"[A-Z]{3}", "pledges.amounts[].currency": r"[A-Z]{3}", "pledges.pledgers[].iso3": r"[A-Z]{3}",
        "pledges.counterparts[].iso3": r"[A-Z]{3}", "documents.language": r"[a-z]{2}|und",
    }.items():
        table, _, name = column.partition(".")
        for value in values(rows, table, name):
            assert re.fullmatch(pattern, value), f"{column}: {value!r}"


def test_days_of_a_date_are_in_order(rows):
    for row in rows["dates"]:
        assert (row["begin"] is None) == (row["end_date"] is None), row
        assert row["begin"] is None or row["begin"] <= row["end_date"], row


def test_every_column_is_documented():
    for table in SCHEMA.values():
        assert table["doc"], table["name"]
        for column in table["columns"]:
            assert column["doc"] and column["example"], f"{table['name']}.{column['name']}"


def test_number_of_workers_changes_no_byte(out, tmp_path):
    for workers in (1, 3):
        folder = tmp_path / str(workers)
        readout("extract", SAMPLE, "-o", folder, "--workers", workers)
        for path in sorted(out.rglob("*.parquet")):
            other = folder / path.relative_to(out)
            assert other.read_bytes() == path.read_bytes(), f"{path.relative_to(out)} with {workers} workers"


def test_jsonl_holds_the_same(rows, texts):
    docs = [json.loads(line) for line in readout("extract", SAMPLE, "--format", "jsonl", "-o", "-").splitlines()]
    assert [doc["doc_id"] for doc in docs] == [doc["doc_id"] for doc in rows["documents"]]
    for doc in docs:
        assert doc["text"] == texts[doc["doc_id"]]
        for mention in doc["mentions"]:
            assert doc["text"][mention["start"] : mention["end"]] == mention["text"]
        for pledge in doc["pledges"]:
            assert doc["text"][pledge["start"] : pledge["end"]] == pledge["text"]
        for reference in doc.get("references", []):
            assert doc["text"][reference["start"] : reference["end"]] == reference["text"]
    assert sum(len(doc.get("references", [])) for doc in docs) == len(rows["references"])
    tables = ("people", "places", "organizations", "numbers", "dates")
    assert sum(len(doc["mentions"]) for doc in docs) == sum(len(rows[table]) for table in tables)
    assert sum(len(doc.get("matches", [])) for doc in docs) == len(rows["mentions"])
    assert sum(len(doc["pledges"]) for doc in docs) == len(rows["pledges"])
