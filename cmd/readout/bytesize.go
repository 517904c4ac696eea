package main

import (
	"fmt"
	"strconv"
	"strings"
)

// byteSize is a flag value in bytes: "500000", "64MB", "16MiB".
type byteSize int64

var byteUnits = []struct {
	suffix string
	factor int64
}{{"kib", 1 << 10}, {"mib", 1 << 20}, {"gib", 1 << 30}, {"kb", 1e3}, {"mb", 1e6}, {"gb", 1e9}, {"k", 1 << 10}, {"m", 1 << 20}, {"g", 1 << 30}, {"b", 1}}

// Set parses a size.
func (b *byteSize) Set(s string) error {
	num, factor := strings.ToLower(strings.TrimSpace(s)), int64(1)
	for _, u := range byteUnits {
		if rest, ok := strings.CutSuffix(num, u.suffix); ok {
			num, factor = strings.TrimSpace(rest), u.factor
			break
		}
	}
	v, err := strconv.ParseFloat(num, 64)
	if err != nil || v < 0 || v*float64(factor) >= 1<<62 {
		return fmt.Errorf("%q is not a size such as 500000, 64MB or 16MiB", s)
	}
	*b = byteSize(v * float64(factor))
	return nil
}

// String prints the size in the largest binary unit that divides it.
func (b byteSize) String() string {
	for _, u := range []int{2, 1, 0} {
		if f := byteSize(byteUnits[u].factor); b >= f && b%f == 0 {
			return fmt.Sprintf("%d%s", b/f, []string{"KiB", "MiB", "GiB"}[u])
		}
	}
	return strconv.FormatInt(int64(b), 10)
}

// Type names the kind of value in help texts.
func (b *byteSize) Type() string { return "size" }
