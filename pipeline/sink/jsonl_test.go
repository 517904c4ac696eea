package sink

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout/datasets/sharedtest"
	"readout/pipeline"
)

func TestJSONLine(t *testing.T) {
	text := "On “May 12”, Foreign Minister José Serik of Kazakhstan said it will open 2 clinics by 2023 if asked. <b> & 🇰🇿"
	at := func(words string) pipeline.Span {
		i := strings.Index(text, words)
		return pipeline.Span{Start: i, End: i + len(words)}
	}
	doc := &pipeline.Document{ID: "d1", Source: "d.txt", Collection: "made", Title: "A call", URL: "https://example.org/1", Date: time.Date(2021, 5, 14, 0, 0, 0, 0, time.UTC), Text: text}
	ann := &pipeline.Annotations{
		People: []pipeline.PersonMention{{Mention: pipeline.Mention{Span: at("José Serik"), Label: pipeline.Person, Norm: "José Serik"}, Title: "Foreign Minister", Kind: "minister", Country: "KAZ"}},
		Places: []pipeline.PlaceMention{{Mention: pipeline.Mention{Span: at("Kazakhstan"), Label: pipeline.Place, Norm: "Kazakhstan"}, Kind: "country", ISO3: "KAZ"}},
		References: []pipeline.Reference{{Span: at("it"), Kind: pipeline.Pronoun, EntityIDs: []string{"place:KAZ"}, Canonicals: []string{"Kazakhstan"}, Confidence: 0.9},
			{Span: at("if"), Kind: pipeline.Nominal}},
		Quantities: []pipeline.Quantity{
			{Span: at("2"), Label: pipeline.Cardinal, Value: "2"}, // out of order: the writer sorts
			{Span: at("2 clinics"), Label: pipeline.Measure, Value: "2", High: "3", Unit: "clinic"},
		},
		Timexes: []pipeline.Timex{{Span: at("May 12"), Label: pipeline.Date, Value: "2021-05-12"}, {Span: at("2023"), Label: pipeline.Date}},
		Pledges: []pipeline.Pledge{{Span: at("will open 2 clinics by 2023 if asked"), Trigger: at("will"), TriggerText: "will",
			Pledgers: []pipeline.Party{{Text: "it"}}, PledgerIDs: []string{"KAZ"}, Type: pipeline.Commitment, Strength: pipeline.Firm, Specificity: pipeline.Specific,
			Novelty: pipeline.NoveltyNew, Polarity: pipeline.Do, Condition: at("if asked"), Deadline: at("by 2023"), DeadlineEnd: time.Date(2023, 12, 31, 0, 0, 0, 0, time.UTC),
			AmountSpan: at("2 clinics"), Speaker: "José Serik"},
			{Span: at("asked"), TriggerText: "asked"}},
	}
	const want = `{"doc_id":"d1","source":"made","title":"A call","date":"2021-05-14","url":"https://example.org/1","text":"On “May 12”, Foreign Minister José Serik of Kazakhstan said it will open 2 clinics by 2023 if asked. <b> & 🇰🇿",` +
		`"mentions":[{"start":4,"end":10,"label":"DATE","text":"May 12","norm":"2021-05-12"},` +
		`{"start":8,"end":9,"label":"CARDINAL","text":"1","norm":"2"},` +
		`{"start":30,"end":40,"label":"PERSON","text":"José Serik","canonical":"José Serik","iso3":"KAZ","kind":"minister","title":"Foreign Minister"},` +
		`{"start":44,"end":54,"label":"PLACE","text":"Kazakhstan","canonical":"Kazakhstan","iso3":"KAZ","kind":"country"},` +
		`{"start":73,"end":82,"label":"QUANTITY","text":"2 clinics","norm":"2/3 clinic"},` +
		`{"start":86,"end":90,"label":"DATE","text":"2023","norm":""}],` +
		`"pledges":[{"start":63,"end":99,"text":"will open 2 clinics by 2023 if asked","trigger":"will","pledgers":["it"],"pledger_ids":["KAZ"],"counterparts":[],` +
		`"type":"commitment","strength":"firm","specificity":"specific","novelty":"new","polarity":"do","condition":"if asked","deadline":"by 2023","deadline_end":"2023-12-31","amount":"2 clinics","speaker":"José Serik"},` +
		`{"start":94,"end":99,"text":"asked","trigger":"asked","pledgers":[],"pledger_ids":[],"counterparts":[],` +
		`"type":"","strength":"","specificity":"","novelty":"","polarity":"","condition":null,"deadline":null,"deadline_end":null,"amount":null,"speaker":null}],` +
		`"references":[{"start":60,"end":62,"text":"it","kind":"pronoun","entities":["Kazakhstan"],"confidence":0.9},` +
		`{"start":91,"end":93,"text":"if","kind":"nominal","entities":[]}]}` + "\n"
	ann.Quantities[0].Span = pipeline.Span{Start: 10, End: 11} // the 1 of "12"
	var out bytes.Buffer
	j := NewJSONL(&out)
	if failure, err := j.Write(&pipeline.Result{Doc: doc, Ann: ann}); failure != nil || err != nil {
		t.Fatal(failure, err)
	}
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if err := j.Finish(); err != nil {
		t.Error(err)
	}
}

func TestJSONLinesOfFailures(t *testing.T) {
	var out bytes.Buffer
	j := NewJSONL(&out)
	lines, failures := 0, map[string]int{}
	for i := range madeTotal {
		failure, err := j.Write(madeResult(i))
		if err != nil {
			t.Fatal(err)
		}
		if failure == nil {
			lines++
		} else {
			failures[failure.Class]++
		}
	}
	if n := bytes.Count(out.Bytes(), []byte("\n")); n != lines || lines+failures[pipeline.ClassMalformed]+failures[pipeline.ClassDuplicateID]+failures[pipeline.ClassExtractor]+failures[pipeline.ClassPanic] != madeTotal {
		t.Errorf("%d lines for %d documents; failures %v", n, lines, failures)
	}
	for name, n := range failures {
		if n == 0 {
			t.Errorf("no failure of class %s", name)
		}
	}
	if len(failures) != 4 {
		t.Errorf("failures %v, want 4 classes", failures)
	}
}

func TestJSONLFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.jsonl")
	j, err := CreateJSONL(path, false)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := j.Write(madeResult(0)); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the file is there before the end")
	}
	if err := j.Finish(); err != nil {
		t.Fatal(err)
	}
	first := contents(t, filepath.Dir(path))
	if len(first) != 1 || len(first["out.jsonl"]) == 0 {
		t.Fatalf("the folder has %d files", len(first))
	}
	if _, err = CreateJSONL(path, false); err == nil {
		t.Fatal("the file was replaced without --overwrite")
	}
	wants(t, err, path, "exists", "--overwrite")
	if j, err = CreateJSONL(path, true); err != nil {
		t.Fatal(err)
	}
	j.Close() // given up: the old file stays
	same(t, contents(t, filepath.Dir(path)), first)
	if _, err = CreateJSONL(filepath.Dir(path), true); err == nil {
		t.Fatal("a folder was accepted")
	}
	wants(t, err, "is a folder")
	if _, err = CreateJSONL(filepath.Join(path, "x"), true); err == nil {
		t.Fatal("a path below a file was accepted")
	}
	wants(t, err, path, "is a file, not a folder")
	if _, err = CreateJSONL(filepath.Join(filepath.Dir(path), "none", "x"), true); err == nil {
		t.Fatal("a missing folder was accepted")
	}
	wants(t, err, "make it first")
}

func TestJSONLFileFaults(t *testing.T) {
	for step := 0; ; step++ {
		path := filepath.Join(t.TempDir(), "out.jsonl")
		fsys := &faulty{at: step, err: syscall.ENOSPC}
		err := func() error {
			j, err := createJSONL(path, false, fsys)
			if err != nil {
				return err
			}
			defer j.Close()
			for i := range 3 {
				if _, err := j.Write(madeResult(i)); err != nil {
					return err
				}
			}
			return j.Finish()
		}()
		if !fsys.failed {
			if step < 6 || err != nil {
				t.Fatalf("only %d steps, error %v", step, err)
			}
			return
		}
		if !errors.Is(err, syscall.ENOSPC) {
			t.Fatalf("step %d (%s): got %v", step, fsys.log, err)
		}
		wants(t, err, path, "disk is full")
		for name := range contents(t, filepath.Dir(path)) {
			if fsys.log != "sync dir" {
				t.Errorf("step %d (%s): %s is left over", step, fsys.log, name)
			}
		}
	}
}

// TestGoldComesBack writes the gold annotations and compares them, field by
// field, with the gold they were read from: then a scorer that reads gold reads
// what we write. It needs the gold files, which are no part of the module.
func TestGoldComesBack(t *testing.T) {
	path := sharedtest.Path(t, "gold", "dev.jsonl")
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	n := 0
	for lines.Scan() {
		var want map[string]any
		if err := json.Unmarshal(lines.Bytes(), &want); err != nil {
			t.Fatal(err)
		}
		doc, ann := goldAnnotations(t, lines.Bytes())
		var out bytes.Buffer
		if failure, err := NewJSONL(&out).Write(&pipeline.Result{Doc: doc, Ann: ann}); failure != nil || err != nil {
			t.Fatal(failure, err)
		}
		var got map[string]any
		if err := json.Unmarshal(out.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		for _, p := range got["pledges"].([]any) {
			delete(p.(map[string]any), "deadline") // has its words in gold, and no span to cut them from
			delete(p.(map[string]any), "condition")
			delete(p.(map[string]any), "amount")
		}
		for _, p := range want["pledges"].([]any) {
			delete(p.(map[string]any), "deadline")
			delete(p.(map[string]any), "condition")
			delete(p.(map[string]any), "amount")
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%s: -gold +written\n%.1500s", doc.ID, diff)
		}
		n++
	}
	if n == 0 || lines.Err() != nil {
		t.Fatalf("%d documents, %v", n, lines.Err())
	}
}
