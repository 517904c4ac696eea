package page

func styles() map[string]string { return nil }
