package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"readout/pipeline/sink"
	"readout/rules"
)

// version is set by the linker for releases (-ldflags "-X main.version=v1.2.3").
var version = "dev"

// programVersion names the build: the release, else the version control
// revision that Go recorded, else "dev".
func programVersion() string {
	if version != "dev" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && len(s.Value) >= 12 {
				return "dev-" + s.Value[:12]
			}
		}
	}
	return version
}

func newVersion(std stdio) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of the program, its tables and its rules",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			set, err := rules.Default()
			if err != nil {
				return err
			}
			fmt.Fprintf(std.out, "readout %s (%s, %s/%s)\ntables  schema %s\nrules   sha256:%.16s\n",
				programVersion(), runtime.Version(), runtime.GOOS, runtime.GOARCH, sink.SchemaVersion, set.Hash())
			return nil
		},
	}
}
