package sink

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"
)

// The environment of the child processes of TestKilled: the folder to write to.
const childFolder = "READOUT_SINK_TEST_FOLDER"

const killTotal = 48

var killOptions = Options{PartDocs: 6}

func TestMain(m *testing.M) {
	dir := os.Getenv(childFolder)
	if dir == "" {
		os.Exit(m.Run())
	}
	fmt.Println("started")
	w, err := Open(dir, killOptions)
	if err == nil {
		err = writeMade(w, killTotal)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// child starts a process that writes a run into dir, or goes on with it, and
// kills it after a while; 0 means never. It tells whether it was killed.
func child(t *testing.T, dir string, after time.Duration) (killed bool) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childFolder+"="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var said cappedBuffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatalf("child did not start: %v: %s", err, said.b)
	}
	if after > 0 {
		time.Sleep(after)
		cmd.Process.Kill() // SIGKILL; an error says that it has ended
	}
	err = cmd.Wait()
	if err != nil && len(said.b) > 0 {
		t.Fatalf("child: %v: %s", err, said.b)
	}
	return err != nil
}

type cappedBuffer struct{ b []byte }

func (c *cappedBuffer) Write(b []byte) (int, error) {
	if len(c.b) < 1000 {
		c.b = append(c.b, b...)
	}
	return len(b), nil
}

// TestKilled kills a process that writes tables at random moments, again and
// again until it is done, and compares what is there in the end with what a
// process writes that is never killed. READOUT_KILLS sets how many times.
func TestKilled(t *testing.T) {
	kills := 12
	if s := os.Getenv("READOUT_KILLS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatalf("READOUT_KILLS: %v", err)
		}
		kills = n
	}
	if testing.Short() {
		kills = 3
	}
	wantDir := t.TempDir()
	begin := time.Now()
	if child(t, wantDir, 0) {
		t.Fatal("child failed")
	}
	whole := time.Since(begin)
	want := contents(t, wantDir)
	seed := uint64(begin.UnixNano())
	r := rand.New(rand.NewPCG(seed, 0))
	dir, done, resumed := t.TempDir(), 0, 0
	for done < kills {
		if man, err := ReadManifest(dir); err == nil && man.Finished {
			// Killed between its last step and its end, as good as never.
			done--
			got := contents(t, dir)
			delete(got, lockName)
			same(t, got, want)
			dir = t.TempDir()
		} else if err == nil && man.Inputs > 0 {
			resumed++
		}
		// A third of a run, so that most runs are killed more than once.
		if child(t, dir, time.Duration(1+r.Int64N(int64(whole)/3))) {
			done++
			continue
		}
		same(t, contents(t, dir), want)
		dir = t.TempDir()
	}
	if man, err := ReadManifest(dir); err != nil || !man.Finished {
		if child(t, dir, 0) {
			t.Fatal("child failed")
		}
	}
	got := contents(t, dir)
	delete(got, lockName)
	same(t, got, want)
	if kills >= 10 && resumed < kills/4 {
		t.Errorf("only %d of %d starts found something to go on from: the kills come too early to show anything", resumed, kills)
	}
	t.Logf("%d kills, %d starts from what was committed, seed %d", done, resumed, seed)
}
