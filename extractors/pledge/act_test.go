package pledge

import (
	"testing"
	"time"

	"readout/pipeline"
)

// TestCodes holds the verb, class and codes of the promised act.
func TestCodes(t *testing.T) {
	suite := upstream(t)
	for _, tc := range []struct{ text, lemma, act, cameo, plover string }{
		{"[Norway|PLACE=NOR] will provide 20 million euros in aid to [Mali|PLACE=MLI].", "provide", "aid", "033", "AGREE"},
		{"[Norway|PLACE=NOR] will send tanks to [Mali|PLACE=MLI].", "send", "military_aid", "0332", "AGREE"},
		{"[Norway|PLACE=NOR] will send 40 nurses to [Mali|PLACE=MLI].", "send", "give", "033", "AGREE"},
		{"[Norway|PLACE=NOR] is providing 20 million euros for clinics in [Mali|PLACE=MLI].", "provide", "aid", "033", "AGREE"},
		{"We committed 20 million euros to the fund.", "commit", "aid", "033", "AGREE"},
		{"[Norway|PLACE=NOR] announced more than 300 million euros in humanitarian assistance.", "", "aid", "033", "AGREE"},
		{"[Norway|PLACE=NOR] will continue supporting [Mali|PLACE=MLI].", "support", "support", "032", "AGREE"},
		{"[Norway|PLACE=NOR] will begin to rebuild the port.", "rebuild", "establish", "031", "AGREE"},
		{"[Norway|PLACE=NOR] will address climate change.", "address", "cooperate", "030", "AGREE"},
		{"Minister [Laura Kint|PERSON=NOR] will address the conference in [Mali|PLACE=MLI].", "address", "speak", "036", "AGREE"},
		{"[Norway|PLACE=NOR] will hold those who did it to account.", "hold", "accountability", "090", "ACCUSE"},
		{"[Norway|PLACE=NOR] will tighten the naval blockade of [Mali|PLACE=MLI].", "tighten", "sanction", "131", "THREATEN"},
		{"[Norway|PLACE=NOR] will lift sanctions on [Mali|PLACE=MLI].", "lift", "ease", "035", "AGREE"},
		{"[Norway|PLACE=NOR] will withdraw its ambassador from [Mali|PLACE=MLI].", "withdraw", "end_involvement", "136", "THREATEN"},
		{"[Norway|PLACE=NOR] will withdraw its troops from [Mali|PLACE=MLI].", "withdraw", "end_force", "0356", "AGREE"},
		{"[Norway|PLACE=NOR] and [Mali|PLACE=MLI] agreed to a ceasefire.", "", "ceasefire", "0356", "AGREE"},
		{"[Norway|PLACE=NOR] and [Mali|PLACE=MLI] agreed not to raise tariffs on fish.", "raise", "sanction", "030", "AGREE"},
		{"[Norway|PLACE=NOR] will not provide weapons to [Mali|PLACE=MLI].", "provide", "military_aid", "120", "REJECT"},
		{"[Norway|PLACE=NOR] reaffirmed its commitment to peace in [Mali|PLACE=MLI].", "", "", "030", "AGREE"},
	} {
		text, ann := names(tc.text)
		ps := extract(t, suite, pipeline.NewDocument("d", text, time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)), ann)
		if len(ps) != 1 {
			t.Errorf("%q: %d pledges", text, len(ps))
			continue
		}
		p := ps[0]
		if p.ActionLemma != tc.lemma || p.ActionType != tc.act || p.CAMEO != tc.cameo || p.PLOVER != tc.plover {
			t.Errorf("%q: %q %q %s %s; want %q %q %s %s", text, p.ActionLemma, p.ActionType, p.CAMEO, p.PLOVER, tc.lemma, tc.act, tc.cameo, tc.plover)
		}
	}
}

func TestCueVerb(t *testing.T) {
	for words, want := range map[string]string{"agreed": "agree", "committed": "commit", "pledged": "pledge", "announced": "announce", "offered": "offer", "decided": "decide",
		"allocated": "allocate", "approved": "approve", "providing": "provide", "made": "make", "allied": "ally", "pledges": "pledge", "vow": "vow"} {
		s := &sentence{words: []word{{low: words}}}
		if got := cueVerb(&candidate{sentence: s, end: 1}); got != want {
			t.Errorf("verb of %q is %q, want %q", words, got, want)
		}
	}
}

func TestCueVerbWithDash(t *testing.T) {
	s := &sentence{words: []word{{low: "ring"}, {low: "-"}, {low: "fenced"}, {low: "it"}}}
	if got := cueVerb(&candidate{sentence: s, end: 3}); got != "ring-fence" {
		t.Errorf("verb of ring-fenced is %q", got)
	}
}
