package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"readout/pipeline/source"
)

// misuses collects what is wrong with the flags of a command, so that all of it is
// reported at once.
type misuses []error

// when notes a misuse, told in words, if there is one.
func (m *misuses) when(is bool, format string, a ...any) {
	if is {
		*m = append(*m, fmt.Errorf(format, a...))
	}
}

// with returns all misuses and those that others found as one error, nil if none.
func (m misuses) with(others ...error) error {
	return errors.Join(append(others, m...)...)
}

// part reports a value that is no part of a whole, NaN among them.
func (m *misuses) part(flag string, v float64) {
	m.when(!(v >= 0 && v <= 1), "%s %g: give a part from 0 to 1", flag, v)
}

// oneOf reports a value that is not among those known.
func (m *misuses) oneOf(flag, v string, known ...string) {
	for _, k := range known {
		if v == k {
			return
		}
	}
	m.when(true, "%s %q is unknown; known are %s", flag, v, strings.Join(known, ", "))
}

// rulesFlag is the flag of folders of users' rules.
func rulesFlag(fl *pflag.FlagSet, dirs *[]string) {
	fl.StringArrayVar(dirs, "rules", nil, "folder of your own rules, laid over the built-in ones; may be repeated")
}

// modelFlag is the flag of a tagger that a user trained.
func modelFlag(fl *pflag.FlagSet, path *string) {
	fl.StringVar(path, "model", "", "model file of 'readout train' for engine crf (default: the model that ships)")
}

// weightsFlag is the flag of decisions about pledges that a user trained.
func weightsFlag(fl *pflag.FlagSet, path *string) {
	fl.StringVar(path, "pledge-weights", "", "file of 'readout train pledges' (default: the weights that ship)")
}

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
