package sink

import (
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParseDecimal(t *testing.T) {
	for _, c := range []struct{ in, want string }{ // want "" for null
		{"0", "0"}, {"-0", "0"}, {"450", "450"}, {"1500000000", "1500000000"}, {"2.5", "2.5"}, {"-3", "-3"}, {"+7", "7"},
		{"0.000000001", "0.000000001"}, {"0.0000000001", ""}, {"0.50000000000000000000", "0.5"},
		{"99999999999999999999999999999.999999999", "99999999999999999999999999999.999999999"},
		{"-99999999999999999999999999999.999999999", "-99999999999999999999999999999.999999999"},
		{"100000000000000000000000000000", ""}, {"1e28", "10000000000000000000000000000"}, {"1e29", ""},
		{"1e2147483647", ""}, {"1e-2147483648", ""}, {"0e9999", "0"}, {"0e999999", ""}, {"1e99999999999999999999", ""},
		{"", ""}, {"x", ""}, {"1,000", ""}, {"NaN", ""}, {"Infinity", ""}, {"1/3", ""}, {strings.Repeat("9", 1000), ""},
	} {
		d := ParseDecimal(c.in)
		got := ""
		if d != nil {
			got = d.String()
		}
		if got != c.want {
			t.Errorf("ParseDecimal(%.40q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// Every number that fits is held exactly: the units stand in the bytes.
func TestDecimalIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`-?[0-9]{1,29}(\.[0-9]{1,9})?`).Draw(t, "number")
		d := ParseDecimal(s)
		if d == nil {
			t.Fatalf("%s does not fit", s)
		}
		want, ok := new(big.Rat).SetString(s)
		got, ok2 := new(big.Rat).SetString(d.String())
		if !ok || !ok2 || want.Cmp(got) != 0 {
			t.Fatalf("%s is held as %s", s, d)
		}
		units := new(big.Int).SetBytes(d[:])
		if d[0]&0x80 != 0 {
			units.Sub(units, new(big.Int).Lsh(big.NewInt(1), 128))
		}
		if want.Mul(want, new(big.Rat).SetInt64(1e9)); !want.IsInt() || want.Num().Cmp(units) != 0 {
			t.Fatalf("%s: %s units in the bytes, want %s", s, units, want)
		}
	})
}

func FuzzParseDecimal(f *testing.F) {
	for _, s := range []string{"1", "-1.5e3", "1e-2147483648", "٣", "0x1p4"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d := ParseDecimal(s); d != nil {
			if again := ParseDecimal(d.String()); again == nil || *again != *d {
				t.Fatalf("%q is %s, which reads as %v", s, d, again)
			}
		}
	})
}
