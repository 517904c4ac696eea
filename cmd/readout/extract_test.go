package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout/pipeline/sink"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const sample = "../../datasets/sample"

// TestSampleGolden holds the whole run over the sample against what it gave
// before. After a change that is meant: go test ./cmd/readout -update, and read
// the difference like code.
func TestSampleGolden(t *testing.T) {
	code, out, errs := readout(t, "", "extract", sample, "--ner", "none", "--format", "jsonl", "-o", "-")
	if code != exitOK {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	got := indented(t, out)
	path := filepath.Join("testdata", "sample.golden.json")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("the sample's annotations changed (-want +got):\n%s", diff)
	}
}

// indented renders JSON lines so that their differences read well: a mention or
// pledge a line.
func indented(t *testing.T, lines string) []byte {
	t.Helper()
	var out bytes.Buffer
	for line := range strings.Lines(lines) {
		var doc map[string]json.RawMessage
		if err := json.Unmarshal([]byte(line), &doc); err != nil {
			t.Fatalf("%v in %.100s", err, line)
		}
		fmt.Fprintf(&out, "%s\n", doc["doc_id"])
		for _, key := range []string{"title", "date", "mentions", "matches", "references", "pledges"} {
			var list []json.RawMessage
			if json.Unmarshal(doc[key], &list) != nil {
				fmt.Fprintf(&out, "  %s %s\n", key, doc[key])
				continue
			}
			for _, item := range list {
				fmt.Fprintf(&out, "  %s %s\n", key, item)
			}
		}
	}
	return out.Bytes()
}

// files returns the content of every file below dir by relative name.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		out[rel] = string(raw)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestSameBytesWhateverTheWorkers(t *testing.T) {
	var first map[string]string
	for _, workers := range []string{"1", "2", "9"} {
		dir := filepath.Join(t.TempDir(), "out")
		code, _, errs := readout(t, "", "extract", sample, "-o", dir, "--ner", "none", "--workers", workers, "--part-docs", "3")
		if code != exitOK {
			t.Fatalf("exit code %d: %s", code, errs)
		}
		got := files(t, dir)
		if first == nil {
			first = got
		}
		if len(got) < 30 {
			t.Errorf("workers %s: only %d files; want several parts of ten tables", workers, len(got))
		}
		for name, content := range first {
			if got[name] != content {
				t.Errorf("workers %s: %s differs", workers, name)
			}
		}
	}
}

// bad writes inputs that each go wrong in their own way, beside good ones.
func bad(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, s := range map[string]string{
		"a.txt":     "Norway will host the talks in May 2031.",
		"empty.txt": "",
		"nul.txt":   "\x7fELF" + strings.Repeat("\x00\x9d\x01\xe3\x02\x00\x10\xfb", 500),
		"f.jsonl":   "{\"id\": \"one\", \"text\": \"Norway will host the talks in 2031, the ministers said.\"}\n{broken\n{\"id\": \"one\", \"text\": \"Sweden will host the talks in 2032, the ministers said.\"}\n{\"id\": \"two\", \"title\": \"no text\"}\n",
		"g.txt.gz":  "\x1f\x8b\x08\x00truncated",
		"ru.txt":    "Сегодня состоялся телефонный разговор Министра иностранных дел с его коллегой, в ходе которого стороны обсудили двусторонние отношения.",
		"z.txt":     "Finland will send two planes.",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestBadInputLosesNothingElse(t *testing.T) {
	in, out := bad(t), filepath.Join(t.TempDir(), "out")
	code, summary, errs := readout(t, "", "extract", in, "-o", out, "--ner", "none")
	if code != exitFailed {
		t.Fatalf("exit code %d, want %d: %s", code, exitFailed, errs)
	}
	var docs, failed []string
	for row, err := range sink.Read[sink.Document](out) {
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, row.Source[len(in)+1:]+" "+row.Language)
	}
	inputs := int64(0)
	for row, err := range sink.Read[sink.Error](out) {
		if err != nil {
			t.Fatal(err)
		}
		failed = append(failed, row.Source[len(in)+1:]+" "+row.Class)
		if row.Message == "" || !strings.Contains(errs, row.Source) {
			t.Errorf("error %+v has no message, or was not shown", row)
		}
		inputs++
	}
	if diff := cmp.Diff([]string{"a.txt und", "f.jsonl:1 und", "ru.txt ru", "z.txt und"}, docs); diff != "" {
		t.Errorf("documents (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"empty.txt empty", "f.jsonl:2 malformed", "f.jsonl:3 duplicate_id", "f.jsonl:4 malformed", "g.txt.gz malformed", "nul.txt binary"}, failed); diff != "" {
		t.Errorf("errors (-want +got):\n%s", diff)
	}
	if !strings.Contains(summary, "4 documents, 6 errors") || !strings.Contains(summary, "1 document not English") {
		t.Errorf("summary %q", summary)
	}
	for row, err := range sink.Read[sink.Date](out) {
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(row.DocID, "ru") {
			t.Errorf("a row was extracted from text that is not English: %+v", row)
		}
	}
}

func TestJSONLog(t *testing.T) {
	code, _, errs := readout(t, "", "extract", bad(t), "-o", filepath.Join(t.TempDir(), "out"), "--ner", "none", "--log-format", "json")
	if code != exitFailed {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	failed := 0
	for line := range strings.Lines(errs) {
		var entry struct{ Level, Msg, Source, Class, Message string }
		if err := json.Unmarshal([]byte(line), &entry); err != nil {
			t.Fatalf("line %q is not JSON: %v", line, err)
		}
		if entry.Msg == "document failed" {
			failed++
			if entry.Source == "" || entry.Class == "" || entry.Message == "" {
				t.Errorf("entry %q lacks source, class or message", line)
			}
		}
	}
	if failed != 6 {
		t.Errorf("%d failures were logged, want 6", failed)
	}
}

func TestInterruptedRunResumes(t *testing.T) {
	whole := filepath.Join(t.TempDir(), "whole")
	args := func(out string, more ...string) []string {
		return append([]string{"extract", sample, "-o", out, "--ner", "none", "--part-docs", "2", "--workers", "1"}, more...)
	}
	if code, _, errs := readout(t, "", args(whole)...); code != exitOK {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	part := filepath.Join(t.TempDir(), "part")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var o, e bytes.Buffer
	if code := run(ctx, args(part), stdio{strings.NewReader(""), &o, &e}); code != exitStopped {
		t.Fatalf("exit code %d, want %d: %s", code, exitStopped, e.String())
	}
	if !strings.Contains(e.String(), "nothing is committed") || !strings.Contains(e.String(), "the same command begins again") {
		t.Errorf("message %q does not say how to resume", e.String())
	}
	if code, _, errs := readout(t, "", args(part, "--resume=false")...); code != exitMisuse || !strings.Contains(errs, "unfinished run") {
		t.Errorf("--resume=false: exit code %d: %s", code, errs)
	}
	if code, _, errs := readout(t, "", args(part, "--force-language")...); code != exitMisuse || !strings.Contains(errs, "other settings") {
		t.Errorf("other settings: exit code %d: %s", code, errs)
	}
	if code, _, errs := readout(t, "", args(part)...); code != exitOK {
		t.Fatalf("resumed: exit code %d: %s", code, errs)
	}
	if diff := cmp.Diff(files(t, whole), files(t, part)); diff != "" {
		t.Error("the resumed run differs from the uninterrupted one")
	}
	if code, out, errs := readout(t, "", args(part)...); code != exitOK || !strings.Contains(out, "nothing left to do") {
		t.Errorf("a finished folder: exit code %d: %s%s", code, out, errs)
	}
	if diff := cmp.Diff(files(t, whole), files(t, part)); diff != "" {
		t.Error("the same command on a finished folder changed it")
	}
	if code, _, errs := readout(t, "", args(part, "--force-language")...); code != exitMisuse || !strings.Contains(errs, "--overwrite") {
		t.Errorf("a finished folder of other settings: exit code %d: %s", code, errs)
	}
	if code, _, errs := readout(t, "", args(part, "--overwrite")...); code != exitOK {
		t.Errorf("--overwrite: exit code %d: %s", code, errs)
	}
}

func TestStandardInputAndOutput(t *testing.T) {
	in := "{\"doc_id\": \"x\", \"text\": \"Norway’s 🙂 envoy will visit Oslo on 5 May 2031, the ministry said today.\", \"date\": \"2031-05-01\"}\n"
	code, out, errs := readout(t, in, "extract", "-", "--input-format", "jsonl", "--format", "jsonl", "-o", "-", "--ner", "none")
	if code != exitOK {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	var doc struct {
		DocID    string `json:"doc_id"`
		Text     string
		Mentions []struct {
			Start, End  int
			Label, Text string
			Norm        string
		}
	}
	if err := json.Unmarshal([]byte(out), &doc); err != nil {
		t.Fatal(err)
	}
	if doc.DocID != "x" || !slices.ContainsFunc(doc.Mentions, func(m struct {
		Start, End  int
		Label, Text string
		Norm        string
	}) bool {
		return m.Label == "DATE" && m.Norm == "2031-05-05" && string([]rune(doc.Text)[m.Start:m.End]) == m.Text
	}) {
		t.Errorf("got %s", out)
	}
}

// TestTablesAreNoInput: tables of an earlier run that lie among the inputs are one
// row of errors, not one for each of their files.
func TestTablesAreNoInput(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte("Norway will host the talks in Oslo, the ministry said."), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, errs := readout(t, "", "extract", dir, "-o", filepath.Join(dir, "old"), "--ner", "none"); code != exitOK {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	code, out, errs := readout(t, "", "extract", dir, "-o", filepath.Join(dir, "new"), "--ner", "none")
	if code != exitFailed || !strings.HasPrefix(out, "1 document, 1 error") || !strings.Contains(errs, "leave it out with --exclude") {
		t.Errorf("exit code %d: %s%s", code, out, errs)
	}
	code, _, errs = readout(t, "", "extract", dir, "-o", filepath.Join(dir, "third"), "--ner", "none", "--exclude", filepath.Join(dir, "old"), "--exclude", filepath.Join(dir, "new"))
	if code != exitOK {
		t.Errorf("excluded: exit code %d: %s", code, errs)
	}
}
