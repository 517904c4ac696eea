package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLanguage(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"prose", "The Minister met the Ambassador of Castoria today. They discussed trade and agreed to hold another round of talks.", "en"},
		{"upper case", "THE MINISTER MET THE AMBASSADOR OF CASTORIA TODAY. THEY DISCUSSED TRADE AND AGREED TO HOLD TALKS.", "en"},
		{"headline", "Minister Receives Castorian Ambassador", Undetermined},
		{"empty", "", Undetermined},
		{"numbers", "12 34 56 78 90 12 34 56 78 90 12 34 56 78", Undetermined},
		{"Russian", russianSample, "ru"},
		{"Greek", greekSample, "el"},
		{"Chinese", chineseSample, "zh"},
		{"Japanese", japanSample, "ja"},
		{"French", "Le ministre des Affaires étrangères a reçu aujourd’hui l’ambassadeur de Castorie. Ils ont évoqué la coopération entre les deux pays et sont convenus de poursuivre leurs échanges.", "fr"},
		{"Spanish", "El ministro de Relaciones Exteriores recibió hoy al embajador de Castoria. Ambos hablaron de la cooperación entre los dos países y acordaron continuar las conversaciones el próximo mes.", "es"},
		{"Turkish", "Dışişleri Bakanı bugün Kastorya Büyükelçisini kabul etti. Görüşmede iki ülke arasındaki iş birliği ele alındı ve gelecek ay yeniden bir araya gelme kararı alındı.", "tr"},
		{"German", "Der Außenminister empfing heute den Botschafter von Kastorien. Beide sprachen über die Zusammenarbeit der zwei Länder und vereinbarten, die Gespräche im nächsten Monat fortzusetzen.", "de"},
		{"Dutch", "De minister van Buitenlandse Zaken heeft vandaag de ambassadeur ontvangen. Zij spraken over de samenwerking tussen de twee landen en over de handel, en of er volgende maand weer een gesprek is.", "nl"},
		{"Indonesian", "Menteri Luar Negeri hari ini menerima duta besar Kastoria. Kedua pihak membahas kerja sama antara kedua negara dan sepakat untuk melanjutkan pembicaraan pada bulan depan.", "id"},
		{"Portuguese", "O ministro das Relações Exteriores recebeu hoje o embaixador da Castória. Os dois falaram sobre a cooperação entre os países e concordaram em continuar as conversas no próximo mês.", "pt"},
		{"Arabic", "استقبل وزير الخارجية اليوم سفير كاستوريا وناقش الجانبان التعاون بين البلدين واتفقا على مواصلة المحادثات في الشهر المقبل.", "ar"},
		{"English with a foreign title", "«Переговоры»\n\nThe Minister met the Ambassador of Castoria today. They discussed trade and agreed to hold another round of talks.", "en"},
		{"a list of names", "The delegation of Castoria was led by Marko Belin, Ana Verdin, Josip Hral, Tamas Okri, Ilse Brandt, Nuri Celan, Petra Vos and Jan Mirek.", "en"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Language(tt.in); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// A foreign text must not pass for English because names in it are English.
func TestLanguageForeignWithEnglishName(t *testing.T) {
	s := "El ministro visitó la sede de The Centre for the Study of the Sea y habló con los investigadores sobre la cooperación entre los dos países y la protección de las costas."
	if got := Language(s); got == "en" {
		t.Errorf("got %q for %q", got, s)
	}
}

func TestLanguageBounded(t *testing.T) {
	s := strings.Repeat("x", 20<<20)
	if got := Language(s); got == "en" {
		t.Errorf("got %q for one word of 20 MB", got)
	}
}

func FuzzLanguage(f *testing.F) {
	f.Add(russianSample)
	f.Add(chineseSample + englishSample)
	f.Add(strings.Repeat("é", 3000))
	f.Fuzz(func(t *testing.T, s string) {
		if got := Language(s); utf8.RuneCountInString(got) < 2 {
			t.Errorf("Language(%q) = %q", s, got)
		}
	})
}

func BenchmarkLanguage(b *testing.B) {
	for name, s := range map[string]string{"en": englishSample, "es": strings.Repeat("El ministro recibió al embajador de la república. ", 20)} {
		s = strings.Repeat(s, 20)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				Language(s)
			}
		})
	}
}
