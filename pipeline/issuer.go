package pipeline

import "cmp"

// An Issuer is whose office published a document: a state's or an international
// body's. It is zero if unknown.
type Issuer struct {
	ISO3 string // ISO 3166-1 alpha-3 code of the state; "" if it is none or unknown
	Body string // canonical name of the international body; "" if it is none or unknown
	// International says that an international body issued the document, whether Body
	// names it or not: officials named without a state serve none.
	International bool
	From          string // what told, one of the constants below; "" if unknown
}

// What told the issuer of a document; values of Issuer.From.
const (
	IssuerFromAddress    = "address"
	IssuerFromPublisher  = "publisher"
	IssuerFromCollection = "collection"
	IssuerFromSignature  = "signature" // a body that stands by itself at the beginning or end of the text
	IssuerFromText       = "text"      // inferred from who is named without a state, and the like
)

// Known reports whether a state or a body is known to have issued the document.
func (i Issuer) Known() bool { return i.ID() != "" }

// ID returns the state or, failing that, the body; "" if neither is known.
func (i Issuer) ID() string { return cmp.Or(i.ISO3, i.Body) }
