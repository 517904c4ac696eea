package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const overlay = "testdata/overlay"

const overlayText = "Norway ring-fenced 20 million euros for clinics in Kenya. Norway is ready to train teachers in Kenya. " +
	"Norway hopes to open a port in Kenya. Norway will send 40 nurses to Kenya.\n"

// pledgesOf explains a text and returns of each pledge its cue and its fields.
func pledgesOf(t *testing.T, args ...string) (cues []string, fields []map[string]string) {
	t.Helper()
	code, out, errs := readout(t, overlayText, append([]string{"explain", "-", "--json", "--ner", "none", "--publisher", "White House"}, args...)...)
	if code != exitOK {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	var x explained
	if err := json.Unmarshal([]byte(out), &x); err != nil {
		t.Fatal(err)
	}
	for _, p := range x.Pledges {
		cues = append(cues, p.Cue.ID)
		m := map[string]string{}
		for _, f := range p.Fields {
			m[f.Name] = f.Value
		}
		fields = append(fields, m)
	}
	return cues, fields
}

// TestOverlay: a folder of a user's own adds a cue, changes the strength of one,
// switches one off and adds a class of acts; extraction follows it.
func TestOverlay(t *testing.T) {
	before, plain := pledgesOf(t)
	if want := []string{"pledge/ready", "pledge/hope", "pledge/will"}; !slices.Equal(before, want) {
		t.Fatalf("without the overlay the cues are %v, want %v", before, want)
	}
	after, mine := pledgesOf(t, "--rules", overlay)
	if want := []string{"my/ring-fence", "pledge/ready", "pledge/will"}; !slices.Equal(after, want) {
		t.Fatalf("with the overlay the cues are %v, want %v", after, want)
	}
	if s := mine[0]["strength"]; s != "moderate" || mine[0]["pledger_ids"] != "NOR" || mine[0]["amount"] != "20 million euros" {
		t.Errorf("the user's cue gave %v", mine[0])
	}
	if b, a := plain[0]["strength"], mine[1]["strength"]; b != "moderate" || a != "firm" {
		t.Errorf("strength of pledge/ready is %s without and %s with the overlay, want moderate and firm", b, a)
	}
	if b, a := plain[2]["action_type"], mine[2]["action_type"]; b == "staff" || a != "staff" || mine[2]["cameo"] != "0333" {
		t.Errorf("class of the act is %q without and %q with the overlay, code %q", b, a, mine[2]["cameo"])
	}
	// extract and eval take the same folder.
	code, out, errs := readout(t, overlayText, "extract", "-", "--ner", "none", "--rules", overlay, "--format", "jsonl", "-o", "-", "-q")
	if code != exitOK || !strings.Contains(out, `"trigger":"ring-fenced"`) || strings.Contains(out, "hopes to") && strings.Contains(out, `"trigger":"hopes to"`) {
		t.Errorf("exit code %d, output %s, messages %s", code, out, errs)
	}
}

func TestOverlayIsListedAndChecked(t *testing.T) {
	code, out, errs := readout(t, "", "rules", "list", "--rules", overlay)
	if code != exitOK {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	origin := map[string]string{}
	for line := range strings.Lines(out) {
		if f := strings.Fields(line); len(f) > 2 {
			origin[f[1]] = f[2]
		}
	}
	for id, want := range map[string]string{"my/ring-fence": overlay + "/pledges.yaml:3", "pledge/ready": overlay + "/pledges.yaml:13", "pledge/will": "built-in", "pledge/hope": "off"} {
		if origin[id] != want {
			t.Errorf("rule %s is listed as of %q, want %q", id, origin[id], want)
		}
	}
	if code, _, errs := readout(t, "", "rules", "check", "--rules", overlay); code != exitOK {
		t.Errorf("exit code %d: %s", code, errs)
	}
}

// TestOverlayFaults: what is wrong with a user's rules is told with file, line and
// rule, before anything runs.
func TestOverlayFaults(t *testing.T) {
	rule := func(match, no string) string {
		return "rules:\n- id: my/earn\n  doc: Somebody earns.\n  class: verb\n  words: [earns]\n  then: [money]\n  strength: firm\n  match:\n  - Norway earns 5 million euros from Kenya.\n  - " + match + "\n  no_match:\n  - " + no + "\n"
	}
	for _, tc := range []struct{ name, file, content, want string }{
		{"match example", "pledges.yaml", rule("Norway pays Kenya.", "Norway pays."), `pledges.yaml:10: rule my/earn does not fire in its match example "Norway pays Kenya."`},
		{"no_match example", "pledges.yaml", rule("Norway earns 6 million euros.", "Norway earns 7 million euros."), `pledges.yaml:12: rule my/earn fires in its no_match example`},
		{"unknown class", "pledges.yaml", strings.Replace(rule("a", "b"), "class: verb", "class: verbs", 1), `pledges.yaml:2: rule my/earn: class "verbs" is none of modal, verb`},
		{"unknown key", "pledges.yaml", strings.Replace(rule("a", "b"), "words:", "word:", 1), `pledges.yaml:5: rule my/earn: unknown field "word"`},
		{"unknown id to change", "pledges.yaml", "rules:\n- {id: pledge/readyy, change: true, strength: firm}\n", `pledges.yaml:2: rule pledge/readyy: changes a rule, but none has this id`},
		{"unknown id off", "pledges.yaml", "rules:\n- {id: pledge/readyy, off: true}\n", `pledges.yaml:2: rule pledge/readyy: is switched off, but no rule has this id`},
		{"unknown strength", "pledges.yaml", "rules:\n- {id: pledge/ready, change: true, strength: strong}\n", `pledges.yaml:2: rule pledge/ready: strength "strong" is none of firm`},
		{"file that nothing reads", "cues.yaml", rule("a", "b"), "cues.yaml: nothing is read from a file of this name; the names are"},
		{"no code of CAMEO", "pledges_actions.yaml", "staff: {order: 1, verbs: [send], cameo: 0933x}\n", `entry staff: cameo "0933x" is no code of CAMEO`},
		{"each fault with its place", "mentions.yaml", "rules:\n- {id: my/pact, doc: Pacts., label: pact, match: [a], no_match: [b]}\n", `mentions.yaml:2: rule my/pact: needs one of`},
		{"no class of PLOVER", "pledges_actions.yaml", "staff: {order: 1, verbs: [send], cameo: 0311, plover: Agree}\n", `entry staff: plover "Agree" is no class of PLOVER`},
		{"unknown key of a class", "pledges_actions.yaml", "staff: {order: 1, verb: [send]}\n", "pledges_actions.yaml:1: entry staff: unknown field"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, tc.file), []byte(tc.content), 0o644); err != nil {
				t.Fatal(err)
			}
			code, _, errs := readout(t, "", "rules", "check", "--rules", dir)
			if code != exitMisuse || !strings.Contains(errs, tc.want) || !strings.Contains(errs, dir) {
				t.Errorf("exit code %d, message %q; want %q and the folder", code, errs, tc.want)
			}
		})
	}
}

// TestRulesShow: what is printed can be copied into a folder of one's own.
func TestRulesShow(t *testing.T) {
	code, out, errs := readout(t, "", "rules", "show", "pledge/ready")
	if code != exitOK || !strings.HasPrefix(out, "- id: pledge/ready\n") || strings.Count(out, "- id:") != 1 {
		t.Fatalf("exit code %d: %s%s", code, out, errs)
	}
	dir := t.TempDir()
	copied := "rules:\n" + strings.Replace(out, "strength: moderate", "strength: firm", 1)
	if err := os.WriteFile(filepath.Join(dir, "pledges.yaml"), []byte(copied), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, fields := pledgesOf(t, "--rules", dir); fields[0]["strength"] != "firm" {
		t.Errorf("the copied rule gave %v", fields[0])
	}
	if code, out, _ = readout(t, "", "rules", "show", "pledges.yaml"); code != exitOK || !strings.Contains(out, "class      how the clause is read") {
		t.Errorf("exit code %d: %.200s", code, out)
	}
	if code, out, _ = readout(t, "", "rules", "show"); code != exitOK || !strings.Contains(out, "pledges.yaml\n") {
		t.Errorf("exit code %d: %.200s", code, out)
	}
	if code, _, errs = readout(t, "", "rules", "show", "pledge/redy"); code != exitMisuse || !strings.Contains(errs, `"pledge/redy"`) {
		t.Errorf("exit code %d: %s", code, errs)
	}
}
