package entity

import "testing"

// What stands with names in lists, brackets and behind "and" tells who they are.
func TestTold(t *testing.T) {
	for _, c := range []struct{ url, text, want string }{
		{nairobi, "Credentials will be presented by Mia Lund (Norway), Ole Holt (Finland) and Ana Rocha (Brazil).",
			"Mia Lund |  | ambassador | NOR;Ole Holt |  | ambassador | FIN;Ana Rocha |  | ambassador | BRA"},
		{washington, "The Norwegian head of state and President of Kenya Peter Moyo met.", "Peter Moyo | President of Kenya | head_of_state | KEN"},
		{washington, "She met the Palestinian Authority President Peter Moyo.", "Peter Moyo | Palestinian Authority President | head_of_state | PSE"},
		{nairobi, "I will meet [State Duma Speaker] Mr Lund.", "Lund | State Duma Speaker | legislator | RUS"},
		{washington, "Thank you, Ranking Member Lund.", "Lund | Ranking Member | legislator | USA"},
		{washington, "The United States calls on the Kenyan government to release candidates Mia Lund and others.", "Mia Lund |  | other | KEN"},
		{washington, "We are sanctioning Kenyan officials. The Department sanctioned others. They were designated and sanctioned in Kenya. These were added:\n\n- Mia Lund\n- Ole Holt", "Mia Lund |  | other | KEN;Ole Holt |  | other | KEN"},
		{washington, "She met Australian Department of Ports Secretary Mia Lund.", "Mia Lund | Australian Department of Ports Secretary | official | AUS"},
		{washington, "Deputy Secretary Peter Moyo led the U.S. delegation while Permanent Secretary Mia Lund led the Thai delegation.",
			"Peter Moyo | Deputy Secretary | deputy_minister | USA;Mia Lund | Permanent Secretary | official | THA"},
	} {
		checkPeople(t, c.url, c.text, split(c.want)...)
	}
}
