package registry

import "strings"

// spelling returns a part of a name, folded, so that usual spellings of one name in
// Latin letters are the same: "Zelenskyy" and "Zelensky", "Sergei" and "Sergey",
// "Lukashenka" and "Lukashenko", "Muhammad" and "Mohammed". It is no sound: names
// that only sound alike stay apart.
func spelling(part string) string {
	if len(part) < 3 {
		return part
	}
	part = letters.Replace(part)
	var b strings.Builder
	for i := 0; i < len(part); i++ {
		if i == 0 || part[i] != part[i-1] {
			b.WriteByte(part[i])
		}
	}
	s := b.String()
	if stem, ok := strings.CutSuffix(s, "enka"); ok && len(stem) > 2 {
		return stem + "enko"
	}
	return s
}

// letters are spellings of one letter of another alphabet.
var letters = strings.NewReplacer("yy", "i", "iy", "i", "ij", "i", "ii", "i", "yi", "i", "ei", "e", "ey", "e", "y", "i",
	"kh", "h", "ou", "u", "ph", "f", "ks", "x", "w", "v", "tz", "ts", "dzh", "j", "dj", "j")

// particles are parts that join names and are written in many ways or left out.
var particles = map[string]bool{"al": true, "el": true, "ul": true, "bin": true, "ibn": true, "bint": true}
