# Reads the output of `go test -v`: what passes is one line a package, what
# fails or is skipped is shown with all that it said.

function flush_held() { printf "%s", held; held = ""; after = "" }

/^=== (RUN|PAUSE|CONT|NAME) / { next }
/^--- PASS: /                 { held = ""; after = "PASS"; next }
/^--- (FAIL|SKIP): /          { print; flush_held(); after = "SHOW"; next }
/^ +--- (PASS|FAIL|SKIP): /   { if (after == "SHOW" && !/--- PASS/ || /--- SKIP/) print; next }
/^PASS$/                      { held = ""; after = ""; next }
/^ok  |^\?   /                { held = ""; after = ""; print; fflush(); next }
/^FAIL/                       { flush_held(); print; fflush(); next }
                              { held = held $0 "\n" }
END                           { flush_held() }
