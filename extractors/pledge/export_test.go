package pledge

import (
	"readout/pipeline"
	"readout/rules"
)

// NewLearning is New with a look at every row and its features, for training.
func NewLearning(set *rules.Set, see func(p *pipeline.Pledge, fs []string)) (*pipeline.Extractor, error) {
	x, err := load(set)
	if err != nil {
		return nil, err
	}
	x.learn = see
	return x.extractor(), nil
}
