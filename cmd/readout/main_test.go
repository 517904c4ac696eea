package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// readout runs a command line and returns its exit code and what it printed.
func readout(t *testing.T, stdin string, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(t.Context(), args, stdio{strings.NewReader(stdin), &o, &e})
	return code, o.String(), e.String()
}

func TestMisuse(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(file, []byte("Norway will host the talks."), 0o644); err != nil {
		t.Fatal(err)
	}
	foreign := filepath.Join(dir, "mine")
	if err := os.MkdirAll(foreign, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(foreign, "thesis.doc"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "out")
	for _, tc := range []struct {
		name string
		args []string
		want string
	}{
		{"unknown command", []string{"extrakt"}, `unknown command "extrakt"`},
		{"near command", []string{"extrct"}, "Did you mean this?\n\textract"},
		{"weights to a folder", []string{"train", "pledges", "--gold", file, "-o", dir}, "is a folder; name a file in it"},
		{"weights to stdout", []string{"train", "pledges", "--gold", file, "-o", "-"}, "goes into a file"},
		{"model to nowhere", []string{"train", "--train", file, "-o", filepath.Join(dir, "no", "m")}, "make it first"},
		{"no argument", []string{"entities"}, "see 'readout entities --help'"},
		{"unknown command below", []string{"rules", "chekc"}, "see 'readout rules --help'"},
		{"unknown flag", []string{"extract", file, "--fast"}, "unknown flag: --fast; see 'readout extract --help'"},
		{"no output", []string{"extract", file}, "no output: add -o DIR"},
		{"no input", []string{"extract", "-o", out}, "no input"},
		{"missing input", []string{"extract", filepath.Join(dir, "b.txt"), "-o", out}, "no such file or folder"},
		{"unknown engine", []string{"extract", file, "-o", out, "--ner", "magic"}, `--ner "magic" is unknown; known are`},
		{"unknown format", []string{"extract", file, "-o", out, "--format", "xml"}, `--format "xml" is unknown; known are parquet, jsonl`},
		{"workers", []string{"extract", file, "-o", out, "--workers", "0"}, "at least one is needed"},
		{"size", []string{"extract", file, "-o", out, "--memory", "lots"}, `"lots" is not a size such as`},
		{"folder of somebody else", []string{"extract", file, "-o", foreign}, foreign},
		{"no rules there", []string{"extract", file, "-o", out, "--rules", filepath.Join(dir, "r")}, "no such file"},
		{"tables to stdout", []string{"extract", file, "-o", "-"}, "tables need a folder"},
		{"unknown table", []string{"schema", "pledge"}, `table "pledge" is unknown; known are documents`},
		{"schema format", []string{"schema", "--format", "xml"}, `--format "xml" is unknown`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			code, _, errs := readout(t, "", tc.args...)
			if code != exitMisuse || !strings.Contains(errs, tc.want) {
				t.Errorf("exit code %d, message %q; want %d and %q", code, errs, exitMisuse, tc.want)
			}
		})
	}
	if entries, err := os.ReadDir(foreign); err != nil || len(entries) != 1 {
		t.Errorf("the folder of somebody else was changed: %v %v", entries, err)
	}
}

func TestConfig(t *testing.T) {
	dir := t.TempDir()
	write := func(name, s string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
		return p
	}
	data := write("in.jsonl", `{"key":"d1","body":"Norway will host the talks in May."}`+"\n")
	good := write("good.yaml", "text-field: body\nid-field: key\nformat: jsonl\noutput: \"-\"\nworkers: 1\nexclude: [x, y]\n")
	code, out, errs := readout(t, "", "extract", data, "--config", good)
	if code != exitOK || !strings.Contains(out, `"doc_id":"d1"`) {
		t.Errorf("exit code %d, output %q, messages %q", code, out, errs)
	}
	// The command line wins.
	if code, out, _ = readout(t, "", "extract", data, "--config", good, "--id-field", "body"); code != exitOK || strings.Contains(out, `"doc_id":"d1"`) {
		t.Errorf("exit code %d, output %q: --id-field of the command line was not used", code, out)
	}
	bad := write("bad.yaml", "text_field: body\nworkers: many\nformat: [a, b]\n")
	code, _, errs = readout(t, "", "extract", data, "--config", bad)
	for _, want := range []string{`bad.yaml: unknown key "text_field"`, `bad.yaml: key "workers"`, `bad.yaml: key "format" takes one value`} {
		if code != exitMisuse || !strings.Contains(errs, want) {
			t.Errorf("exit code %d, message %q lacks %q", code, errs, want)
		}
	}
}

func TestByteSize(t *testing.T) {
	for in, want := range map[string]string{"500": "500", "64MiB": "64MiB", "1 gb": "1000000000", "1.5k": "1536", "16m": "16MiB", "2048": "2KiB"} {
		var b byteSize
		if err := b.Set(in); err != nil || b.String() != want {
			t.Errorf("%q gave %s, %v; want %s", in, b, err, want)
		}
		again := b
		if err := again.Set(b.String()); err != nil || again != b {
			t.Errorf("%s printed and read again gave %s, %v", b, again, err)
		}
	}
	for _, in := range []string{"", "x", "-1", "1e30", "5 apples"} {
		var b byteSize
		if b.Set(in) == nil {
			t.Errorf("%q was taken for %s", in, b)
		}
	}
}

func TestSchema(t *testing.T) {
	for _, format := range []string{"text", "markdown", "json"} {
		code, out, _ := readout(t, "", "schema", "pledges", "--format", format)
		if code != exitOK || !strings.Contains(out, "deadline_date") || strings.Contains(out, "geonameid") {
			t.Errorf("%s: exit code %d, output %.200q", format, code, out)
		}
	}
}

// TestJSONMessages: with --log-format json every line on standard error is an
// object, also where the run cannot begin or is stopped.
func TestJSONMessages(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	stopped, stop := context.WithCancel(t.Context())
	stop()
	for _, tc := range []struct {
		name string
		ctx  context.Context
		path string
		code int
	}{
		{"missing input", t.Context(), "nosuch.txt", exitMisuse},
		{"interrupted", stopped, sample, exitStopped},
	} {
		var o, e bytes.Buffer
		code := run(tc.ctx, []string{"extract", tc.path, "-o", out, "--ner", "none", "--log-format", "json"}, stdio{strings.NewReader(""), &o, &e})
		if code != tc.code {
			t.Errorf("%s: exit code %d, want %d", tc.name, code, tc.code)
		}
		lines := strings.Split(strings.TrimSpace(e.String()), "\n")
		for _, line := range lines {
			if !json.Valid([]byte(line)) {
				t.Errorf("%s: line %q is no JSON", tc.name, line)
			}
		}
		if last := lines[len(lines)-1]; !strings.Contains(last, `"msg":"stopped"`) {
			t.Errorf("%s: the last line is %s", tc.name, last)
		}
	}
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

// TestOutputOfCommandsIsNotLost: what cannot be printed is no success.
func TestOutputOfCommandsIsNotLost(t *testing.T) {
	for _, args := range [][]string{{"schema"}, {"version"}, {"rules", "list"}, {"extract", "--help"}} {
		var e bytes.Buffer
		code := run(t.Context(), args, stdio{strings.NewReader(""), full{}, &e})
		if code != exitStopped || !strings.Contains(e.String(), "no space left") {
			t.Errorf("%v: exit code %d, message %q", args, code, e.String())
		}
	}
}

// TestHelpHasEveryFlag: the headings of extract's help leave no flag out.
func TestHelpHasEveryFlag(t *testing.T) {
	code, out, errs := readout(t, "", "extract", "--help")
	if code != exitOK || strings.Contains(out, "{{") {
		t.Fatalf("exit code %d: %s%s", code, out, errs)
	}
	newExtract(stdio{}).Flags().VisitAll(func(f *pflag.Flag) {
		if n := strings.Count(out, " --"+f.Name+" "); f.Name != "help" && n == 0 {
			t.Errorf("--%s is missing", f.Name)
		}
	})
	for _, title := range []string{"Output:\n", "Reading:\n", "Limits of what is read:\n", "Extracting:\n", "Running:\n"} {
		if !strings.Contains(out, title) {
			t.Errorf("no heading %q", title)
		}
	}
}
