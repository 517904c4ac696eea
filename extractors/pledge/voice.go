package pledge

import (
	"strings"

	"readout/pipeline"
)

// voiceGoesOn reports whether what a state is said to be ready for, right behind the
// words of its official, still belongs to them: "Lund praised the talks. Norway is
// willing to host the next round." What a side itself expresses,
// what a body of it plans, what was promised before, and a point of a list are the issuer's own
// account.
func (d *document) voiceGoesOn(p *pipeline.Pledge, e *evidence) bool {
	if e.cue.Past || d.above != nil || d.isItem(e.Sentence) || e.cue.Class == classNoun || e.cue.Class == classReaffirm {
		return false
	}
	switch p.Pledgers[0].Kind {
	case "state", "group":
		return e.Paragraph == d.voiceAt || d.speechLike(e.index)
	case "organization":
		return e.Paragraph == d.voiceAt && e.cue.Class == classState
	}
	return false
}

// speechLike reports whether the paragraph of a sentence reads like a speech retold
// point by point: it opens with "Second," or says "we" outside quotation marks.
func (d *document) speechLike(i int) bool {
	ss := d.ann.Sentences
	first := i
	for first > 0 && ss[first-1].Paragraph == ss[i].Paragraph && i-first < 12 {
		first--
	}
	for k := first; k < len(ss) && ss[k].Paragraph == ss[i].Paragraph && k < first+16; k++ {
		text := d.doc.Text[ss[k].Start:min(ss[k].End, ss[k].Start+600)]
		if strings.ContainsAny(text, "\"“”«»") {
			return false
		}
		word, _, _ := strings.Cut(text, ",")
		switch fold(word) {
		case "first", "second", "third", "fourth", "fifth", "sixth", "firstly", "secondly", "thirdly", "lastly":
			return true
		}
		if strings.HasPrefix(text, "We ") || strings.Contains(text, " we ") {
			return true
		}
	}
	return false
}
