//go:build !unix

package ner

import "time"

func processorTime() time.Duration { return 0 }
