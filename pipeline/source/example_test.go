package source_test

import (
	"context"
	"fmt"
	"strings"

	"readout/pipeline/source"
)

func ExampleOpen() {
	lines := `{"id": "r-1", "date": "2024-03-05", "body": "The ministers met in Lisbon."}
{"id": "r-2", "date": "2024-03-06", "body": 
{"id": "r-3", "date": "2024-03-07", "body": "They agreed to meet again."}`
	opts := source.Options{Stdin: strings.NewReader(lines), Format: "jsonl"}
	for in, err := range source.Open(context.Background(), []string{"-"}, opts) {
		if in == nil {
			fmt.Println("stopped:", err)
			return
		}
		if err == nil {
			doc, lerr := in.Load()
			if err = lerr; err == nil {
				fmt.Println(doc.ID, doc.Date.Format("2 January 2006"), doc.Text)
				continue
			}
		}
		fmt.Println("error:", err)
	}
	// Output:
	// r-1 5 March 2024 The ministers met in Lisbon.
	// error: stdin:2: the record is not a JSON object: unexpected end of JSON input
	// r-3 7 March 2024 They agreed to meet again.
}
