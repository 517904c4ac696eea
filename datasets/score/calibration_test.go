package score

import (
	"math"
	"testing"

	"readout/datasets"
)

func TestCalibrate(t *testing.T) {
	const text = "Oman Oman Oman Oman"
	mention := func(n int, confidence float64) datasets.Mention {
		m := mentionOf(t, text, "Oman", n, "PLACE", "")
		m.Confidence = confidence
		return m
	}
	gold := &datasets.Document{DocID: "d", Text: text, Mentions: []datasets.Mention{mention(1, 0), mention(2, 0)}}
	pred := &datasets.Document{DocID: "d", Text: text, Mentions: []datasets.Mention{mention(1, 0.95), mention(2, 0.85), mention(3, 0.81), mention(4, 0)}}
	got := Calibrate([]*datasets.Document{gold}, []*datasets.Document{pred})
	if len(got) != 1 || got[0].What != "names" || got[0].N != 3 || got[0].SureN != 3 || len(got[0].Bins) != 2 {
		t.Fatalf("got %+v", got)
	}
	// [.8, .9): claims .85 and .81, one of two right: |.83-.5| weighs 2/3. [.9, 1]: |.95-1| weighs 1/3.
	if want := 2.0/3*0.33 + 1.0/3*0.05; math.Abs(got[0].Error-want) > 1e-9 || math.Abs(got[0].Sure-2.0/3) > 1e-9 {
		t.Errorf("calibration error %v, want %v; precision of the sure %v", got[0].Error, want, got[0].Sure)
	}
}
