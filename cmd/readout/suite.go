package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"readout/extractors"
	"readout/extractors/ner"
	"readout/extractors/pledge"
	"readout/pipeline/source"
)

// readingFlags are the flags that say how inputs are read.
func readingFlags(fl *pflag.FlagSet, o *source.Options) {
	fl.StringVar(&o.Format, "input-format", "", "read every file as this: "+strings.Join(source.Formats(), ", ")+" (default: by name and content)")
	fl.StringVar(&o.TextField, "text-field", "", "JSON key or CSV column of the text (default: text, body, content, ...)")
	fl.StringVar(&o.IDField, "id-field", "", "... of the document's id (default: id, doc_id, ...; \"-\" for none)")
	fl.StringVar(&o.DateField, "date-field", "", "... of the day of publication")
	fl.StringVar(&o.TitleField, "title-field", "", "... of the title")
	fl.StringVar(&o.URLField, "url-field", "", "... of the address")
	fl.StringVar(&o.PublisherField, "publisher-field", "", "... of the publisher")
	fl.StringVar(&o.SourceField, "source-field", "", "... of the collection that the document belongs to")
	fl.StringVar(&o.LanguageField, "language-field", "", "... of the language")
	fl.StringVar(&o.Charset, "charset", "", "character set of inputs that declare none (default: detected)")
	fl.StringSliceVar(&o.Exclude, "exclude", nil, "file or folder to leave out; may be repeated")
	fl.StringVar((*string)(&o.HTML), "html-records", "", "read the text of JSON and CSV records as HTML: always or never (default: if it plainly is HTML)")
	fl.StringVar(&o.Language, "language", "", "language of every document, such as en (default: identified)")
}

// suiteOptions loads the models that flags name: of names for the tagger, and of
// the decisions about pledges; "" stands for what ships.
func suiteOptions(engine, model, weights string) (extractors.Options, error) {
	o := extractors.Options{Engine: engine}
	var err, werr error
	switch {
	case engine == ner.Name && model == "":
		o.Model, err = ner.Default()
	case engine == ner.Name:
		o.Model, err = ner.LoadModel(model)
	case model != "":
		err = fmt.Errorf("--model is for --ner %s", ner.Name)
	}
	if weights != "" {
		o.Pledge.Weights, werr = pledge.LoadWeights(weights)
	}
	return o, errors.Join(err, werr)
}
