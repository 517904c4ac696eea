package source

import (
	"strings"
	"testing"
)

// TestMessages fixes the words of failures that users meet often: what is wrong,
// once, without names of Go's types, and what to do.
func TestMessages(t *testing.T) {
	broken := zipped(t, member{"a.txt", talks(1)})
	for _, tt := range []struct{ name, file, content, want string }{
		{"string", "a.jsonl", `"a string"`, "the record is a JSON string, not an object"},
		{"array", "a.jsonl", "{}\n[1, 2]", "the record is a JSON array, not an object"},
		{"null", "a.jsonl", "{}\nnull", "the record is null, not an object"},
		{"binary", "a.txt", strings.Repeat("\x00", 5000), "no character set fits: not text: most of it is NUL bytes"},
		{"cut zip", "a.zip", broken[:len(broken)-30], "the zip cannot be opened: the zip data is damaged; fetch it again: zip: not a valid zip file"},
		{"large", "a.txt", strings.Repeat("a ", 1500), "it has 3000 bytes, more than the 2000 bytes that the raw form of one document may have; split it, or raise --max-document-size, which is half of that"},
		{"large text", "a.txt", strings.Repeat("a ", 600), "its text has 1200 bytes, more than the 1000 bytes that one document may have; split it, or raise --max-document-size"},
		{"large line", "a.jsonl", "{}\n" + strings.Repeat("a ", 1500), "the record has 3000 bytes, more than the 2000 bytes that the raw form of one may have; the others are read; split it, or raise --max-document-size, which is half of that"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			opts := Options{}
			if strings.HasPrefix(tt.name, "large") {
				opts.Limits.Document = 1000
			}
			fails := collect(t, opts, tree(t, member{tt.file, tt.content})).fails
			if len(fails) == 0 || fails[len(fails)-1].Text() != tt.want {
				t.Errorf("got %v, want %q", fails, tt.want)
			}
		})
	}
}
