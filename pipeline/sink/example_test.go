package sink_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"readout/pipeline"
	"readout/pipeline/sink"
)

// A run of one document and one extractor, from input to table and back.
func Example() {
	dir, err := os.MkdirTemp("", "tables")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)

	will := &pipeline.Extractor{Name: "will", Doc: "pledges by the word will", Writes: []pipeline.Layer{pipeline.LayerPledges}, Run: func(p *pipeline.Pass) error {
		if i := strings.Index(p.Doc.Text, "will"); i >= 0 {
			p.Ann.Pledges = append(p.Ann.Pledges, pipeline.Pledge{Span: pipeline.Span{Start: i, End: len(p.Doc.Text)}})
		}
		return nil
	}}
	inputs := func(yield func(*pipeline.Input, error) bool) {
		yield(&pipeline.Input{Source: "call.txt", Load: func() (*pipeline.Document, error) {
			return pipeline.NewDocument("call", "“Côte d’Ivoire” will send ferries", time.Time{}), nil
		}}, nil)
	}

	w, err := sink.Open(dir, sink.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer w.Close()
	err = pipeline.Run(context.Background(), w.Remaining(inputs), []*pipeline.Extractor{will}, pipeline.Options{}, func(res *pipeline.Result) error {
		failure, err := w.Write(res)
		if failure != nil {
			fmt.Println(failure)
		}
		return err
	})
	if err == nil {
		err = w.Finish()
	}
	if err != nil {
		fmt.Println(err)
		return
	}
	for p, err := range sink.Read[sink.Pledge](dir) {
		fmt.Println(p.DocID, p.Start, p.End, p.Text, err)
	}
	// Output: call 16 33 will send ferries <nil>
}
