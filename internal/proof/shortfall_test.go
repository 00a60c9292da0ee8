package proof

import "testing"

// A word of opposites.txt contradicts what is said of all without another word of
// denying beside it.
func TestContraryAlone(t *testing.T) {
	for _, text := range []string{
		"全县应届毕业生全部实现就业。3名应届毕业生待业。",
		"42个工程项目全部按期完工。5个工程项目误期。",
		"全县用人单位均按时缴纳工伤保险费。12家用人单位少缴工伤保险费。",
		"今年18个重点项目均已开工。3个重点项目缓建。",
	} {
		found := loud(Check(read("甲.txt", []byte(text)), Options{}))
		if len(found) != 1 || found[0].Rule != "universal" {
			t.Errorf("%s: %v, want what contradicts it", text, found)
		}
	}
}
