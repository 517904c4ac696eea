package source

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// anyJSON draws a JSON value down to some depth.
func anyJSON(depth int) *rapid.Generator[any] {
	return rapid.Custom(func(t *rapid.T) any {
		kind := rapid.IntRange(0, 5).Draw(t, "kind")
		if depth == 0 {
			kind %= 4
		}
		switch kind {
		case 0:
			return rapid.SampledFrom([]any{nil, true, false}).Draw(t, "word")
		case 1:
			return rapid.Int32().Draw(t, "number")
		case 4:
			return rapid.SliceOfN(anyJSON(depth-1), 0, 4).Draw(t, "array")
		case 5:
			return rapid.MapOfN(rapid.StringN(0, 4, -1), anyJSON(depth-1), 0, 4).Draw(t, "object")
		}
		return rapid.StringOf(rapid.SampledFrom([]rune("a\"\\[]{},: \n\té“"))).Draw(t, "string")
	})
}

// TestValuesAreCutApart compares with the decoder of the standard library, in
// arrays and one after another.
func TestValuesAreCutApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(anyJSON(3), 0, 6).Draw(t, "values")
		indent := rapid.SampledFrom([]string{"", "  "}).Draw(t, "indent")
		array := rapid.Bool().Draw(t, "array")
		var b bytes.Buffer
		var raws []string
		for i, v := range want {
			raw, err := json.MarshalIndent(v, "", indent)
			if indent == "" {
				raw, err = json.Marshal(v)
			}
			if err != nil {
				t.Fatal(err)
			}
			if i > 0 {
				b.WriteString(map[bool]string{true: ",", false: "\n"}[array])
			}
			b.Write(raw)
			raws = append(raws, string(raw))
		}
		if array {
			b.WriteString("]")
		}
		s := &valueScanner{r: bufioReader(b.String()), limit: 1 << 20}
		var got []string
		for {
			raw, _, err := s.next(array)
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", b.String(), err)
			}
			got = append(got, string(raw))
		}
		if !slices.Equal(got, raws) {
			t.Fatalf("%s gives %q, want %q", b.String(), got, raws)
		}
	})
}

// TestLines compares with splitting in memory.
func TestLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const limit = 40
		want := rapid.SliceOf(rapid.StringOfN(rapid.SampledFrom([]rune("ab\r ")), 0, 60, -1)).Draw(t, "lines")
		l := &lines{r: bufioReader(strings.Join(want, "\n")), limit: limit}
		for i, w := range want {
			got, size, err := l.next()
			if i == len(want)-1 && w == "" {
				if err != io.EOF {
					t.Fatalf("after the last line end: %q, %v", got, err)
				}
				break
			}
			end := 1
			if i == len(want)-1 {
				end = 0
			}
			switch {
			case err != nil || l.n != i+1 || size != int64(len(w)+end):
				t.Fatalf("line %d: number %d, size %d, %v", i+1, l.n, size, err)
			case len(w)+end > limit:
				if got != nil {
					t.Fatalf("line %d of %d bytes is given", i+1, len(w))
				}
			case string(got) != strings.TrimSuffix(w, "\r"):
				t.Fatalf("line %d is %q, want %q", i+1, got, w)
			}
		}
		if got, _, err := l.next(); err != io.EOF {
			t.Fatalf("after the end: %q, %v", got, err)
		}
	})
}

// TestLongNames has members whose names fill 60 kB each.
func TestLongNames(t *testing.T) {
	long := strings.Repeat("n", 60_000)
	dir := tree(t, member{"x.zip", zipped(t, member{long + "1.txt", "one"}, member{long + "2.txt", "two"})})
	res := collect(t, Options{}, dir)
	if len(res.docs) != 2 || len(res.order[0]) > 2*maxName || res.order[0] == res.order[1] || len(res.docs[0].ID) > maxID+20 {
		t.Errorf("%d documents, failures %v, sources of %s bytes", len(res.docs), res.fails, fmt.Sprint(len(res.order[0])))
	}
}
