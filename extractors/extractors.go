// Package extractors assembles the suite: one package an extractor below it,
// and the order-free list of them all here.
package extractors
