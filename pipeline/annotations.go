package pipeline

import "time"

// Labels of mentions, quantities and temporal expressions, as the annotation
// guidelines define them.
const (
	Person = "PERSON" // personal names, without titles
	Place  = "PLACE"  // countries, cities, regions, waters, facilities
	Org    = "ORG"    // named bodies
	Norp   = "NORP"   // nationalities, peoples, religions, parties

	Cardinal = "CARDINAL" // counts
	Ordinal  = "ORDINAL"  // ranks
	Percent  = "PERCENT"  // shares
	Money    = "MONEY"    // amounts of a currency
	Measure  = "QUANTITY" // amounts of a unit of measure

	Date     = "DATE"     // points or stretches of the calendar
	Time     = "TIME"     // times of day
	Duration = "DURATION" // lengths of time
)

// Annotations is all that extractors found in one document. Every slice is
// sorted by Start, then by End; spans of one slice do not overlap, except those
// of References, Pledges and Matches. Empty slices are nil.
type Annotations struct {
	Sentences []Sentence
	Tokens    []Token
	// Finds is what rules and gazetteers find before any recognition engine runs.
	// The extractor that makes people, places and organizations of it takes it away
	// when it is done; nil before and after.
	Finds Finds
	// Names are the mentions that the recognition engine proposes; People,
	// Places and Organizations are made from them and from Finds.
	Names []Mention
	// NamesDecided says that the engine has weighed what the rules find: spans and
	// labels of names are then the engine's alone.
	NamesDecided bool
	// Publisher is who issued the document as its address, publisher and collection
	// tell, before the text is read; zero if they do not.
	Publisher Issuer
	// Issuer is who issued the document: Publisher, else what signature and text tell.
	Issuer        Issuer
	People        []PersonMention
	Places        []PlaceMention
	Organizations []OrgMention
	References    []Reference
	Quantities    []Quantity
	Timexes       []Timex
	Pledges       []Pledge
	Matches       []Mention // of users' own rules
}

// Finds is what rules and gazetteers find in one document: worked out once, read
// by engines that weigh it with what they know themselves, and built upon by the
// extractor that decides. Like the annotations that hold it, it is for one
// goroutine at a time.
type Finds interface {
	// Mentions returns the names that rules alone would decide on, with Span, Label
	// and Rule, sorted by Start and without overlaps. Callers do not change them.
	Mentions() []Mention
	// Phrases returns where words stand that the gazetteers list, whether they name
	// the thing there or not: the longest phrase at every place, sorted, without
	// overlaps.
	Phrases() []Phrase
	// Titles returns where offices and forms of address stand, sorted, without
	// overlaps; they may overlap phrases.
	Titles() []Span
}

// A Phrase is words that gazetteers list.
type Phrase struct {
	Span
	Kinds PhraseKind // all that the words may name
}

// A PhraseKind is what gazetteers say that words may name, as bits: many names
// are several things.
type PhraseKind uint8

// The kinds of phrase.
const (
	PhraseCountry PhraseKind = 1 << iota
	PhraseRegion             // also divisions of countries
	PhraseCapital            // or a large city
	PhraseTown
	PhraseNorp
	PhraseOrg
)

// Kinds of sentence; values of Sentence.Kind.
const (
	KindBody    = ""        // running text
	KindHeading = "heading" // a title or section heading
	KindItem    = "item"    // a bullet or numbered point of a list
)

// A Sentence is one sentence, heading or list item. Sentences do not cross
// paragraphs; white space between them belongs to none.
type Sentence struct {
	Span
	First, Last int    // half-open range of indices into Annotations.Tokens
	Paragraph   int    // 0-based
	Kind        string // KindBody, KindHeading or KindItem
	Speaker     string // who is transcribed as speaking ("SECRETARY BLINKEN", "QUESTION"); "" if the author
}

// A Token is a word, number or mark of punctuation. Text between two tokens is
// white space or invisible, so tokens and gaps give back the text.
type Token struct {
	Span
}

// A Mention is a labelled span.
type Mention struct {
	Span
	Label string // Person, Place, Org, Norp, or a user rule's label
	// Norm is the canonical form of the mention, "" if unknown.
	Norm string
	// Confidence is the probability that span and label are right, in (0, 1];
	// 0 where the rule or engine gives none.
	Confidence float64
	Rule       string // the rule or model that made it, "place/gazetteer", "ner/prose"
}

// A PersonMention is a mention of a person by name.
type PersonMention struct {
	Mention            // Label Person; Norm is the fullest form of the name in the document
	EntityID    string // same for mentions of one person; "" if unresolved
	Title       string // office or title written with the name, verbatim, "Foreign Minister of Japan"; "" if none
	TitleSpan   Span   // where Title stands; zero if none or if it was carried over from another mention
	Kind        string // head_of_state, head_of_government, minister, ... other; "" if unknown
	Affiliation string // state or body served, as named in the text; "" if unknown
	Country     string // ISO 3166-1 alpha-3 of the state served; "" if unknown or none
}

// A PlaceMention is a mention of a place, or of a nationality, people or
// religion (NORP), which has Kind "demonym" in tables.
type PlaceMention struct {
	Mention              // Label Place or Norp; Norm is the usual English name
	EntityID   string    // "" if unresolved
	Kind       string    // PLACE: country, admin, city, region, water, facility, other; NORP: national, ethnic, religious, political, regional
	ISO2, ISO3 string    // country that it is or lies in; "" if unknown or several
	ActorISO3  string    // state whose government a capital or seat stands for, "Moscow said"; "" where it is only a place
	ActorRule  string    // the rule that set ActorISO3; "" if it is
	GeonameID  int64     // 0 if unknown
	Point      *GeoPoint // nil if unknown
}

// A GeoPoint is a position in degrees, WGS 84.
type GeoPoint struct{ Latitude, Longitude float64 }

// An OrgMention is a mention of a named body.
type OrgMention struct {
	Mention         // Label Org; Norm is the full name
	EntityID string // "" if unresolved
	Acronym  string // "NATO"; "" if none known
	Kind     string // international, government, ministry, legislature, military, company, party, media, academic, armed_group, ngo, other; "" if unknown
	Country  string // ISO 3166-1 alpha-3 of a national body; "" if international or unknown
}

// Kinds of reference; values of Reference.Kind.
const (
	Pronoun = "pronoun" // "he", "their", "we"
	Nominal = "nominal" // "the Foreign Minister", "both sides"
)

// A Reference is a span that stands for people, places or bodies named elsewhere
// in the document without naming them. References may lie within each other:
// "his" in "his counterpart".
type Reference struct {
	Span
	Kind string // Pronoun or Nominal
	// EntityIDs are those of the names that it stands for, several for "they" or
	// "both sides"; empty if it surely stands for somebody but not surely for whom.
	// Canonicals are their canonical names (Mention.Norm), one for each id.
	EntityIDs  []string
	Canonicals []string
	Confidence float64 // probability that span and entities are right, in (0, 1]; 0 if EntityIDs is empty
	Rule       string  // "reference/speaker"
}

// Qualifiers of a quantity; values of Quantity.Qualifier.
const (
	Exact      = "exact"
	About      = "about"      // "around 50", "nearly 50"
	AtLeast    = "at_least"   // "more than 50", "at least 50"
	AtMost     = "at_most"    // "up to 50", "less than 50"
	Additional = "additional" // "another 50", "a further 50"
)

// A Quantity is a number with what it measures.
type Quantity struct {
	Span
	Label string // Cardinal, Ordinal, Percent, Money or Measure
	// Value and High are plain decimal numbers ("1500000000", "2.5", "-3"), exact
	// but for fractions without an end ("two thirds"), which are rounded to 15
	// significant digits. High is the upper end of a range and "" otherwise. Both
	// are "" where the words have no value.
	Value, High string
	Unit        string // singular unit of measure, "kilometer"; "" if none
	Currency    string // ISO 4217; "" unless Label is Money
	Qualifier   string // Exact, About, ...; never ""
	Of          Span   // head noun phrase that is counted ("government scholarships"); zero if none
	Rule        string
}

// Norm returns the value in the form of the gold files: "450", "10/15",
// "1500000000 USD", "3300 kilometer"; "" if the quantity has no value.
func (q *Quantity) Norm() string {
	if q.Value == "" {
		return ""
	}
	s := q.Value
	if q.High != "" {
		s += "/" + q.High
	}
	switch {
	case q.Currency != "":
		s += " " + q.Currency
	case q.Unit != "" && q.Label == Measure:
		s += " " + q.Unit
	}
	return s
}

// A Timex is a temporal expression with an ISO 8601 value.
type Timex struct {
	Span
	Label string // Date, Time or Duration
	// Value is ISO 8601: "2021-05-12", "2020-07", "2026-W26", "2021/2025",
	// "P3Y", "T15:00"; "" if it cannot be resolved.
	Value string
	// Begin and End are the first and last day that Value covers, UTC midnight;
	// zero for durations, times and unresolved dates.
	Begin, End time.Time
	// Anchor is the day that a relative expression was resolved against; zero
	// if the expression is absolute.
	Anchor time.Time
	Rule   string
}

// A Party is one side of a pledge: who gives it, or to whom.
type Party struct {
	Span            // zero if the words do not stand in the text as one span
	Text     string // as written, "the two leaders"
	EntityID string // "" if unresolved
	ISO3     string // state that the party is or acts for; "" if none
	Kind     string // state, person, organization, group; "" if unknown
	Via      string // how it was resolved: "named", "speaker", "issuer", "participants"; "" if it was not
}

// An Amount is a quantity that a pledge promises.
type Amount struct {
	Span
	Text           string // as written, "450 scholarships"
	Value          string // plain decimal, exact; "" if unknown
	Unit, Currency string // "" if none
}

// Values of the fields of Pledge.
const (
	Commitment = "commitment"
	Refusal    = "refusal"

	Firm     = "firm"
	Moderate = "moderate"
	Weak     = "weak"

	Specific = "specific"
	Vague    = "vague"

	NoveltyNew        = "new"
	NoveltyContinuing = "continuing"
	NoveltyReaffirmed = "reaffirmed"
	NoveltyPastReport = "past_report"

	Do      = "do"
	Refrain = "refrain"

	SideIssuer      = "issuer"
	SideCounterpart = "counterpart"
	SideJoint       = "joint"
	SideThirdParty  = "third_party"
	SideUnknown     = "unknown"

	AttributionAuthor   = "author"
	AttributionDirect   = "direct"
	AttributionReported = "reported"
)

// A Pledge is one set of pledgers that commits to one action or outcome.
// Section 3 of the annotation guidelines defines every field.
type Pledge struct {
	Span                // from the trigger, or from its own verb where a trigger is shared, to the end of the complement
	Trigger      Span   // the committing words; lies outside Span where a trigger is shared
	TriggerText  string // as written
	Pledgers     []Party
	PledgerIDs   []string // ISO 3166-1 alpha-3 or names of bodies, sorted, without repeats
	PledgerSide  string   // SideIssuer, ...; SideUnknown if nobody could be found
	Counterparts []Party
	Type         string // Commitment or Refusal
	Strength     string // Firm, Moderate or Weak
	Specificity  string // Specific or Vague
	Novelty      string // NoveltyNew, ...
	Polarity     string // Do or Refrain
	Condition    Span   // zero if none
	Deadline     Span   // zero if none
	DeadlineEnd  time.Time
	Amounts      []Amount
	AmountSpan   Span   // the words of the amount promised with what is counted; zero if none
	ActionLemma  string // lemma of the promised act's verb, "provide"; "" if unknown
	ActionType   string // class of the act, "aid", "visit", "negotiate"; "" if unknown
	CAMEO        string // CAMEO event code, "057"; "" if none
	PLOVER       string // PLOVER event class, "AGREE"; "" if none
	Theme        string // policy field from a fixed vocabulary; "" if none
	Speaker      string // name or title of who is quoted or reported, verbatim; "" if the issuer speaks
	SpeakerSpan  Span   // zero if none
	Attribution  string // AttributionAuthor, ...
	Confidence   float64
	Rule         string // the cue that fired
}
