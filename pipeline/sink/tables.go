package sink

// SchemaVersion changes whenever a column is renamed, removed or changes its
// meaning or type. It stands in every file and in the manifest.
const SchemaVersion = "1"

// The structs below are the tables: the parquet tag names the column and gives
// its encoding, doc its meaning, unit and when it is null, example one value.
// Pointers are nil, and strings of optional columns "", where the column is null.

// A Document is a row of the documents table: one document that was read.
type Document struct {
	DocID      string `parquet:"doc_id" doc:"Identifier of the document, unique in a run and the same in every run: the input's own id, else derived from its path and content. Key of this table; every other table refers to it." example:"us_state-001"`
	Input      int64  `parquet:"input" doc:"Position of the input in the run, from 0. The inputs of documents and errors together are 0, 1, 2, ... without a gap." example:"0"`
	Source     string `parquet:"source" doc:"Where the document was read from: file, member of an archive, line." example:"readouts.zip!2022/call.txt"`
	Collection string `parquet:"collection,optional,dict" doc:"The input's own name for the set that the document belongs to; null if it gives none." example:"us_state"`
	Title      string `parquet:"title,optional" doc:"Title as published; null if unknown." example:"Call between the Foreign Ministers"`
	Publisher  string `parquet:"publisher,optional,dict" doc:"Who published it; null if unknown." example:"Ministry of Foreign Affairs"`
	URL        string `parquet:"url,optional" doc:"Address of publication; null if unknown." example:"https://www.example.org/readouts/1"`
	Date       *int32 `parquet:"date,date,dict" doc:"Day of publication, against which relative dates are resolved; null if unknown." example:"2022-02-12"`
	DateSource string `parquet:"date_source,optional,dict" doc:"How the date became known: metadata, dateline or url; null if date is." example:"metadata"`
	Language   string `parquet:"language,optional,dict" doc:"ISO 639-1 code, or und where the text is too short to tell; null if nobody looked. Text that is not English has rows in no other table unless extraction was forced." example:"en"`
	Text       string `parquet:"text" doc:"The text that was extracted from. start and end of every table count Unicode code points of it, from 0, end exclusive." example:"The Ministers spoke today."`
	Chars      int32  `parquet:"chars" doc:"Length of text in Unicode code points." example:"26"`
	Sentences  int32  `parquet:"sentences" doc:"Number of sentences, headings and list items; 0 if nothing was extracted." example:"1"`
	Tokens     int32  `parquet:"tokens" doc:"Number of words, numbers and marks of punctuation; 0 if nothing was extracted." example:"5"`
	SHA256     string `parquet:"sha256" doc:"SHA-256 of text in UTF-8, lower-case hexadecimal. Equal texts have equal values." example:"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"`
}

// A Sentence is a row of the sentences table: a sentence, heading or list item.
type Sentence struct {
	DocID      string `parquet:"doc_id,dict" doc:"Document; key into documents." example:"us_state-001"`
	SentenceID int32  `parquet:"sentence_id" doc:"Number of the sentence in its document, from 0. Key of this table together with doc_id." example:"3"`
	Start      int32  `parquet:"start" doc:"First code point in documents.text." example:"142"`
	End        int32  `parquet:"end" doc:"One past the last code point." example:"260"`
	Paragraph  int32  `parquet:"paragraph" doc:"Number of the paragraph in the document, from 0." example:"2"`
	Kind       string `parquet:"kind,optional,dict" doc:"heading or item (of a list); null for running text." example:"heading"`
	Speaker    string `parquet:"speaker,optional,dict" doc:"Who is transcribed as speaking; null if the author of the document writes." example:"SECRETARY BLINKEN"`
}

// A Person is a row of the people table: one mention of a person by name.
type Person struct {
	DocID       string  `parquet:"doc_id,dict" doc:"Document; key into documents." example:"us_state-001"`
	SentenceID  *int32  `parquet:"sentence_id" doc:"Sentence in which the mention starts; key into sentences with doc_id; null if it stands in none." example:"3"`
	PersonID    int32   `parquet:"person_id" doc:"Number of the row in its document, from 0. Key of this table together with doc_id." example:"0"`
	Start       int32   `parquet:"start" doc:"First code point in documents.text." example:"164"`
	End         int32   `parquet:"end" doc:"One past the last code point." example:"181"`
	Name        string  `parquet:"name,dict" doc:"The name as written, without title: text[start:end]." example:"Blinken"`
	Canonical   string  `parquet:"canonical,optional,dict" doc:"Fullest form of the name in the document; null if unknown." example:"Antony J. Blinken"`
	EntityID    string  `parquet:"entity_id,optional,dict" doc:"The same for all mentions of one person; null if not resolved." example:"person/antony-j-blinken"`
	Title       string  `parquet:"title,optional,dict" doc:"Office or title written with the name, here or at another mention of the person; null if none." example:"Secretary of State"`
	TitleStart  *int32  `parquet:"title_start" doc:"First code point of title; null if title is, or if it stands at another mention." example:"145"`
	TitleEnd    *int32  `parquet:"title_end" doc:"One past its last code point; null as title_start." example:"163"`
	Role        string  `parquet:"role,optional,dict" doc:"Class of office: head_of_state, head_of_government, minister, deputy_minister, ambassador, envoy, spokesperson, legislator, military, official or other; null if unknown." example:"minister"`
	Affiliation string  `parquet:"affiliation,optional,dict" doc:"State or body served, as named in the text; null if unknown." example:"Japan"`
	Country     string  `parquet:"country,optional,dict" doc:"State served, ISO 3166-1 alpha-3; null if unknown or none." example:"USA"`
	Confidence  float64 `parquet:"confidence,optional" doc:"Probability that span and label are right, above 0 and up to 1; null where the rule or model gives none." example:"0.97"`
	Rule        string  `parquet:"rule,optional,dict" doc:"Rule or model that made the row; null if it has no name." example:"person/title"`
}

// A Place is a row of the places table: one mention of a place, or of a
// nationality, people or religion.
type Place struct {
	DocID      string   `parquet:"doc_id,dict" doc:"Document; key into documents." example:"us_state-001"`
	SentenceID *int32   `parquet:"sentence_id" doc:"Sentence in which the mention starts; key into sentences with doc_id; null if it stands in none." example:"3"`
	PlaceID    int32    `parquet:"place_id" doc:"Number of the row in its document, from 0. Key of this table together with doc_id." example:"0"`
	Start      int32    `parquet:"start" doc:"First code point in documents.text." example:"289"`
	End        int32    `parquet:"end" doc:"One past the last code point." example:"295"`
	Name       string   `parquet:"name,dict" doc:"The name as written: text[start:end]." example:"Kyiv"`
	Label      string   `parquet:"label,dict" doc:"PLACE, or NORP for a nationality, people, religion or party." example:"PLACE"`
	Canonical  string   `parquet:"canonical,optional,dict" doc:"Usual English name; for a nationality that of its country; null if unknown." example:"Kyiv"`
	EntityID   string   `parquet:"entity_id,optional,dict" doc:"The same for all mentions of one place; null if not resolved." example:"geonames/703448"`
	Kind       string   `parquet:"kind,optional,dict" doc:"country, admin, city, region, water, facility or other; demonym if label is NORP; null if unknown." example:"city"`
	NorpKind   string   `parquet:"norp_kind,optional,dict" doc:"national, ethnic, religious, political or regional; null if label is PLACE or unknown." example:"national"`
	ISO2       string   `parquet:"iso2,optional,dict" doc:"Country that it is or lies in, ISO 3166-1 alpha-2; null if unknown or several." example:"UA"`
	ISO3       string   `parquet:"iso3,optional,dict" doc:"The same, alpha-3; null as iso2." example:"UKR"`
	ActorISO3  string   `parquet:"actor_iso3,optional,dict" doc:"State whose government a capital or seat of government stands for where it acts, as in Moscow said; null where it is only a place." example:"RUS"`
	GeonameID  *int64   `parquet:"geonameid,dict" doc:"Identifier in GeoNames; null if unknown." example:"703448"`
	Latitude   *float64 `parquet:"latitude,dict" doc:"Degrees north, WGS 84; null if unknown." example:"50.45466"`
	Longitude  *float64 `parquet:"longitude,dict" doc:"Degrees east, WGS 84; null if unknown." example:"30.5238"`
	Confidence float64  `parquet:"confidence,optional" doc:"Probability that span and label are right, above 0 and up to 1; null where the rule or model gives none." example:"0.97"`
	Rule       string   `parquet:"rule,optional,dict" doc:"Rule or model that made the row; null if it has no name." example:"place/gazetteer"`
}

// An Organization is a row of the organizations table: one mention of a named body.
type Organization struct {
	DocID          string  `parquet:"doc_id,dict" doc:"Document; key into documents." example:"us_state-001"`
	SentenceID     *int32  `parquet:"sentence_id" doc:"Sentence in which the mention starts; key into sentences with doc_id; null if it stands in none." example:"3"`
	OrganizationID int32   `parquet:"organization_id" doc:"Number of the row in its document, from 0. Key of this table together with doc_id." example:"0"`
	Start          int32   `parquet:"start" doc:"First code point in documents.text." example:"63"`
	End            int32   `parquet:"end" doc:"One past the last code point." example:"89"`
	Name           string  `parquet:"name,dict" doc:"The name as written: text[start:end]." example:"NATO"`
	Canonical      string  `parquet:"canonical,optional,dict" doc:"Full official or usual English name; null if unknown." example:"North Atlantic Treaty Organization"`
	Acronym        string  `parquet:"acronym,optional,dict" doc:"Usual short form; null if none is known." example:"NATO"`
	EntityID       string  `parquet:"entity_id,optional,dict" doc:"The same for all mentions of one body; null if not resolved." example:"org/nato"`
	Kind           string  `parquet:"kind,optional,dict" doc:"international, government, ministry, legislature, military, company, party, media, academic, armed_group, ngo or other; null if unknown." example:"international"`
	Country        string  `parquet:"country,optional,dict" doc:"State of a national body or company, ISO 3166-1 alpha-3; null if international or unknown." example:"KAZ"`
	Confidence     float64 `parquet:"confidence,optional" doc:"Probability that span and label are right, above 0 and up to 1; null where the rule or model gives none." example:"0.97"`
	Rule           string  `parquet:"rule,optional,dict" doc:"Rule or model that made the row; null if it has no name." example:"org/gazetteer"`
}

// A Reference is a row of the references table: a pronoun or noun phrase that
// stands for people, states or bodies.
type Reference struct {
	DocID       string   `parquet:"doc_id,dict" doc:"Document; key into documents." example:"us_state-001"`
	SentenceID  *int32   `parquet:"sentence_id" doc:"Sentence in which the reference starts; key into sentences with doc_id; null if it stands in none." example:"4"`
	ReferenceID int32    `parquet:"reference_id" doc:"Number of the row in its document, from 0. Key of this table together with doc_id." example:"0"`
	Start       int32    `parquet:"start" doc:"First code point in documents.text. References may lie within each other: his in his counterpart." example:"262"`
	End         int32    `parquet:"end" doc:"One past the last code point." example:"279"`
	Text        string   `parquet:"text,dict" doc:"The words: text[start:end] of documents.text." example:"the two ministers"`
	Kind        string   `parquet:"kind,dict" doc:"pronoun (personal or possessive) or nominal (a noun phrase)." example:"nominal"`
	EntityIDs   []string `parquet:"entity_ids,list" parquet-element:",dict" doc:"Whom it stands for: entity_id of people, places and organizations of the document, sorted by canonical name; several for they or both sides; empty if it stands for somebody but not surely for whom." example:"[person:6f1ed002ab559585, person:1f4d2c8e6b90a733]"`
	Canonicals  []string `parquet:"canonicals,list" parquet-element:",dict" doc:"Their canonical names, one for each of entity_ids." example:"[Aigul Serik, Wang Yi]"`
	Confidence  float64  `parquet:"confidence,optional" doc:"Probability that span and entities are right, above 0 and up to 1; null where entity_ids is empty." example:"0.92"`
	Rule        string   `parquet:"rule,optional,dict" doc:"Rule that made the row; null if it has no name." example:"reference/offices"`
}

// A Number is a row of the numbers table: a count, rank, share, amount of money
// or measured quantity.
type Number struct {
	DocID      string   `parquet:"doc_id,dict" doc:"Document; key into documents." example:"us_state-001"`
	SentenceID *int32   `parquet:"sentence_id" doc:"Sentence in which the number starts; key into sentences with doc_id; null if it stands in none." example:"3"`
	NumberID   int32    `parquet:"number_id" doc:"Number of the row in its document, from 0. Key of this table together with doc_id." example:"0"`
	Start      int32    `parquet:"start" doc:"First code point in documents.text." example:"310"`
	End        int32    `parquet:"end" doc:"One past the last code point." example:"322"`
	Text       string   `parquet:"text,dict" doc:"The words: text[start:end] of documents.text." example:"$1.5 billion"`
	Kind       string   `parquet:"kind,dict" doc:"CARDINAL, ORDINAL, PERCENT, MONEY or QUANTITY." example:"MONEY"`
	Value      *Decimal `parquet:"value,decimal(9:38)" doc:"The number, exact, in units of unit or currency: for a range its lower end. null if the words have no exact value or it needs more than 29 digits before or 9 behind the point." example:"1500000000"`
	ValueHigh  *Decimal `parquet:"value_high,decimal(9:38)" doc:"Upper end of a range; null if it is none, or as value." example:"2000000000"`
	Unit       string   `parquet:"unit,optional,dict" doc:"Unit of measure, singular; null if none." example:"kilometer"`
	Currency   string   `parquet:"currency,optional,dict" doc:"ISO 4217 code; null unless kind is MONEY." example:"USD"`
	Qualifier  string   `parquet:"qualifier,optional,dict" doc:"exact, about, at_least, at_most or additional; null if not determined." example:"at_least"`
	Of         string   `parquet:"of,optional,dict" doc:"The words for what is counted; null if none." example:"government scholarships"`
	OfStart    *int32   `parquet:"of_start" doc:"First code point of of; null if of is." example:"327"`
	OfEnd      *int32   `parquet:"of_end" doc:"One past its last code point; null if of is." example:"350"`
	Rule       string   `parquet:"rule,optional,dict" doc:"Rule that made the row; null if it has no name." example:"quantity/money-sign"`
}

// A Date is a row of the dates table: a date, time of day or duration.
type Date struct {
	DocID      string `parquet:"doc_id,dict" doc:"Document; key into documents." example:"us_state-001"`
	SentenceID *int32 `parquet:"sentence_id" doc:"Sentence in which the expression starts; key into sentences with doc_id; null if it stands in none." example:"3"`
	DateID     int32  `parquet:"date_id" doc:"Number of the row in its document, from 0. Key of this table together with doc_id." example:"0"`
	Start      int32  `parquet:"start" doc:"First code point in documents.text." example:"232"`
	End        int32  `parquet:"end" doc:"One past the last code point." example:"237"`
	Text       string `parquet:"text,dict" doc:"The words: text[start:end] of documents.text." example:"next week"`
	Kind       string `parquet:"kind,dict" doc:"DATE, TIME or DURATION." example:"DATE"`
	Value      string `parquet:"value,optional,dict" doc:"ISO 8601 value: day, month, year, week, time, duration, or two of one kind with a slash between; also quarters (2022-Q3) and seasons (2022-SP, SU, FA, WI), as in TIMEX3; null if it cannot be resolved." example:"2022-W08"`
	Begin      *int32 `parquet:"begin,date,dict" doc:"First day that value covers; null for times, durations and what cannot be resolved." example:"2022-02-21"`
	EndDate    *int32 `parquet:"end_date,date,dict" doc:"Last day that value covers; null as begin." example:"2022-02-27"`
	Anchor     *int32 `parquet:"anchor,date,dict" doc:"Day that a relative expression was resolved against; null if the expression is absolute." example:"2022-02-12"`
	Rule       string `parquet:"rule,optional,dict" doc:"Rule that made the row; null if it has no name." example:"date/relative-unit"`
}

// A Party is one side of a pledge.
type Party struct {
	Text     string `parquet:"text,dict" doc:"As written." example:"the two leaders"`
	EntityID string `parquet:"entity_id,optional,dict" doc:"Who that is; null if not resolved." example:"country/KAZ"`
	ISO3     string `parquet:"iso3,optional,dict" doc:"State that the party is or acts for, ISO 3166-1 alpha-3; null if none." example:"KAZ"`
	Kind     string `parquet:"kind,optional,dict" doc:"state, person, organization or group; null if unknown." example:"state"`
	Via      string `parquet:"via,optional,dict" doc:"How it was resolved: named, speaker, issuer or participants; null if it was not." example:"named"`
	Start    *int32 `parquet:"start" doc:"First code point of text in documents.text; null if the words do not stand there as one span." example:"401"`
	End      *int32 `parquet:"end" doc:"One past its last code point; null as start." example:"411"`
}

// An Amount is a quantity that a pledge promises.
type Amount struct {
	Text     string   `parquet:"text,dict" doc:"As written." example:"450 scholarships"`
	Value    *Decimal `parquet:"value,decimal(9:38)" doc:"The number, exact; null if unknown or if it needs more than 29 digits before or 9 behind the point." example:"450"`
	Unit     string   `parquet:"unit,optional,dict" doc:"Unit of measure, singular; null if none." example:"ton"`
	Currency string   `parquet:"currency,optional,dict" doc:"ISO 4217 code; null if none." example:"USD"`
	Start    *int32   `parquet:"start" doc:"First code point of text in documents.text; null if the words do not stand there as one span." example:"430"`
	End      *int32   `parquet:"end" doc:"One past its last code point; null as start." example:"446"`
}

// A Pledge is a row of the pledges table: one set of pledgers that commits to
// one action or outcome.
type Pledge struct {
	DocID          string   `parquet:"doc_id,dict" doc:"Document; key into documents." example:"us_state-001"`
	SentenceID     *int32   `parquet:"sentence_id" doc:"Sentence in which the pledge starts; key into sentences with doc_id; null if it stands in none." example:"3"`
	PledgeID       int32    `parquet:"pledge_id" doc:"Number of the row in its document, from 0. Key of this table together with doc_id." example:"0"`
	Start          int32    `parquet:"start" doc:"First code point in documents.text." example:"412"`
	End            int32    `parquet:"end" doc:"One past the last code point." example:"466"`
	Text           string   `parquet:"text" doc:"The pledge as written: text[start:end] of documents.text." example:"will provide 450 scholarships by 2030"`
	Trigger        string   `parquet:"trigger,optional,dict" doc:"The committing words; null if none. They stand outside of start and end where several pledges share one trigger." example:"will"`
	TriggerStart   *int32   `parquet:"trigger_start" doc:"First code point of trigger; null if trigger is." example:"412"`
	TriggerEnd     *int32   `parquet:"trigger_end" doc:"One past its last code point; null if trigger is." example:"416"`
	Pledgers       []Party  `parquet:"pledgers,list" doc:"Who must act, in the words of the text; empty if nobody is named." example:"[{text: Kazakhstan, iso3: KAZ, kind: state, via: named}]"`
	PledgerIDs     []string `parquet:"pledger_ids,list" parquet-element:",dict" doc:"Who that is: ISO 3166-1 alpha-3 of states, names of bodies; sorted, without repeats; empty if unknown." example:"[KAZ]"`
	PledgerSide    string   `parquet:"pledger_side,optional,dict" doc:"Which side pledges: issuer, counterpart, joint, third_party or unknown; null if not determined." example:"issuer"`
	Counterparts   []Party  `parquet:"counterparts,list" doc:"To whom it is promised, in the words of the text; empty if nobody is named." example:"[{text: Uzbek doctors, iso3: UZB, kind: group, via: named}]"`
	RecordType     string   `parquet:"record_type,optional,dict" doc:"commitment or refusal; null if not determined." example:"commitment"`
	Strength       string   `parquet:"strength,optional,dict" doc:"firm, moderate or weak; null if not determined." example:"firm"`
	Specificity    string   `parquet:"specificity,optional,dict" doc:"specific (a checkable act, measure, amount or date) or vague; null if not determined." example:"specific"`
	Novelty        string   `parquet:"novelty,optional,dict" doc:"new, continuing, reaffirmed or past_report; null if not determined." example:"new"`
	Polarity       string   `parquet:"polarity,optional,dict" doc:"do, or refrain (from doing); null if not determined." example:"do"`
	Condition      string   `parquet:"condition,optional" doc:"Words of the condition; null if there is none." example:"if the ceasefire holds"`
	ConditionStart *int32   `parquet:"condition_start" doc:"First code point of condition; null if condition is." example:"467"`
	ConditionEnd   *int32   `parquet:"condition_end" doc:"One past its last code point; null if condition is." example:"489"`
	Deadline       string   `parquet:"deadline,optional,dict" doc:"Words of the deadline; null if there is none." example:"by 2030"`
	DeadlineStart  *int32   `parquet:"deadline_start" doc:"First code point of deadline; null if deadline is." example:"442"`
	DeadlineEnd    *int32   `parquet:"deadline_end" doc:"One past its last code point; null if deadline is." example:"449"`
	DeadlineDate   *int32   `parquet:"deadline_date,date,dict" doc:"Last day of the deadline; null if there is none or it cannot be resolved." example:"2030-12-31"`
	Amount         string   `parquet:"amount,optional,dict" doc:"Words of the quantity promised with what is counted; null if none." example:"450 scholarships"`
	AmountStart    *int32   `parquet:"amount_start" doc:"First code point of amount; null if amount is." example:"425"`
	AmountEnd      *int32   `parquet:"amount_end" doc:"One past its last code point; null if amount is." example:"441"`
	Amounts        []Amount `parquet:"amounts,list" doc:"The quantities promised, one by one; empty if none." example:"[{text: 450 scholarships, value: 450}]"`
	ActionLemma    string   `parquet:"action_lemma,optional,dict" doc:"Base form of the verb of the promised act; null if unknown." example:"provide"`
	ActionType     string   `parquet:"action_type,optional,dict" doc:"Class of the act; null if unknown." example:"aid"`
	CAMEO          string   `parquet:"cameo,optional,dict" doc:"CAMEO event code, a string since leading zeros count; null if none." example:"057"`
	PLOVER         string   `parquet:"plover,optional,dict" doc:"PLOVER event class; null if none." example:"AGREE"`
	Theme          string   `parquet:"theme,optional,dict" doc:"Field of policy; null if none." example:"education"`
	Speaker        string   `parquet:"speaker,optional,dict" doc:"Name or title of the person to whom the words are attributed; null if the issuer speaks." example:"Aigul Serik"`
	SpeakerStart   *int32   `parquet:"speaker_start" doc:"First code point of speaker; null if speaker is, or if it does not stand there in these words." example:"390"`
	SpeakerEnd     *int32   `parquet:"speaker_end" doc:"One past its last code point; null as speaker_start." example:"401"`
	Attribution    string   `parquet:"attribution,optional,dict" doc:"author (the document says it), direct (quotation) or reported (reported speech); null if not determined." example:"reported"`
	Confidence     float64  `parquet:"confidence,optional" doc:"Probability that this is a pledge, above 0 and up to 1; null where the rule gives none." example:"0.9"`
	Rule           string   `parquet:"rule,optional,dict" doc:"Cue that made the row; null if it has no name." example:"pledge/will"`
}

// A Mention is a row of the mentions table: one match of a rule for other
// names: those that ship (treaties, resolutions, meetings) and the user's own.
type Mention struct {
	DocID      string  `parquet:"doc_id,dict" doc:"Document; key into documents." example:"us_state-001"`
	SentenceID *int32  `parquet:"sentence_id" doc:"Sentence in which the match starts; key into sentences with doc_id; null if it stands in none." example:"3"`
	MentionID  int32   `parquet:"mention_id" doc:"Number of the row in its document, from 0. Key of this table together with doc_id." example:"0"`
	Start      int32   `parquet:"start" doc:"First code point in documents.text." example:"500"`
	End        int32   `parquet:"end" doc:"One past the last code point." example:"512"`
	Text       string  `parquet:"text,dict" doc:"The words: text[start:end] of documents.text." example:"patrol boats"`
	Label      string  `parquet:"label,dict" doc:"Label that the rule gives." example:"EQUIPMENT"`
	Norm       string  `parquet:"norm,optional,dict" doc:"Canonical form that the rule gives; null if none." example:"patrol boat"`
	Confidence float64 `parquet:"confidence,optional" doc:"Probability that span and label are right, above 0 and up to 1; null where the rule gives none." example:"0.8"`
	Rule       string  `parquet:"rule,optional,dict" doc:"Rule that made the row; null if it has no name." example:"user/equipment"`
}

// An Error is a row of the errors table: an input that gave no document, or a
// document that could not be processed.
type Error struct {
	Input   int64  `parquet:"input" doc:"Position of the input in the run, from 0. Key of this table." example:"17"`
	Source  string `parquet:"source" doc:"Where it was read from: file, member of an archive, line." example:"calls.jsonl:18"`
	DocID   string `parquet:"doc_id,optional" doc:"Identifier of the document, which has no row in documents, unless the class is duplicate_id and it names another document there; null if nothing could be read." example:"us_state-001"`
	Stage   string `parquet:"stage,dict" doc:"Step that failed: source, decode, write, or the name of an extractor." example:"decode"`
	Class   string `parquet:"class,dict" doc:"Class of the failure: unreadable, malformed, too_large, empty, binary, unsupported, duplicate_id, extractor or panic." example:"malformed"`
	Message string `parquet:"message" doc:"What happened, and what to do about it." example:"line is not a JSON object; correct or remove it"`
}
