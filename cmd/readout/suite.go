package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/pflag"

	"readout/extractors"
	"readout/extractors/ner"
	"readout/extractors/pledge"
	"readout/rules"
)

// suiteFlags are the flags that say what extracts.
type suiteFlags struct {
	engine  string
	model   string // "" for the one that ships
	weights string // of the decisions about pledges; "" for those that ship
	rules   []string
}

func (f *suiteFlags) register(fl *pflag.FlagSet) {
	fl.StringVar(&f.engine, "ner", extractors.DefaultEngine, "engine that recognizes names: "+strings.Join(extractors.Engines(), ", "))
	modelFlag(fl, &f.model)
	weightsFlag(fl, &f.weights)
	rulesFlag(fl, &f.rules)
}

// load reads the rules and models that the flags name.
func (f *suiteFlags) load() (*rules.Set, extractors.Options, error) {
	set, err := loadRules(f.rules)
	if err != nil {
		return nil, extractors.Options{}, err
	}
	o, err := suiteOptions(f.engine, f.model, f.weights)
	return set, o, err
}

// suiteOptions loads the models of an engine of names and of the decisions about
// pledges; "" stands for what ships.
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

// loadRules lays users' folders over the embedded rules.
func loadRules(dirs []string) (*rules.Set, error) {
	var overlays []fs.FS
	for _, d := range dirs {
		if info, err := os.Stat(d); err != nil {
			return nil, fmt.Errorf("rules: %w", err)
		} else if !info.IsDir() {
			return nil, fmt.Errorf("rules %s: not a folder; give the folder that holds the rule files", d)
		}
		overlays = append(overlays, os.DirFS(d))
	}
	return rules.Load(overlays...)
}
