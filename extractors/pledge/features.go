package pledge

import (
	"readout/pipeline"
)

// features describes a row for the models: the cue, the act, who acts, what the
// row names, and where it stands.
func (d *document) features(p *pipeline.Pledge, e *evidence) []string {
	ws, v := e.words, d.x.vocab
	fs := make([]string, 0, 24)
	add := func(s string) { fs = append(fs, s) }
	flag := func(ok bool, s string) {
		if ok {
			add(s)
		}
	}
	add("cue=" + e.cue.ID)
	add("class=" + e.cue.Class)
	add("strength=" + p.Strength)
	add("novelty=" + p.Novelty)
	add("then=" + e.then)
	add("subject=" + e.subject.kind)
	add("side=" + p.PledgerSide)
	add("speech=" + p.Attribution)
	flag(e.Speaker != "", "transcript")
	if !e.subject.empty() && (e.subject.kind == "pronoun" || e.subject.kind == "possessive") {
		add("who=" + ws[min(e.subject.head, len(ws)-1)].low)
	}
	flag(e.subject.kind == "thing", "unknown-name")
	flag(p.ActionType != "", "act="+p.ActionType)
	flag(p.Polarity == pipeline.Refrain, "refrain")
	flag(len(p.PledgerIDs) == 0, "nobody")
	flag(len(p.PledgerIDs) > 1, "several")
	flag(len(p.Pledgers) == 1 && p.Pledgers[0].Kind == "person", "person")
	flag(len(p.Amounts) > 0, "amount")
	flag(!p.AmountSpan.IsZero() && len(p.Amounts) > 0 && p.Amounts[0].Currency != "", "money")
	flag(!p.DeadlineEnd.IsZero(), "deadline")
	flag(!p.Deadline.IsZero() && p.DeadlineEnd.IsZero(), "some-time")
	flag(!p.Condition.IsZero(), "condition")
	flag(e.row.first != e.start, "further")
	flag(e.Kind == pipeline.KindItem, "item")
	flag(ws[e.start].quoted, "quoted")
	flag(e.agent != "", "agent="+e.agent)
	flag(e.owner != nil, "implied")
	flag(p.Specificity == pipeline.Specific, "rule-specific")
	switch {
	case e.verb == "":
		add("verb=none")
	case v.has(listChecked, e.verb):
		add("verb=checked")
	case v.has(listVague, e.verb):
		add("verb=vague")
	default:
		add("verb=other")
	}
	flag(e.verb != "", "lemma="+e.verb)
	flag(e.verb != "" && e.cue.Class == classModal, "modal+"+verbClass(v, e.verb))
	names, caps, nouns, grand := 0, 0, 0, 0
	for k := max(e.row.first, e.end); k < e.row.last; k++ {
		w := ws[k]
		if w.ent >= 0 && (k == 0 || ws[k-1].ent != w.ent) && d.ents[w.ent].label != pipeline.Norp {
			names++
			flag(d.ents[w.ent].label == pipeline.Person && names < 4, "names-person")
		}
		if w.capped && w.ent < 0 && w.tag == "NNP" {
			caps++
		}
		if v.has(listChecksNouns, w.low) || v.has(listMeasures, w.low) && w.tag != "VB" {
			nouns++
		}
		if v.has(classGrand, w.low) {
			grand++
		}
	}
	flag(names > 0, "names")
	flag(names > 2, "names>2")
	flag(caps > 0, "capitals")
	flag(caps > 2, "capitals>2")
	flag(nouns > 0, "measures")
	flag(nouns > 1, "measures>1")
	flag(grand > 0, "grand")
	flag(grand > 1, "grand>1")
	flag(p.Polarity == pipeline.Refrain && grand == 0 && names+caps > 0, "refrain+names")
	flag(v.has(listVague, e.verb) && names+caps > 0 && nouns > 0, "vague+named-measure")
	flag(!v.has(listVague, e.verb) && e.verb != "" && nouns > 0, "act+measure")
	switch n := e.row.last - e.row.first; {
	case n < 5:
		add("length<5")
	case n < 10:
		add("length<10")
	case n < 20:
		add("length<20")
	case n < 40:
		add("length<40")
	default:
		add("length>=40")
	}
	flag(e.row.last-e.row.first > 60, "length>60")
	return fs
}

func verbClass(v *vocabulary, verb string) string {
	switch {
	case v.has(listChecked, verb):
		return "checked"
	case v.has(listVague, verb):
		return "vague"
	}
	return "other"
}
