package numeral

import (
	"math/big"
	"strings"
)

// maxDigits is how many digits a number may have. Longer ones are account
// numbers, keys or noise, and would cost quadratic time.
const maxDigits = 60

// Format writes a value as a plain decimal number, "1500000000", "-2.5". It is
// exact where a decimal can be; a value like 1/3 is rounded to 15 significant
// digits.
func Format(x *big.Rat) string {
	if x.IsInt() {
		return x.Num().String()
	}
	// A fraction in lowest terms has a finite decimal form if its denominator
	// has no other prime factor than 2 and 5.
	d := new(big.Int).Set(x.Denom())
	places := max(strip(d, 2), strip(d, 5))
	exact := d.IsInt64() && d.Int64() == 1
	if !exact {
		places = 15
		lo := big.NewRat(1, 10)
		a := new(big.Rat).Abs(x)
		for one := big.NewRat(1, 1); a.Cmp(one) >= 0 && places > 1; places-- {
			a.Mul(a, lo)
		}
		for ten := big.NewRat(10, 1); a.Sign() != 0 && a.Cmp(lo) < 0 && places < 100; places++ {
			a.Mul(a, ten)
		}
	}
	s := x.FloatString(places)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// strip divides d by p as often as it goes and returns how often.
func strip(d *big.Int, p int64) int {
	n, q, r, div := 0, new(big.Int), new(big.Int), big.NewInt(p)
	for {
		q.QuoRem(d, div, r)
		if r.Sign() != 0 {
			return n
		}
		d.Set(q)
		n++
	}
}

// parseDecimal reads "12", "12.5" or ".5"; ok is false for anything else and
// for numbers of more than maxDigits digits.
func parseDecimal(s string) (x *big.Rat, ok bool) {
	if len(s) > maxDigits+1 || s == "" {
		return nil, false
	}
	for i := range len(s) {
		if (s[i] < '0' || s[i] > '9') && s[i] != '.' {
			return nil, false
		}
	}
	return new(big.Rat).SetString(s)
}

// pow10 returns 10^n, n in [-100, 100].
func pow10(n int) *big.Rat {
	m := n
	if m < 0 {
		m = -m
	}
	p := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(m)), nil)
	if n < 0 {
		return new(big.Rat).SetFrac(big.NewInt(1), p)
	}
	return new(big.Rat).SetInt(p)
}
