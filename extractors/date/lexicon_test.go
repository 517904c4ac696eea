package date_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"readout/extractors/date"
	"readout/pipeline"
	"readout/rules"
)

// A fault in a user's rules stops the run at its start, and all are told.
func TestFaultyRules(t *testing.T) {
	set, err := rules.Load(fstest.MapFS{
		"dates.yaml":          {Data: []byte("thermidor: {month: 13}\nlast week: {unit: W}\n")},
		"dates_holidays.yaml": {Data: []byte("Nobody's Day: {day: \"02-31\"}\nNo Day: {}\n")},
		"numbers.yaml":        {Data: []byte("score: {times: 20}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = date.New(set)
	if err == nil {
		t.Fatal("faulty rules were accepted")
	}
	for _, want := range []string{"thermidor", "last week", "Nobody's Day", "No Day"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error does not name %s: %v", want, err)
		}
	}
}

// Users' words work like ours.
func TestOverlay(t *testing.T) {
	set, err := rules.Load(fstest.MapFS{
		"dates.yaml":          {Data: []byte("germinal: {month: 4}\n")},
		"dates_holidays.yaml": {Data: []byte("Harbor Day: {month: 6, weekday: 1, nth: 2}\n")},
		"numbers.yaml":        {Data: []byte("score: {times: 20}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	x, err := date.New(set)
	if err != nil {
		t.Fatal(err)
	}
	p := &pipeline.Pass{Doc: &pipeline.Document{Text: "On 5 Germinal 2021 and on Harbor Day 2022, for three score years."}, Ann: &pipeline.Annotations{}}
	if err := x.Run(p); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, x := range p.Ann.Timexes {
		got = append(got, x.Value)
	}
	if want := "2021-04-05 2022-06-13 P60Y"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}
