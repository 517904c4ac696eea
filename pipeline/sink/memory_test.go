//go:build !race

// The race detector has its own memory and takes ten times as long.

package sink

import (
	"runtime"
	"testing"

	"readout/pipeline"
)

// TestMemoryIsBounded writes more than a shard of dense documents and looks at
// what is held on the way: the figure that the package promises is 150 MB.
func TestMemoryIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	const limit = 150 << 20
	w, err := Open(t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	var peak uint64
	for i := range 6000 {
		doc, ann := madeDoc(i)
		if _, err := w.Write(&pipeline.Result{Input: madeInput(i), Doc: doc, Ann: ann}); err != nil {
			t.Fatal(err)
		}
		if i%500 == 0 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapInuse)
		}
	}
	if len(w.Manifest().Shards) == 0 {
		t.Fatal("no shard was completed")
	}
	if peak > limit {
		t.Errorf("%d MB are held", peak>>20)
	}
	t.Logf("%d MB held at most", peak>>20)
}
