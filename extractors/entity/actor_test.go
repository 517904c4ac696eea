package entity

import (
	"testing"
	"time"

	"readout/pipeline"
	"readout/rules"
)

// Every example of every rule holds, of that rule alone where it should match.
func TestActorRules(t *testing.T) {
	set, err := rules.Default()
	if err != nil {
		t.Fatal(err)
	}
	list, err := rules.Read[actorRule](set, actorsFile)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) == 0 {
		t.Fatal("no rules")
	}
	lx, err := loaded(set)
	if err != nil {
		t.Fatal(err)
	}
	all := lx.actors
	defer func() { lx.actors = all }()
	acts := func(text string) (out []string) {
		for _, m := range extract(t, none, pipeline.NewDocument("d", text, time.Time{})).Places {
			if m.ActorISO3 != "" {
				out = append(out, m.ActorISO3)
			}
		}
		return out
	}
	for _, r := range list {
		none := map[string]string{}
		lx.actors = actorWords{none, none, none, none}
		switch r.Where {
		case "after":
			lx.actors.after = all.after
		case "possessive":
			lx.actors.possessive = all.possessive
		case "before":
			lx.actors.before = all.before
		case "relation":
			lx.actors.relation = all.relation
		}
		for _, s := range r.Match {
			if len(acts(s)) == 0 {
				t.Errorf("%s: %q: nobody acts", r.ID, s)
			}
		}
		lx.actors = all
		for _, s := range r.NoMatch {
			if got := acts(s); len(got) > 0 {
				t.Errorf("%s: %q: %v acts", r.ID, s, got)
			}
		}
	}
}

// The place stays what it is; only who acts is added.
func TestActor(t *testing.T) {
	doc := pipeline.NewDocument("d", "In Moscow, Oslo and Lima agreed on a plan. Kenya said that Washington's position is known.", time.Time{})
	got := ""
	for _, m := range extract(t, none, doc).Places {
		got += m.Norm + " " + m.ISO3 + " " + m.ActorISO3 + "; "
	}
	if want := "Moscow RUS ; Oslo NOR NOR; Lima PER PER; Kenya KEN ; Washington, D.C. USA USA; "; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
