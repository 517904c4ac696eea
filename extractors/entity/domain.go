package entity

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"readout/rules"
)

// A domain is whom hosts below a name belong to.
type domain struct {
	kind string // state, international, none or open
	iso3 string // of kind state
	body string // canonical name, of kind international; "" where hosts of several bodies are below it
}

var domainKinds = wordSet("state international none open")

func (lx *lexicon) domain(r rules.Row) error {
	d := domain{kind: r.Get("kind"), iso3: r.Get("iso3"), body: r.Get("body")}
	if !domainKinds[d.kind] {
		return fmt.Errorf("kind %q is unknown; use state, international, none or open", d.kind)
	}
	if _, ok := lx.iso2[d.iso3]; ok != (d.kind == "state") {
		return fmt.Errorf("code %q does not go with kind %s", d.iso3, d.kind)
	}
	if d.body != "" && d.kind != "international" {
		return fmt.Errorf("body %q does not go with kind %s; only international has one", d.body, d.kind)
	}
	lx.domains[strings.ToLower(r.Get("id"))] = d
	return nil
}

// official are parts of hosts that governments keep for themselves.
var official = wordSet("gov gob gouv go govt gub gv mil mfa mofa president presidency presidencia presidence parliament")

// hostOwner returns the code of the state whose office has the host of an
// address, or whether it is an international body's, with its name if that is
// known. All are zero where the address leaves it open.
func (lx *lexicon) hostOwner(address string) (state, body string, international bool) {
	u, err := url.Parse(address)
	if err != nil {
		return "", "", false
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	labels := strings.Split(host, ".")
	if len(labels) < 2 {
		return "", "", false
	}
	if s := lx.embassy(labels); s != "" {
		return s, "", false
	}
	for i := range labels {
		d, ok := lx.domains[strings.Join(labels[i:], ".")]
		if !ok {
			continue
		}
		switch d.kind {
		case "state":
			return d.iso3, "", false
		case "international":
			return "", d.body, true
		case "none":
			return "", "", false
		}
		if !slices.ContainsFunc(labels, func(s string) bool { return official[s] }) {
			return "", "", false
		}
	}
	for _, label := range labels {
		// "kenemb.se": an embassy, whose state the country it is in does not tell.
		if code, ok := strings.CutSuffix(strings.TrimPrefix(label, "www-"), "emb"); ok && len(code) == 3 {
			if code = strings.ToUpper(code); lx.iso2[code] != "" {
				return code, "", false
			}
		}
		if slices.ContainsFunc(missionWords, func(s string) bool { return strings.Contains(label, s) }) {
			return "", "", false
		}
	}
	if top := labels[len(labels)-1]; len(top) == 2 {
		return lx.iso3[strings.ToUpper(top)], "", false
	}
	return "", "", false
}

// missionWords are parts of hosts of embassies in several languages.
var missionWords = []string{"embassy", "embajada", "embaixada", "ambassade", "ambasada", "ambasciata", "botschaft", "highcom", "consulate"}

// embassy returns the state that a host names as an embassy's, wherever it is
// registered: "chinese-embassy.org.uk", "embassyofkenya.org".
func (lx *lexicon) embassy(labels []string) string {
	best, state := 0, ""
	for _, label := range labels {
		if !strings.Contains(label, "embassy") && !strings.Contains(label, "highcom") && !strings.Contains(label, "consulate") {
			continue
		}
		if strings.HasPrefix(label, "usembassy") || strings.HasPrefix(label, "us-") {
			return "USA"
		}
		label = strings.NewReplacer("-", "", "embassyof", "").Replace(label)
		for _, iso3 := range sorted(lx.states) {
			for _, n := range append(lx.states[iso3][:1:1], lx.demonyms[iso3]...) {
				n = strings.ReplaceAll(rules.Fold(n), " ", "")
				// What stands first is whose embassy it is: "kenyaembassyuganda".
				if at := strings.Index(label, n); len(n) > 3 && at >= 0 && len(n)*8-at > best {
					best, state = len(n)*8-at, iso3
				}
			}
		}
	}
	return state
}
