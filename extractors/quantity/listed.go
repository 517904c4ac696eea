package quantity

import (
	"fmt"

	"readout/rules"
)

// rulesFile lists the rules, with a doc and examples each, for users to see and
// to switch off. A rule that it does not list makes no rows.
const rulesFile = "numbers_rules.yaml"

// The names of the rules that the grammar has.
const (
	ruleCardinal  = "quantity/cardinal"
	ruleOrdinal   = "quantity/ordinal"
	rulePercent   = "quantity/percent"
	ruleMoneySign = "quantity/money-sign"
	ruleMoneyName = "quantity/money-name"
	ruleMeasure   = "quantity/measure"
)

// listed is one entry of rulesFile. What it does is code.
type listed struct {
	rules.Header `yaml:",inline"`
}

// Check rejects rules that the grammar does not have.
func (r *listed) Check() error {
	switch r.ID {
	case ruleCardinal, ruleOrdinal, rulePercent, ruleMoneySign, ruleMoneyName, ruleMeasure:
		return nil
	}
	return fmt.Errorf("the grammar of quantities has no such rule; rules can be replaced or switched off here, not added")
}

// listedRules returns the ids of the rules in force.
func listedRules(set *rules.Set) (map[string]bool, error) {
	list, err := rules.Read[listed](set, rulesFile)
	if err != nil {
		return nil, fmt.Errorf("read rules of quantities: %w", err)
	}
	on := make(map[string]bool, len(list))
	for _, r := range list {
		on[r.ID] = true
	}
	return on, nil
}
