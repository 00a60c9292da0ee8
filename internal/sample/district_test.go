package sample

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
)

func TestSourceNamesEachCommunityOnce(t *testing.T) {
	cs, err := readCommunities(communitiesText)
	if err != nil {
		t.Fatal(err)
	}
	codes, names := map[string]bool{}, map[string]bool{}
	for _, c := range cs {
		if codes[c.code] || names[c.name] {
			t.Errorf("%s %s stands there twice", c.code, c.name)
		}
		codes[c.code], names[c.name] = true, true
		if last := c.code[9:]; len(c.code) != 12 || (last < "200") == c.rural() {
			t.Errorf("%s %s: code does not fit %s", c.code, c.name, c.kind)
		}
		if (c.income > 0) != c.rural() {
			t.Errorf("%s: income %d of a %s", c.name, c.income, c.kind)
		}
	}
	for _, c := range cs {
		if c.kin != "" && (!codes[c.kin] || c.kin[:9] != c.street()) {
			t.Errorf("%s: kin %s is no neighbour", c.name, c.kin)
		}
	}
}

// TestAreasAgree holds data/areas.toml, written by hand, against the source.
func TestAreasAgree(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(committed, "areas.toml"))
	if err != nil {
		t.Fatal(err)
	}
	var areas struct {
		Street    []struct{ Code, Name string }
		Community []struct{ Code, Name, Street string }
		Change    []struct {
			Year                  int
			Kind, Community, Note string
			Into                  []string
		}
	}
	if err := toml.Unmarshal(text, &areas); err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for _, s := range areas.Street {
		got = append(got, s.Code+s.Name)
	}
	for _, c := range areas.Community {
		got = append(got, c.Street+c.Code+c.Name)
	}
	for _, c := range areas.Change {
		got = append(got, c.Community+c.Kind+strings.Join(c.Into, ""))
		if c.Year != Last || !strings.HasPrefix(c.Note, "2022年") {
			t.Errorf("%s: change of %d, %q", c.Community, c.Year, c.Note)
		}
	}
	for _, s := range streets {
		want = append(want, s.code+s.name)
	}
	cs, err := readCommunities(communitiesText)
	if err != nil {
		t.Fatal(err)
	}
	var founded, gone []string
	for _, c := range cs {
		want = append(want, c.street()+c.code+c.name)
		if c.founded != "" {
			founded = append(founded, c.code+"新设")
		}
		if c.to < Last {
			gone = append(gone, c.code+"撤销"+c.kin)
		}
	}
	want = append(append(want, founded...), gone...)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestNoRecordContradictsItself: parts stay within their wholes.
func TestNoRecordContradictsItself(t *testing.T) {
	d, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range d.Records {
		for _, pair := range [][2]string{
			{"urban_residents", "residents"}, {"elderly60", "residents"}, {"elderly70", "elderly60"}, {"activity_area", "total_area"},
			{"certified_workers", "social_workers"}, {"new_certs", "certified_workers"}, {"fulltime_staff", "social_workers"},
			{"committee_college_plus", "committee_members"}, {"coordinators", "fulltime_staff"}, {"professional_orgs", "community_orgs"},
			{"registered_volunteers", "residents"}, {"voters_voted", "voters_registered"}, {"voters_registered", "residents"},
			{"formal_party_members", "party_members"}, {"dibao_hh", "dibao_persons"}, {"dibao_persons", "residents"}, {"households", "residents"},
		} {
			if r.int(pair[0]) > r.int(pair[1]) {
				t.Errorf("%d %s: %s is %d, more than %s %d", r.Year, r.community.name, pair[0], r.int(pair[0]), pair[1], r.int(pair[1]))
			}
		}
		if r.int("office_area")+r.int("service_area") > r.int("total_area") {
			t.Errorf("%d %s: rooms exceed the total", r.Year, r.community.name)
		}
		if r.int("cert_assistant")+r.int("cert_mid")+r.int("cert_senior") != r.int("certified_workers") {
			t.Errorf("%d %s: certificates do not add up", r.Year, r.community.name)
		}
		if r.int("registered_volunteers")%50 == 0 {
			t.Errorf("%d %s: a round number of volunteers", r.Year, r.community.name)
		}
	}
}

// TestSeriesAreBelievable: sizes move gently, certificates are never lost.
func TestSeriesAreBelievable(t *testing.T) {
	d, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for year := First + 1; year <= Last; year++ {
		last := d.last(year)
		for _, r := range d.of(year) {
			before := last[r.community.code]
			if before == nil {
				continue
			}
			for _, field := range []string{"households", "residents", "social_workers", "fulltime_staff", "registered_volunteers", "party_members"} {
				was, is := before.int(field), r.int(field)
				if 2*max(was-is, is-was) > was {
					t.Errorf("%d %s: %s goes from %d to %d", year, r.community.name, field, was, is)
				}
			}
			if r.int("certified_workers") < before.int("certified_workers") {
				t.Errorf("%d %s: certificates were lost", year, r.community.name)
			}
		}
	}
}

// TestCommittedIsWritten holds data/ against the program. Contents are compared,
// not packed bytes, since packing may change with the Go release.
func TestCommittedIsWritten(t *testing.T) {
	files, err := Files()
	if err != nil {
		t.Fatal(err)
	}
	if want := (Last - First + 1) * (len(streets) + 1); len(files) != want {
		t.Errorf("%d files, want %d", len(files), want)
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join(committed, filepath.FromSlash(name)))
		if err != nil {
			t.Errorf("%v: run go run ./cmd/sample", err)
			continue
		}
		if diff := cmp.Diff(unpacked(t, name, want), unpacked(t, name, got)); diff != "" {
			t.Errorf("data/%s is not what cmd/sample writes; run it and look at the change\n%.2000s", name, diff)
		}
	}
}

func TestFilesAreTheSameEveryTime(t *testing.T) {
	one, err := Files()
	if err != nil {
		t.Fatal(err)
	}
	two, err := Files()
	if err != nil {
		t.Fatal(err)
	}
	for name := range one {
		if !bytes.Equal(one[name], two[name]) {
			t.Errorf("%s differs from run to run", name)
		}
	}
}

func unpacked(t *testing.T, name string, data []byte) map[string]string {
	t.Helper()
	if !strings.HasSuffix(name, ".xlsx") {
		return map[string]string{name: string(data)}
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	parts := map[string]string{}
	for _, entry := range z.File {
		if entry.Modified.Year() >= 1980 { // the zero of a zip file lies before
			t.Errorf("%s: %s has the time %s", name, entry.Name, entry.Modified)
		}
		text, err := readEntry(entry)
		if err != nil {
			t.Fatal(err)
		}
		parts[entry.Name] = string(text)
	}
	return parts
}
