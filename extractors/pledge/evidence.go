package pledge

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"readout/pipeline"
)

// An Explanation tells why a document has the pledges that it has, and why what
// looked like one is none. Spans are byte offsets into the document's text.
type Explanation struct {
	Doc *pipeline.Document
	// Issuer and Participants are ids of who publishes and of the parties of the
	// readout, as pledges resolve "we" and "both sides"; empty if unknown.
	Issuer       []string
	IssuerFrom   string // what told the issuer, one of pipeline.IssuerFromAddress and the like; "" if unknown
	Participants []string
	Pledges      []Reason    // one for each row, in the order of Annotations.Pledges
	Rejected     []Rejection // by position
}

// A Reason is a pledge with what made it one and where each field comes from.
type Reason struct {
	Pledge      pipeline.Pledge
	Sentence    pipeline.Span
	Cue         CueEvidence
	Confidence  Judgement // of the decision whether the row is a pledge
	Specificity Judgement // of the decision between specific and vague
	Fields      []Field   // in the order of the columns of the table
}

// CueEvidence is the rule that found the candidate.
type CueEvidence struct {
	ID, Doc, Class string
	// Then is which of the cue's continuations follows the trigger: "base",
	// "infinitive", "that" ...
	Then          string
	pipeline.Span        // of the trigger
	Text          string // of the trigger, as written
}

// A Judgement is a trained decision about one row: log-odds are the base plus all
// contributions, and Probability is their logistic.
type Judgement struct {
	Base          float64
	Contributions []Contribution // heaviest first; those of features without a weight last
	LogOdds       float64
	Probability   float64
}

// A Contribution is a feature of the row with what it adds to the log-odds: above 0
// it speaks for, below 0 against; 0 if nothing was learnt about it.
type Contribution struct {
	Feature string
	Meaning string // in words
	Weight  float64
	Count   int // how often the row has it; the weight is that of all
}

// A Field is a field of a pledge, the words that gave it, and the rule by which they
// did. Fields without a value are left out.
type Field struct {
	Name, Value   string // as in the table of pledges
	pipeline.Span        // of the words; zero if no words of the text give it
	Rule          string
}

// A Rejection is a candidate that became no pledge.
type Rejection struct {
	pipeline.Span        // of the trigger, or of the row that was dropped
	Text          string // as written
	Sentence      pipeline.Span
	Cue           string
	Reason        string
}

// Reasons of rejections that no decision about the clause gives.
const (
	reasonItems       = "leads into a list, whose points make the rows"
	reasonNothing     = "nothing follows that the cue asks for"
	reasonNotAffirmed = "not affirmed"
	reasonOverlap     = "overlaps another row"
	reasonBelowCut    = "dropped after the decision"
)

// A collector gathers the reasons while a document is worked on. All its methods
// do nothing on a nil collector, which is what a run without questions has.
type collector struct {
	d     *document
	rows  []Reason
	out   []Rejection
	words map[string]string // what features mean, each once
}

func (w *collector) reject(c *candidate, why string) {
	if w == nil {
		return
	}
	sp := pipeline.Span{Start: c.words[c.start].Start, End: c.words[max(c.end, c.start+1)-1].End}
	w.out = append(w.out, Rejection{Span: sp, Text: w.d.text(sp), Sentence: c.Sentence.Span, Cue: c.cue.ID, Reason: why})
}

// unfollowed notes the words of cues at word i behind which nothing stands that
// the cue asks for: "will" before a noun. One note a word is enough.
func (w *collector) unfollowed(s *sentence, i int) {
	ws := s.words
	for _, f := range w.d.x.forms[ws[i].low] {
		if i+len(f.words) > len(ws) || f.cue.Class == classNoun {
			continue
		}
		same := true
		for k, word := range f.words {
			same = same && ws[i+k].low == word
		}
		if k := i - 1; len(f.cue.Copula) > 0 {
			for k >= 0 && (w.d.x.vocab.has(listAdverbs, ws[k].low) || ws[k].tag == "RB") {
				k--
			}
			same = same && k >= 0 && slices.Contains(f.cue.Copula, ws[k].low)
		}
		if same {
			w.reject(&candidate{sentence: s, cue: f.cue, start: i, end: i + len(f.words)}, reasonNothing)
			return
		}
	}
}

// row takes in a row that has just been judged.
func (w *collector) row(p *pipeline.Pledge, e *evidence, fs []string) {
	if w == nil {
		return
	}
	w.rows = append(w.rows, Reason{
		Pledge:      *p,
		Sentence:    e.Sentence.Span,
		Cue:         CueEvidence{ID: e.cue.ID, Doc: e.cue.Doc, Class: e.cue.Class, Then: e.then, Span: p.Trigger, Text: w.d.text(p.Trigger)},
		Confidence:  w.judge(modelRight, fs),
		Specificity: w.judge(modelSpecific, fs),
		Fields:      w.fields(p, e),
	})
}

// judge is the judgement of features, with what they mean.
func (w *collector) judge(model string, fs []string) Judgement {
	if w.words == nil {
		w.words = map[string]string{}
	}
	j := w.d.x.weights.judge(model, fs)
	for i := range j.Contributions {
		c := &j.Contributions[i]
		m, ok := w.words[c.Feature]
		if !ok {
			m = meaning(c.Feature)
			w.words[c.Feature] = m
		}
		c.Meaning = m
	}
	return j
}

// judge adds up what features contribute to a decision.
func (w *Weights) judge(model string, fs []string) Judgement {
	m := w.models[model]
	j := Judgement{Base: m[bias], LogOdds: m[bias], Contributions: make([]Contribution, 0, len(fs))}
	at := map[string]int{}
	for _, f := range fs {
		i, ok := at[f]
		if !ok {
			i = len(j.Contributions)
			at[f] = i
			j.Contributions = append(j.Contributions, Contribution{Feature: f})
		}
		j.Contributions[i].Weight += m[f]
		j.Contributions[i].Count++
		j.LogOdds += m[f]
	}
	j.Probability = logistic(j.LogOdds)
	sortContributions(j.Contributions)
	return j
}

// explanation pairs the reasons with the rows that remain, and gives those that do
// not to the rejected.
func (w *collector) explanation(kept []pipeline.Pledge) *Explanation {
	d := w.d
	x := &Explanation{Doc: d.doc, Issuer: slices.Clone(d.issuer.ids), IssuerFrom: d.issuer.from, Participants: slices.Clone(d.participants)}
	type key struct {
		row, trigger pipeline.Span
		rule         string
	}
	of := func(p *pipeline.Pledge) key { return key{p.Span, p.Trigger, p.Rule} }
	at := make(map[key]int, len(w.rows)) // the first of each, as settling keeps it
	for i := len(w.rows) - 1; i >= 0; i-- {
		at[of(&w.rows[i].Pledge)] = i
	}
	used := make([]bool, len(w.rows))
	covered := 0 // where the rows that remain end, up to each of them
	ends := make([]int, len(kept))
	for n, p := range kept {
		covered = max(covered, p.End)
		ends[n] = covered
		r := Reason{}
		if i, ok := at[of(&p)]; ok {
			used[i] = true
			r = w.rows[i]
		}
		r.Pledge = p
		x.Pledges = append(x.Pledges, r)
	}
	for i, r := range w.rows {
		if used[i] {
			continue
		}
		why := reasonBelowCut
		// The last row that begins before this one's end, and all before it.
		n := sort.Search(len(kept), func(n int) bool { return kept[n].Start >= r.Pledge.End })
		if n > 0 && ends[n-1] > r.Pledge.Start {
			why = reasonOverlap
		}
		w.out = append(w.out, Rejection{Span: r.Pledge.Span, Text: d.text(r.Pledge.Span), Sentence: r.Sentence, Cue: r.Cue.ID, Reason: why})
	}
	// A commitment that "reaffirmed" has made a row is no second one beside it.
	x.Rejected = slices.DeleteFunc(w.out, func(r Rejection) bool {
		n := sort.Search(len(kept), func(n int) bool { return kept[n].Start > r.Start })
		return r.Reason == reasonNotAffirmed && n > 0 && kept[n-1].Contains(r.Span)
	})
	slices.SortStableFunc(x.Rejected, func(a, b Rejection) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	x.Rejected = slices.CompactFunc(x.Rejected, func(a, b Rejection) bool { return a.Span == b.Span && a.Cue == b.Cue && a.Reason == b.Reason })
	return x
}

// meanings say what features mean, by their part up to "=".
var meanings = map[string]string{
	"cue": "found by this cue", "class": "class of the cue", "strength": "strength of the words", "novelty": "novelty", "then": "what follows the trigger",
	"subject": "kind of subject", "side": "whose side acts", "speech": "whose words", "act": "class of the act", "refrain": "promises not to act",
	"nobody": "nobody could be found who acts", "several": "several parties act", "person": "a single person acts", "amount": "names an amount", "money": "names money",
	"deadline": "has a day by which", "some-time": "has a vague time", "condition": "has a condition", "further": "a further act under one trigger", "item": "a point of a list",
	"quoted": "inside quotation marks", "agent": "where the actor was found", "implied": "who acts stands in a sentence above", "rule-specific": "the rules call it specific",
	"verb": "list that the verb is on", "lemma": "verb", "modal+checked": "will with a verb that can be checked", "modal+vague": "will with a vague verb", "modal+other": "will with another verb",
	"names-person": "names a person", "names": "names somebody or a place", "names>2": "names more than two", "capitals": "capitalized words", "capitals>2": "more than two capitalized words",
	"transcript": "in a transcript", "who": "pronoun of who acts", "unknown-name": "who acts is a name that nobody knows", "refrain+names": "keeps off something named", "vague+named-measure": "vague verb with a named measure", "act+measure": "act with a measure or meeting",
	"measures": "nouns of measures or meetings", "measures>1": "several nouns of measures or meetings", "grand": "words such as efforts, peace, values", "grand>1": "several words such as efforts, peace, values",
	"length": "words in the row",
}

// meaning puts a feature in words; the feature itself if none were written for it.
func meaning(f string) string {
	if m, ok := meanings[f]; ok {
		return m
	}
	if key, value, ok := strings.Cut(f, "="); ok && !strings.Contains(key, ">") {
		if m, ok := meanings[key]; ok {
			return m + ": " + value
		}
	}
	if v, ok := strings.CutPrefix(f, "length"); ok {
		return meanings["length"] + ": " + v
	}
	return f
}
