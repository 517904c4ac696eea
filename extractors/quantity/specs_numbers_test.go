package quantity_test

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"readout/pipeline"
)

func sameNumber(a, b string) bool {
	x, err1 := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(strings.TrimSuffix(b, "%"), 64)
	return err1 == nil && err2 == nil && math.Abs(x-y) <= 1e-9*math.Max(math.Abs(x), math.Abs(y))
}

func TestSpecsOfNumbers(t *testing.T) {
	runSpecs(t, 0.92, judgeNumbers, "Number_NumberModel", "Number_OrdinalModel", "Number_PercentModel", "NumberWithUnit_CurrencyModel")
}

// unmarkedNumber names the kind of a result that the guidelines do not mark.
func unmarkedNumber(c *spec, r *specResult) string {
	words := strings.ToLower(r.Text)
	switch {
	case strings.ContainsAny(words, "^"):
		return "powers"
	case r.Resolution.Value == "" || r.Resolution.Value == "null":
		return "units without number"
	case strings.HasPrefix(r.TypeName, "ordinal") && (strings.Contains(r.Resolution.Value, "current") || strings.Contains(r.Resolution.Value, "end")):
		return "relative ranks (next, last)"
	case r.TypeName == "number" && strings.HasSuffix(words, "g"):
		return "letters of codes (5G)"
	case r.Resolution.Unit == "Bitcoin" || r.Resolution.Unit == "Satoshi":
		return "money without ISO code"
	case strings.Contains(words, " out of ") || strings.Contains(words, " in "):
		return "one out of three (two counts by the guidelines)"
	}
	if sp, ok := r.span(c.Input); ok && r.TypeName == "number" && !strings.ContainsAny(words, " ") {
		before := c.Input[:sp.Start]
		if strings.HasSuffix(before, "-") && sp.Start > 1 && before[sp.Start-2] > ' ' || strings.HasSuffix(before, ".") && len(before) > 1 && before[len(before)-2] >= '0' && before[len(before)-2] <= '9' {
			return "digits in codes and addresses"
		}
		if after := c.Input[sp.End:]; len(after) > 1 && after[0] == '.' && after[1] >= '0' && after[1] <= '9' {
			return "digits in codes and addresses"
		}
		if strings.Contains(before, "nr. ") || strings.Contains(before, "nrs. ") {
			return "digits in codes and addresses"
		}
	}
	return ""
}

func judgeNumbers(_ string, c *spec, ann *pipeline.Annotations) (leftOut, fault string) {
	label := map[string]string{"number": pipeline.Cardinal, "ordinal": pipeline.Ordinal, "percentage": pipeline.Percent, "currency": pipeline.Money}
	kind := ""
	used := make([]bool, len(ann.Quantities))
	for i := range c.Results {
		r := &c.Results[i]
		kind = r.TypeName
		if out := unmarkedNumber(c, r); out != "" {
			return out, ""
		}
	}
	for i := range c.Results {
		r := &c.Results[i]
		sp, ok := r.span(c.Input)
		if !ok {
			return "words that are not in the text", ""
		}
		found := false
		for j, q := range ann.Quantities {
			if used[j] || !q.Overlaps(sp) {
				continue
			}
			if strings.HasPrefix(strings.ToLower(r.Text), "a ") && q.Start == sp.Start+2 { // "by more than a half"
				q.Start = sp.Start
			}
			if q.Span == sp && (q.Label == label[r.TypeName] || r.TypeName == "number" && q.Label != pipeline.Ordinal) && sameNumber(q.Value, amountOf(r)) && q.High == "" && sameCurrency(r, q.Currency) {
				found, used[j] = true, true
				break
			}
			// "$20" holds the number 20: a more particular kind covers it.
			if r.TypeName == "number" && q.Label != pipeline.Cardinal && q.Label != pipeline.Ordinal && q.Contains(sp) && sameNumber(q.Value, r.Resolution.Value) {
				found, used[j] = true, true
				break
			}
		}
		for _, x := range ann.Timexes {
			if r.TypeName == "number" && x.Contains(sp) {
				found = true // "in 3 years"
			}
		}
		if !found {
			fault += fmt.Sprintf(" missing %q=%s%s;", r.Text, r.Resolution.Value, r.Resolution.IsoCurrency)
		}
	}
	for j, q := range ann.Quantities {
		if !used[j] && kind != "" && q.Label == label[kind] || !used[j] && kind == "" && q.Label == pipeline.Percent {
			fault += fmt.Sprintf(" unexpected %q=%s;", c.Input[q.Start:q.End], q.Norm())
		}
	}
	if fault != "" {
		for _, q := range ann.Quantities {
			fault += fmt.Sprintf(" got %q=%s;", c.Input[q.Start:q.End], q.Norm())
		}
	}
	return "", fault
}

// amountOf returns the value of a result in the currency itself, not its cents.
func amountOf(r *specResult) string {
	switch r.Resolution.Unit {
	case "Cent", "Pence":
		if x, err := strconv.ParseFloat(r.Resolution.Value, 64); err == nil {
			return strconv.FormatFloat(x/100, 'g', 15, 64)
		}
	}
	return r.Resolution.Value
}

func sameCurrency(r *specResult, code string) bool {
	switch {
	case r.TypeName != "currency":
		return true
	case r.Resolution.IsoCurrency != "":
		return code == r.Resolution.IsoCurrency
	case r.Resolution.Unit == "Dollar" || r.Resolution.Unit == "Cent":
		return code == "USD"
	case r.Resolution.Unit == "Pound" || r.Resolution.Unit == "Pence":
		return code == "GBP"
	}
	return code != ""
}
