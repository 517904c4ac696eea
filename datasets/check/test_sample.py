"""What the sample must give, whatever the rules of the day find in it."""

import datetime
import re
import subprocess

import pytest

from conftest import ROOT, SCHEMA
from run_notebook import run

# Title and day of every readout, whichever form it comes in.
READOUTS = {
    "Secretary Whitcombe’s Call with Turkish Foreign Minister Çelikkaya": "2024-10-03",
    "Foreign Minister Lin Haoran Meets with Kazakh Foreign Minister Aigerim Satybaldy": "2025-03-14",
    "Deputy Secretary Hale’s Travel to Jordan, Cyprus, and Georgia": "2025-04-25",
    "President Mutua Hosts Swedish Prime Minister Lindqvist at State House, Nairobi": "2026-02-18",
    "UK and Poland sign new defence and energy package": "2025-11-05",
    "FACT SHEET: President Calloway Announces New Measures under the Blue Horizon Partnership": "2026-05-12",
    "Singapore and Chile Launch Negotiations on a Green Economy Agreement": "2026-07-09",
    "Regular Press Briefing by Federal Foreign Office Spokesperson Katrin Vollmer-Yıldız": "2025-01-22",
    "Communiqué of the Meeting of Pacific Ministers for Fisheries and Oceans": "2024-06-21",
    "Joint Statement on the Visit of the President of the French Republic to India": "2025-09-09",
}


def test_ten_readouts_with_title_date_and_publisher(rows):
    assert {doc["title"]: str(doc["date"]) for doc in rows["documents"]} == READOUTS
    assert rows["errors"] == []
    for doc in rows["documents"]:
        assert doc["publisher"], doc["title"]
        assert doc["language"] == "en", doc["title"]


@pytest.mark.parametrize("table", sorted(set(SCHEMA) - {"mentions", "errors"}))
def test_every_table_has_rows(rows, table):
    assert rows[table]


def test_every_readout_has_people_places_dates_and_pledges(rows):
    for table in ("people", "places", "organizations", "numbers", "dates", "pledges"):
        found = {row["doc_id"] for row in rows[table]}
        lacking = [doc["title"] for doc in rows["documents"] if doc["doc_id"] not in found]
        assert not lacking, f"no {table}"


# Words of navigation, cookie notices and footers, and the first and last words of the articles.
CHROME = "cookie|Skip to main|Worldwide|Contact|Related content|visa centre|Share this page|Privacy|Accessibility|Licence|Español|Tweet|Nominations|Stay Connected|email updates|dataLayer"


@pytest.mark.parametrize("first, last", [
    ("The British Embassy in Warsaw welcomed", "currently serve in the country."),
    ("Today in Manila, President Ruth A. Calloway", "in the first half of 2027."),
])
def test_pages_give_the_article_and_nothing_else(texts, first, last):
    [text] = [text for text in texts.values() if first in text]
    assert text.endswith(last)
    assert not re.search(CHROME, text), re.search(CHROME, text)
    # Every paragraph and every point of a list stands on a line of its own.
    assert text.count("\n") >= 10


def test_planned_trees_are_a_pledge_of_kenya_by_2032(rows):
    [tree] = [row for row in rows["pledges"] if "plant five billion trees" in row["text"]]
    assert tree["trigger"] == "shall" and tree["text"].startswith("shall plant five billion trees")
    assert (tree["record_type"], tree["strength"], tree["specificity"]) == ("commitment", "firm", "specific")
    assert tree["deadline_date"] == datetime.date(2032, 12, 31)
    assert tree["pledger_ids"] == ["KEN"]


def test_refusal_is_told_from_commitment(rows):
    refused = {row["text"] for row in rows["pledges"] if row["record_type"] == "refusal"}
    assert any(text.startswith("will not trade sanctions for money") for text in refused), refused


def test_points_of_a_list_inherit_the_trigger(rows):
    [cable] = [row for row in rows["pledges"] if "2,150-mile undersea cable" in row["text"]]
    assert cable["trigger"] == "will" and cable["text"].startswith("Complete a 2,150-mile")
    assert cable["trigger_end"] < cable["start"]
    assert cable["deadline_date"] == datetime.date(2028, 12, 31)


def test_money_has_amount_and_currency(rows):
    found = {(row["value"], row["currency"]) for row in rows["numbers"] if row["kind"] == "MONEY"}
    want = {(47_000_000, "USD"), (850_000_000, "SEK"), (1_200_000_000, "GBP"), (38_000_000_000, "JPY"), (75_000_000, "EUR")}
    assert want <= found, want - found


def test_notebook_runs_over_the_sample(out, tmp_path, monkeypatch):
    monkeypatch.setenv("READOUT_TABLES", str(out))
    notebook = run(ROOT / "datasets" / "notebooks" / "first-look.ipynb", tmp_path / "first-look.ipynb")
    pictures = sum("image/png" in output.get("data", {}) for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs)
    assert pictures >= 4


GO_PROGRAM = """package main

import (
	"fmt"
	"os"
	"time"

	"readout/extractors"
	"readout/pipeline"
	"readout/rules"
)

func run() error {
%s
	return nil
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
"""


def test_library_example_of_the_readme_runs(tmp_path):
    [block] = re.findall(r"^```go\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    (tmp_path / "main.go").write_text(GO_PROGRAM % block, encoding="utf-8")
    done = subprocess.run(["go", "run", tmp_path / "main.go"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "[NOR] firm will train 40 pilots by June 2026 2026-06-30\n"


def test_python_examples_of_the_readme_run(out, tmp_path, monkeypatch):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```", readme, re.M | re.S)
    assert len(blocks) >= 2
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "sample").symlink_to(out, target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})
