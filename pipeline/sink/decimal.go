package sink

import (
	"math/big"

	"github.com/cockroachdb/apd/v3"
)

// Precision and scale of every decimal column: 29 digits before the point hold
// any amount of money that a government has named, 9 behind it any rate.
const (
	decimalPrecision = 38
	decimalScale     = 9
)

// A Decimal is an exact decimal number, DECIMAL(38,9) in Parquet: a big-endian
// two's complement integer that counts units of 1e-9.
type Decimal [16]byte

// maxUnits is the least magnitude that does not fit, 10^38.
var maxUnits = new(big.Int).Exp(big.NewInt(10), big.NewInt(decimalPrecision), nil)

// ParseDecimal reads a plain or scientific decimal number. It returns nil if s
// is none, or if the number cannot be held exactly: more than 29 digits before
// the point or 9 behind it. It never rounds.
func ParseDecimal(s string) *Decimal {
	const longest = 128 // no number that fits needs more characters
	if s == "" || len(s) > longest {
		return nil
	}
	d, cond, err := apd.NewFromString(s)
	if err != nil || cond.Any() || d.Form != apd.Finite {
		return nil
	}
	if d.Exponent < -decimalScale {
		d.Reduce(d)
	}
	shift := int64(d.Exponent) + decimalScale
	if d.IsZero() {
		shift = 0
	}
	if shift < 0 || shift+d.NumDigits() > decimalPrecision {
		return nil
	}
	n := d.Coeff.MathBigInt()
	n.Mul(n, new(big.Int).Exp(big.NewInt(10), big.NewInt(shift), nil))
	if n.CmpAbs(maxUnits) >= 0 {
		return nil
	}
	if d.Negative && n.Sign() != 0 {
		n.Sub(new(big.Int).Lsh(big.NewInt(1), 128), n)
	}
	var out Decimal
	n.FillBytes(out[:])
	return &out
}

// String returns d as a plain number without trailing zeros: "1500000000",
// "2.5", "-3".
func (d Decimal) String() string {
	n := new(big.Int).SetBytes(d[:])
	if d[0]&0x80 != 0 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), 128))
	}
	x := apd.NewWithBigInt(new(apd.BigInt).SetMathBigInt(n), -decimalScale)
	x.Reduce(x)
	return x.Text('f')
}
