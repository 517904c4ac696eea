package entity

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/pipeline"
	"readout/rules"
)

// Every state lends itself to its officials and ministries, in each of the forms by which texts
// name them and whatever the office: a list of names of people or places that gains
// "French" or "Saint" must not take it away.
func TestEveryState(t *testing.T) {
	set, err := rules.Default()
	if err != nil {
		t.Fatal(err)
	}
	rows, err := rules.Table(set, "gazetteers/countries.tsv")
	if err != nil {
		t.Fatal(err)
	}
	suite := suite(t, none)
	offices := []string{"President", "Prime Minister", "Foreign Minister", "Defense Minister", "Vice President"}
	for n, r := range rows {
		people := r.List("demonyms")
		if r.Get("kind") != "country" || len(people) == 0 {
			continue
		}
		state, office := r.Get("name"), offices[n%len(offices)]
		forms := []string{
			fmt.Sprintf("%s Mia Lund of %s arrived on Monday.", office, state),
			fmt.Sprintf("Mia Lund, %s of %s, arrived on Monday.", office, state),
			fmt.Sprintf("%s’s %s Mia Lund thanked the delegation.", state, office),
			fmt.Sprintf("The Minister met %s %s Mia Lund on Monday.", people[0], office),
			fmt.Sprintf("The Minister met his %s counterpart, Mia Lund, on Monday.", people[0]),
		}
		bodies := []string{
			fmt.Sprintf("The Ministry of Ports of %s paid.", state),
			fmt.Sprintf("%s’s Ministry of Ports paid.", state),
			fmt.Sprintf("The %s Ministry of Ports paid.", people[0]),
		}
		for _, text := range append(forms, bodies...) {
			if strings.HasPrefix(people[0], "Congolese") && !strings.Contains(text, state) {
				continue // of two states
			}
			doc := pipeline.NewDocument("d", text, time.Date(2030, 5, 6, 0, 0, 0, 0, time.UTC))
			ann, err := pipeline.Extract(doc, suite)
			if err != nil {
				t.Fatal(err)
			}
			got := "nobody"
			for _, p := range ann.People {
				if doc.Slice(p.Span) == "Mia Lund" {
					got = p.Country
				}
			}
			for _, o := range ann.Organizations {
				if strings.HasPrefix(doc.Slice(o.Span), "Ministry of Ports") {
					got = o.Country
				}
			}
			if got != r.Get("id") {
				t.Errorf("%s: %q: it is of %q", r.Get("id"), text, got)
			}
		}
	}
}
