package text

import "readout/pipeline"

// Segment appends the sentences of s, whose tokens are given, to dst.
func Segment(s string, tokens []pipeline.Token, dst []pipeline.Sentence) []pipeline.Sentence {
	first, para := 0, 0
	for k, tok := range tokens {
		last := k+1 == len(tokens)
		w := s[tok.Start:tok.End]
		brk, pbrk := last, false
		if !last {
			nl := 0
			for _, c := range s[tok.End:tokens[k+1].Start] {
				if c == '\n' {
					nl++
				}
			}
			if nl > 1 {
				brk, pbrk = true, true
			} else if (w == "." || w == "?" || w == "!") && !lowerAt(s, tokens[k+1].Start) {
				brk = true
			}
		}
		if brk {
			dst = append(dst, pipeline.Sentence{Span: pipeline.Span{Start: tokens[first].Start, End: tok.End}, First: first, Last: k + 1, Paragraph: para})
			first = k + 1
			if pbrk {
				para++
			}
		}
	}
	return dst
}
