package reference_test

import (
	"io/fs"
	"testing/fstest"
)

// files are rule files of a user by name.
type files map[string]string

func (f files) fs() fs.FS {
	out := fstest.MapFS{}
	for name, text := range f {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}
