package sink

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// A Table describes one table for people: the schema command prints it.
type Table struct {
	Name    string   `json:"name"`    // also the folder of its parts
	Doc     string   `json:"doc"`     // what a row is
	Columns []Column `json:"columns"` // in file order
}

// A Column describes one column, or one field of the structs in a list column,
// which has the name "pledgers[].text".
type Column struct {
	Name     string `json:"name"`
	Type     string `json:"type"` // string, int32, int64, double, date, decimal(38,9), list<string> or list<struct>
	Doc      string `json:"doc"`  // meaning, unit and when it is null
	Example  string `json:"example"`
	Nullable bool   `json:"nullable"`
}

// layouts are the tables in the order in which they are written and shown.
var layouts = []struct {
	name, doc string
	row       any
	long      string // column of texts that are too long to have a minimum and maximum; "" if none
}{
	{"documents", "one document that was read", Document{}, "text"},
	{"sentences", "one sentence, heading or list item", Sentence{}, ""},
	{"people", "one mention of a person by name", Person{}, ""},
	{"places", "one mention of a place, or of a nationality, people or religion", Place{}, ""},
	{"organizations", "one mention of a named body", Organization{}, ""},
	{"references", "one pronoun or noun phrase that stands for people, states or bodies named elsewhere in the document", Reference{}, ""},
	{"numbers", "one count, rank, share, amount of money or measured quantity", Number{}, ""},
	{"dates", "one date, time of day or duration", Date{}, ""},
	{"pledges", "one set of pledgers that commits to one action or outcome", Pledge{}, "text"},
	{"mentions", "one match of a rule for other names: a treaty, resolution or meeting, or what your rules add", Mention{}, ""},
	{"errors", "one input that gave no document, or one document that could not be processed", Error{}, "message"},
}

// Tables returns every table with its columns, for display.
func Tables() []Table {
	out := make([]Table, 0, len(layouts))
	for _, l := range layouts {
		out = append(out, Table{Name: l.name, Doc: l.doc, Columns: columns("", reflect.TypeOf(l.row), parquet.SchemaOf(l.row).Fields())})
	}
	return out
}

// columns pairs the fields of a row struct with those of its schema, which
// parquet-go keeps in the same order.
func columns(prefix string, row reflect.Type, fields []parquet.Field) []Column {
	var out []Column
	for i := range row.NumField() {
		f, node := row.Field(i), fields[i]
		c := Column{Name: prefix + node.Name(), Doc: f.Tag.Get("doc"), Example: f.Tag.Get("example"), Nullable: node.Optional()}
		if f.Type.Kind() == reflect.Slice {
			element := node.Fields()[0].Fields()[0]
			if element.Leaf() {
				c.Type = "list<" + typeName(element) + ">"
				out = append(out, c)
				continue
			}
			c.Type = "list<struct>"
			out = append(out, c)
			out = append(out, columns(c.Name+"[].", f.Type.Elem(), element.Fields())...)
			continue
		}
		c.Type = typeName(node)
		out = append(out, c)
	}
	return out
}

// typeName names the type of a leaf as users of notebooks know it.
func typeName(node parquet.Node) string {
	if lt := node.Type().LogicalType(); lt != nil {
		switch t := lt.Value.(type) {
		case *format.StringType:
			return "string"
		case *format.DateType:
			return "date"
		case *format.DecimalType:
			return fmt.Sprintf("decimal(%d,%d)", t.Precision, t.Scale)
		}
	}
	return strings.ToLower(node.Type().Kind().String())
}
