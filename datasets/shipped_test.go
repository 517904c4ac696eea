package datasets

import "testing"

func TestShippedGold(t *testing.T) {
	docs, err := Shipped("")
	if err != nil {
		t.Fatal(err)
	}
	if err := CheckAll(docs, "gold", nil); err != nil {
		t.Error(err)
	}
	if _, err := Shipped("train"); err == nil {
		t.Error("an unknown part was found")
	}
}
