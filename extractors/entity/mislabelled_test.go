package entity

import (
	"strings"
	"testing"
)

// What an engine has read as a person and the words around tell to be a body or a
// place gets its right label, wherever it stands.
func TestMislabelled(t *testing.T) {
	for _, c := range []struct{ text, names, want string }{
		{"They named Qwyxlogistika OOO there.", "PERSON Qwyxlogistika OOO", "ORG Qwyxlogistika OOO"},
		{"They named Jabhat al-Anhar there.", "PERSON Jabhat al-Anhar", "ORG Jabhat al-Anhar"},
		{"They named Jund there.", "PERSON Jund", "PERSON Jund"},
		// A noun behind the name.
		{"They met Zemb Albahr, an organization that digs wells. Zemb Albahr left.", "PERSON Zemb Albahr|PERSON Zemb Albahr", "ORG Zemb Albahr|ORG Zemb Albahr"},
		{"They named Qwyx, a state-run trading company.", "PERSON Qwyx", "ORG Qwyx"},
		{"Qwyx is a militia which left.", "PERSON Qwyx", "ORG Qwyx"},
		{"They met Mia Lund, a company director.", "PERSON Mia Lund", "PERSON Mia Lund"},
		{"They met Mia Lund, a leader of a militia.", "PERSON Mia Lund", "PERSON Mia Lund"},
		{"They met Lund, a group member from Bergen.", "PERSON Lund", "PERSON Lund"},
		// A noun before it.
		{"They met the oil company Qwyx there.", "PERSON Qwyx", "ORG Qwyx"},
		{"They met the retailers Qwyx and Zemb there.", "PERSON Qwyx|PERSON Zemb", "ORG Qwyx|ORG Zemb"},
		{"They met providers Qwyx, Zemb and others.", "PERSON Qwyx|PERSON Zemb", "ORG Qwyx|ORG Zemb"},
		{"They fought armed groups such as Qwyx there.", "PERSON Qwyx", "ORG Qwyx"},
		{"They fought armed groups, including Qwyx, there.", "PERSON Qwyx", "ORG Qwyx"},
		{"They met the company Mia Lund leads.", "PERSON Mia Lund", "PERSON Mia Lund"},
		{"They met members of the groups and Lund.", "PERSON Lund", "PERSON Lund"},
		{"They met Mia Lund of the company. Lund left.", "PERSON Mia Lund|PERSON Lund", "PERSON Mia Lund|PERSON Lund"},
		// Lists of bodies.
		{"They met Lake Ltd, Qwyx, and Lake Bank there.", "ORG Lake Ltd|PERSON Qwyx|ORG Lake Bank", "ORG Lake Ltd|ORG Qwyx|ORG Lake Bank"},
		{"They met Lake Ltd, Qwyx, and Mia Lund there.", "ORG Lake Ltd|PERSON Qwyx|PERSON Mia Lund", "ORG Lake Ltd|PERSON Qwyx|PERSON Mia Lund"},
		{"They met Lake Ltd, and Qwyx Zemb, Lake Bank Director, there.", "ORG Lake Ltd|PERSON Qwyx Zemb|ORG Lake Bank", "ORG Lake Ltd|PERSON Qwyx Zemb|ORG Lake Bank"},
		{"They met Lake Ltd, Minister Qwyx, and Lake Bank there.", "ORG Lake Ltd|PERSON Qwyx|ORG Lake Bank", "ORG Lake Ltd|PERSON Qwyx|ORG Lake Bank"},
		// Towns.
		{"They came from firms of Qwyx, Virginia, there.", "PERSON Qwyx|PLACE Virginia", "PLACE Qwyx|PLACE Virginia"},
		{"They met Qwyx, Virginia, there.", "PERSON Qwyx|PLACE Virginia", "PERSON Qwyx|PLACE Virginia"},
		// Bodies that are called after people.
		{"They met the Mia Lund Lake Foundation there.", "PERSON Mia Lund", "ORG Mia Lund Lake Foundation"},
		{"They met Mia Lund Foundation Director Ole Moyo there.", "PERSON Mia Lund|PERSON Ole Moyo", "PERSON Mia Lund|PERSON Ole Moyo"},
	} {
		if g := strings.Join(decidedNames(t, c.text, c.names), "|"); g != c.want {
			t.Errorf("%q: names are %q, want %q", c.text, g, c.want)
		}
	}
}
