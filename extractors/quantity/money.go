package quantity

import (
	"math/big"

	"readout/extractors/quantity/numeral"
	"readout/pipeline"
)

// code returns the currency that a form at piece i means in this document, ""
// if none can be told.
func (f *finder) code(c currencyForm, i int) string {
	if c.shared != nil && c.bare {
		return f.sharedSign(c.shared)
	}
	if c.shared != nil {
		return f.sharedCode(c.shared, i)
	}
	if c.bare && c.code == "USD" && f.own == nil {
		return f.plainDollar(i)
	}
	if own := f.own[c.code]; c.bare && own != "" {
		return own
	}
	return c.code
}

// isSign reports whether pieces i to end, which spell a currency sign, are
// written as one: letters in upper case, nothing before them.
func (f *finder) isSign(i, end int) bool {
	letters := false
	for k := i; k < end; k++ {
		p := &f.ps[k]
		if p.Kind == numeral.Word {
			letters = true
			if p.Flags&(numeral.Title|numeral.Caps) == 0 && !(f.ps[end-1].Is('$') && f.classOf(p)&stop == 0) {
				return false
			}
		}
	}
	p := &f.ps[i]
	if p.Glued() && f.prev(i).Kind != numeral.Mark && (letters || f.prev(i).Kind == numeral.Word) {
		return false
	}
	if end-i == 2 && letters && p.End-p.Start == 1 && !f.ps[i+1].Glued() && f.vocab.Word(p.ID) != "c" {
		return false // "A $2 million commitment"
	}
	return !letters || end-i > 1 || f.ps[i].End-f.ps[i].Start > 1 || f.large(end)
}

// large reports whether the number at i is one of a scale or split into groups,
// so that a letter before it is a sign and no code: "R32.5 billion", not "R44".
func (f *finder) large(i int) bool {
	n, ok := f.number(i)
	return ok && !n.Plain && !n.Ordinal && n.Value.Cmp(big.NewRat(1000, 1)) >= 0
}

// currencyBefore reads a sign or code that stands before a number.
func (f *finder) currencyBefore(i int) (c currencyForm, end int) {
	c, end = f.signs.Longest(f.ps[:f.limit], i)
	if end > i && f.isSign(i, end) {
		return c, end
	}
	p := &f.ps[i]
	if code := f.codes[p.ID]; code != "" && p.Kind == numeral.Word && p.Flags&numeral.Caps != 0 && !(p.Glued() && f.prev(i).Kind != numeral.Mark) {
		if f.wordCodes[p.ID] && !f.surelyMoney(i+1) {
			return c, i // "ALL 5", "COP 28"
		}
		return currencyForm{code: code}, i + 1
	}
	// A name in capital letters or title case may stand there as well: "Birr 20 million".
	if p.Kind == numeral.Word && p.Flags&numeral.Title != 0 && !(f.isWord(p, "won") && f.sentenceStart(i)) {
		if c, end = f.names.Longest(f.ps[:f.limit], i); end > i && c.minor == 0 && c.scale == 0 && f.surelyMoney(end) {
			return c, end
		}
	}
	return currencyForm{}, i
}

// surelyMoney reports whether the number at i is large or split enough to be an
// amount beside a code that is also a word.
func (f *finder) surelyMoney(i int) bool {
	if f.next(i).Glued() {
		return false
	}
	n, ok := f.number(i)
	return ok && !n.Plain
}

// moneyBefore reads "$1.5 billion", "US$ 100 million", "CNY 2 billion",
// "$8 to $10 billion"; it returns 0 if there is none.
func (f *finder) moneyBefore(i int) int {
	if f.classOf(&f.ps[i])&signed == 0 {
		return 0
	}
	c, j := f.currencyBefore(i)
	if j == i {
		return 0
	}
	p := f.next(j)
	if p.Kind != numeral.Digits && !p.Is('.') && !f.numbers.Starts(p) {
		return 0
	}
	n, ok := f.number(j)
	if n.InWords && n.Factor.Cmp(big.NewRat(1000, 1)) < 0 { // "USD one million", but not "RON five"
		return 0
	}
	if !ok || n.Ordinal || n.Plain && (c.large || f.classOf(f.prev(i))&coded != 0) { // "flight QR 815", "Mk 19"
		return 0
	}
	if q := f.next(n.End); q.Glued() && q.Kind == numeral.Word && !f.names.Has(q.ID) && f.codes[q.ID] == "" {
		return 0 // "$5x"
	}
	a := f.rangeFrom(i, j, n)
	a.start = i
	if a.hi != nil && f.next(n.End).ID == f.id.or {
		a.hi, a.end, a.lo = nil, n.End, n.Value
	}
	// A name or code may follow as well: "$5 million USD".
	if d, end := f.currencyAfter(a.end); end > a.end && d.minor == 0 && d.shared == nil {
		c, a.end = d, end
	}
	code := f.code(c, i)
	if code == "" {
		return 0
	}
	f.emit(a, pipeline.Money, "", code, ruleMoneySign)
	return a.end
}

// currencyAfter reads a name, code or sign that stands after a number.
func (f *finder) currencyAfter(i int) (c currencyForm, end int) {
	p := f.next(i)
	if p.End == 0 {
		return c, i
	}
	if c, end = f.names.Longest(f.ps[:f.limit], i); end > i {
		return c, end
	}
	if code := f.codes[p.ID]; code != "" && p.Kind == numeral.Word && p.Flags&numeral.Caps != 0 {
		if f.wordCodes[p.ID] && !p.Glued() && f.ps[i-1].Kind != numeral.Word && f.next(i+1).Kind == numeral.Word && f.next(i+1).Flags&numeral.Caps != 0 {
			return c, i // a heading in capitals
		}
		return currencyForm{code: code}, i + 1
	}
	if c, end = f.signs.Longest(f.ps[:f.limit], i); end > i && p.Kind == numeral.Mark {
		// "10 $ 30 $": the sign belongs to the number before it unless it
		// touches the one after it.
		if q := f.next(end); q.Kind == numeral.Digits && q.Glued() {
			return c, i
		}
		return c, end
	}
	return c, i
}

// moneyAfter reads "50 million euros", "thirteen dollars forty-five cents".
func (f *finder) moneyAfter(a amount) int {
	j := a.end
	if f.next(j).Is('-') && f.next(j).Glued() {
		j++
	}
	c, end := f.currencyAfter(j)
	if end == j {
		// "100 million additional euros"
		if q, k := f.qualifiers.Longest(f.ps[:f.limit], j); k > j && q == pipeline.Additional {
			if c, end = f.names.Longest(f.ps[:f.limit], k); end > k {
				j = k
			}
		}
	}
	if end <= j {
		return 0
	}
	if f.isWon(end, c, a) {
		return 0
	}
	if u, uend := f.unitsOf.Longest(f.ps[:f.limit], j); uend > j && f.next(uend).ID == f.id.of && f.classOf(f.after(uend+1))&(funds|stop) == 0 {
		a.end = uend // "800 pounds of rice"
		f.emit(a, pipeline.Measure, u.name, "", ruleMeasure)
		return uend
	}
	code := f.code(c, j)
	if code == "" {
		return 0
	}
	if c.scale > 0 {
		a.scale(c.scale)
	}
	if s := f.next(end); c.minor == 0 && f.numbers.Scale(s) && end == j+1 && f.ps[j].Flags&numeral.Caps != 0 { // "75 USD million"
		if m, ok := f.numbers.ScaleOf(s); ok {
			a.scale(m)
			end++
		}
	}
	if c.minor > 0 {
		p := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(c.minor)), nil))
		a.lo = new(big.Rat).Mul(a.lo, p)
		if a.hi != nil {
			a.hi = new(big.Rat).Mul(a.hi, p)
		}
	} else if a.hi == nil {
		k := end
		if f.next(k).ID == f.id.and {
			k++
		}
		if m, ok := f.number(k); ok && !m.Ordinal {
			if d, dend := f.currencyAfter(m.End); dend > m.End && d.minor > 0 {
				p := new(big.Rat).SetFrac(m.Value.Num(), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(d.minor)), nil))
				if m.Value.IsInt() && p.Cmp(big.NewRat(1, 1)) < 0 {
					a.lo, end = new(big.Rat).Add(a.lo, p), dend
				}
			}
		}
	}
	if a.hi == nil && c.minor == 0 && a.lo.IsInt() {
		if cents, cend := f.centsAfter(end); cend > end {
			a.lo, end = new(big.Rat).Add(a.lo, cents), cend
		}
	}
	a.end = end
	f.emit(a, pipeline.Money, "", code, ruleMoneyName)
	return end
}

// scale multiplies an amount by a power of ten.
func (a *amount) scale(pow int) {
	s := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(pow)), nil))
	a.lo = new(big.Rat).Mul(a.lo, s)
	if a.hi != nil {
		a.hi = new(big.Rat).Mul(a.hi, s)
	}
}

// centsAfter reads the "forty-five" of "thirteen dollars forty-five", which ends
// its clause.
func (f *finder) centsAfter(i int) (cents *big.Rat, end int) {
	j := i
	if f.next(j).ID == f.id.and {
		j++
	}
	m, ok := f.number(j)
	if !ok || m.Ordinal || m.Fraction || m.Article || !m.Value.IsInt() || m.Value.Sign() <= 0 || m.Value.Cmp(big.NewRat(100, 1)) >= 0 || m.Letter > 0 {
		return nil, i
	}
	if p := f.after(m.End); p.Kind != numeral.Mark || p.Is('%') || p.Is('-') || p.Is('$') || p.End > 0 && p.Is(':') || m.End >= f.limit && f.limit < len(f.ps) {
		return nil, i
	}
	if p := f.next(j); p.Flags&numeral.Newline != 0 {
		return nil, i
	}
	return new(big.Rat).Quo(m.Value, big.NewRat(100, 1)), m.End
}

// isWon reports whether the name of a currency is more likely a verb or another
// noun: "5 won gold", "200 pounds of rice".
func (f *finder) isWon(end int, c currencyForm, a amount) bool {
	p := &f.ps[end-1]
	w := f.text[p.Start:p.End]
	switch w {
	case "won":
		return a.n.Factor.Cmp(big.NewRat(1000, 1)) < 0 && a.lo.Cmp(big.NewRat(100, 1)) < 0
	case "som", "real":
		return false
	}
	return false
}
