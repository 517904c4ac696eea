package extractors_test

import (
	"fmt"
	"log"
	"time"

	"readout/extractors"
	"readout/pipeline"
	"readout/rules"
)

func Example() {
	set, err := rules.Default()
	if err != nil {
		log.Fatal(err)
	}
	suite, err := extractors.Suite(set, extractors.DefaultEngine)
	if err != nil {
		log.Fatal(err)
	}
	doc := pipeline.NewDocument("call-1", "Norway will train 40 pilots by June 2026.", time.Date(2025, 3, 14, 0, 0, 0, 0, time.UTC))
	ann, err := pipeline.Extract(doc, suite)
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range ann.Pledges {
		fmt.Printf("%s %s (%s) %q until %s\n", p.Pledgers[0].Text, p.PledgerIDs, p.Strength, doc.Slice(p.Span), p.DeadlineEnd.Format(time.DateOnly))
	}
	for _, q := range ann.Quantities {
		fmt.Println(q.Norm(), doc.Slice(q.Of))
	}
	// Output:
	// Norway [NOR] (firm) "will train 40 pilots by June 2026" until 2026-06-30
	// 40 pilots
}
