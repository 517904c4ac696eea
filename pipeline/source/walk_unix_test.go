//go:build unix

package source

import (
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestSpecialFiles must end at once: opening a FIFO waits for its writer, and
// /dev/zero has no end.
func TestSpecialFiles(t *testing.T) {
	dir := tree(t, member{"a.txt", "a"})
	fifo := filepath.Join(dir, "fifo.txt")
	if err := syscall.Mkfifo(fifo, 0o644); err != nil {
		t.Skip("no FIFOs here: ", err)
	}
	if err := os.Symlink("/dev/zero", filepath.Join(dir, "zero.txt")); err != nil {
		t.Fatal(err)
	}
	short, err := os.MkdirTemp("", "s") // names of sockets must be short
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(short)
	l, err := net.Listen("unix", filepath.Join(short, "s.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	res := collect(t, Options{}, dir)
	same(t, "documents", res.sources(dir), "a.txt")
	same(t, "failures", res.failures(dir), "fifo.txt unsupported", "zero.txt unsupported")
	contains(t, "message", res.fails[0].Text(), "FIFO", `"-"`)
	contains(t, "message", res.fails[1].Text(), "device")

	res = collect(t, Options{}, fifo, "/dev/zero", filepath.Join(short, "s.txt"))
	if len(res.docs) != 0 || len(res.fails) != 3 {
		t.Errorf("special files that are named themselves: %d documents, failures %v", len(res.docs), res.fails)
	}
}

// TestFIFOInDisguise swaps a file for a FIFO between the look at it and its
// opening.
func TestFIFOInDisguise(t *testing.T) {
	dir := tree(t, member{"a.txt", "a"})
	fifo := filepath.Join(dir, "fifo")
	if err := syscall.Mkfifo(fifo, 0o644); err != nil {
		t.Skip("no FIFOs here: ", err)
	}
	res := collect(t, Options{store: swapping{from: filepath.Join(dir, "a.txt"), to: fifo}}, filepath.Join(dir, "a.txt"))
	same(t, "failures", res.failures(dir), "a.txt unsupported")
}
