package build

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const deploy = "../../docs/deploy/"

// The examples for batch engines ask for every part once, and each for a folder of
// its own: they are run with programs in place of ours and the engine's that only
// write down how they were called.
func TestDeployExamples(t *testing.T) {
	for _, e := range []struct {
		name string
		run  func(t *testing.T, stubs string, k string) []string
	}{
		{"kubernetes", kubernetes},
		{"slurm", func(t *testing.T, stubs, k string) []string {
			return calls(t, stubs, []string{"SLURM_ARRAY_TASK_ID=" + k}, "bash", deploy+"slurm.sh", "/project", "/shards")
		}},
		{"parallel", func(t *testing.T, stubs, k string) []string {
			all := calls(t, stubs, nil, "bash", deploy+"parallel.sh", "/project", t.TempDir()+"/shards", "/site")
			if len(all) != 2 || !strings.HasPrefix(all[1], "nianbao assemble ") {
				t.Fatalf("called %q", all)
			}
			_, call, _ := strings.Cut(all[0], "nianbao ")
			at := strings.LastIndex(call, " ")
			return []string{"nianbao " + strings.ReplaceAll(call[:at]+" /shards/{}", "{}", k)}
		}},
	} {
		t.Run(e.name, func(t *testing.T) {
			stubs := t.TempDir()
			for _, name := range []string{"nianbao", "parallel"} {
				script := "#!/bin/sh\ncat >/dev/null\necho " + name + " \"$*\" >>\"$CALLS\"\n"
				if err := os.WriteFile(filepath.Join(stubs, name), []byte(script), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			for _, k := range []string{"1", "16"} {
				want := "nianbao build --project /project --shard " + k + "/16 --out /shards/" + k
				if got := e.run(t, stubs, k); len(got) != 1 || got[0] != want {
					t.Errorf("part %s calls %q, want %q", k, got, want)
				}
			}
		})
	}
}

// calls runs a command with the stubs before all programs and gives what they noted.
func calls(t *testing.T, stubs string, env []string, name string, args ...string) []string {
	t.Helper()
	notes := filepath.Join(t.TempDir(), "calls")
	cmd := exec.Command(name, args...)
	cmd.Env = append(append(os.Environ(), "PATH="+stubs+":"+os.Getenv("PATH"), "CALLS="+notes), env...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	text, err := os.ReadFile(notes)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(text)), "\n")
}

// kubernetes takes the command out of the manifest, whose fields are those of an
// indexed Job and no others.
func kubernetes(t *testing.T, stubs, k string) []string {
	type mount struct {
		Name      string `json:"name"`
		MountPath string `json:"mountPath"`
		ReadOnly  bool   `json:"readOnly"`
	}
	var job struct {
		APIVersion string            `json:"apiVersion"`
		Kind       string            `json:"kind"`
		Metadata   map[string]string `json:"metadata"`
		Spec       struct {
			Completions    int    `json:"completions"`
			Parallelism    int    `json:"parallelism"`
			CompletionMode string `json:"completionMode"`
			BackoffLimit   int    `json:"backoffLimit"`
			Template       struct {
				Spec struct {
					RestartPolicy string `json:"restartPolicy"`
					Containers    []struct {
						Name         string                       `json:"name"`
						Image        string                       `json:"image"`
						Command      []string                     `json:"command"`
						Resources    map[string]map[string]string `json:"resources"`
						VolumeMounts []mount                      `json:"volumeMounts"`
					} `json:"containers"`
					Volumes []struct {
						Name  string `json:"name"`
						Claim struct {
							Name     string `json:"claimName"`
							ReadOnly bool   `json:"readOnly"`
						} `json:"persistentVolumeClaim"`
					} `json:"volumes"`
				} `json:"spec"`
			} `json:"template"`
		} `json:"spec"`
	}
	text, err := os.ReadFile(deploy + "kubernetes.json")
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(strings.NewReader(string(text)))
	d.DisallowUnknownFields()
	if err := d.Decode(&job); err != nil {
		t.Fatal(err)
	}
	spec := job.Spec
	if job.APIVersion != "batch/v1" || job.Kind != "Job" || job.Metadata["name"] == "" || spec.CompletionMode != "Indexed" || spec.Completions != 16 ||
		spec.Template.Spec.RestartPolicy != "Never" || len(spec.Template.Spec.Containers) != 1 {
		t.Fatalf("the manifest is no indexed Job of 16: %+v", job)
	}
	c := spec.Template.Spec.Containers[0]
	mounted := map[string]bool{}
	for _, v := range spec.Template.Spec.Volumes {
		mounted[v.Name] = v.Claim.Name != ""
	}
	for _, m := range c.VolumeMounts {
		if !mounted[m.Name] {
			t.Errorf("volume %s is mounted but not there", m.Name)
		}
	}
	index := map[string]string{"1": "0", "16": "15"}[k] // indexes count from 0
	return calls(t, stubs, []string{"JOB_COMPLETION_INDEX=" + index}, c.Command[0], c.Command[1:]...)
}
