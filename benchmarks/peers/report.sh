# Makes the report of medians. Sourced by benchmarks/compare. Standard output is Markdown.

report() {
    awk -f "$root/benchmarks/peers/medians.awk" "$runs" >"$medians"
    facts
    targets
    for table in "${tables[@]}"; do
        "table_$table"
    done
    left_out
}

facts() {
    local tool
    printf 'Measured %s, flowlogs of %s: %s rounds in turns, whole processes with their start, warm page cache, output to `/dev/null`.\n' \
        "$(date -u +%F)" "$(git -C "$root" rev-parse --short HEAD 2>/dev/null || echo 'no commit')" "$rounds"
    printf 'The ratio is the median time of a tool by that of flowlogs, in the same rounds.\n\n'
    [[ $lines -eq 10000000 ]] || printf '**A small run: the targets are meant for 10,000,000 lines.**\n\n'
    printf -- '- %s, %s of %s cores used, %s GB; Linux %s\n' "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)" \
        "$threads" "$(nproc --all)" "$(awk '/MemTotal/ { print int($2 / 1e6 + 0.5) }' /proc/meminfo)" "$(uname -r)"
    printf -- '- flowlogs on %s\n' "$("$java" -version 2>&1 | sed -n 2p)"
    for tool in "${peers[@]}"; do
        [[ $tool == flowlogs-unfiltered ]] || ! is_present "$tool" || printf -- '- %s: %s\n' "$tool" "$(version_of "$tool")"
    done
    awk -F'\t' '{ runs++; if ($8 > 0.03 + 0.1 * $5) disturbed++ }
        END { printf "- %d runs, %d of them disturbed by other processes (column: disturbed)\n", runs, disturbed }' "$runs"
}

# Prints thousands apart.
grouped() {
    printf '%s\n' "$1" | sed -E ':a; s/^([0-9]+)([0-9]{3})/\1,\2/; ta'
}

describe() {
    local set=$1 what
    case $set in
        v2-*) what='default format, plain' ;;
        gz-*) what='the same lines, 64 gz files' ;;
        parquet-*) what='default format, one Parquet file, gzip' ;;
        v5-*) what='29 fields (v5), plain' ;;
        keys-*) what='default format, most records of a new flow, plain' ;;
    esac
    printf '%s lines, %s, %d MB' "$(grouped "$(lines_of "$set")")" "$what" $(($(size_of "$set") / 1000000))
}

rows_of() {
    grouped "$(awk -F'\t' -v s="$1" -v q="$2" '$1 == s && $2 == q { print $3; exit }' "$answers")"
}

# One row for every tool that was asked a question about a data set.
rows() {
    local set=$1 question=$2 title=$3
    awk -F'\t' -v s="$set" -v q="$question" -v title="$title" '
        $1 != s || $2 != q { next }
        !floor { floor = $5 }
        {
            printf "| %s | %s | %.2f | %.2f-%.2f | %.2f | %d | %s | %d/%d |\n", title, $3, $5, $6, $7, $8, $9,
                $3 == "flowlogs" ? "1" : sprintf("%.2f", $5 / floor), $10, $4
            title = ""
        }' "$medians"
}

header() {
    printf '\n### %s\n\n' "$1"
    printf '| question | tool | wall s | least-most | CPU s | peak RSS MB | ÷ flowlogs | disturbed |\n|---|---|---|---|---|---|---|---|\n'
}

questions_about() {
    local set=$1 question
    header "$(describe "$set")"
    for question in "${questions[@]}"; do
        rows "$set" "$question" "$question ($(rows_of "$set" "$question") rows)"
    done
}

table_plain() { questions_about "v2-$lines"; }
table_gz() { questions_about "gz-$lines"; }
table_v5() { questions_about "v5-$((lines / 5))"; }

table_parquet() { questions_about "parquet-$lines"; }

table_growth() {
    local question set
    header 'Growth with the number of lines and of 5-tuples'
    for question in "${questions[@]}"; do
        for set in "v2-$((lines / 100))" "v2-$((lines / 10))" "v2-$lines" "keys-$lines"; do
            rows "$set" "$question" "$question, $(grouped "$(lines_of "$set")") lines, $(rows_of "$set" "$question") rows" |
                grep -E '\| (flowlogs|duckdb-node) \|' || true
        done
    done
}

# Slow tools get few lines, and are compared by lines a second with flowlogs on all of them.
table_sample() {
    local set=v2-$((lines / 50))
    printf '\n### Slow tools, on %s lines\n\n' "$(grouped $((lines / 50)))"
    printf '| question | tool | wall s | CPU s | peak RSS MB | lines/s | flowlogs on %s lines | ratio |\n|---|---|---|---|---|---|---|---|\n' \
        "$(grouped "$lines")"
    awk -F'\t' -v small="$set" -v all="v2-$lines" -v few=$((lines / 50)) -v many="$lines" '
        NR == FNR { if ($1 == all && $3 == "flowlogs") rate[$2] = many / $5; next }
        $1 != small || $3 ~ /^flowlogs-|^duckdb/ { next }
        {
            own = few / $5
            printf "| %s | %s | %.2f | %.2f | %d | %.0f |", $2, $3, $5, $8, $9, own
            if ($2 in rate) printf " %.0f | %.1f |\n", rate[$2], rate[$2] / own
            else print " | |"
        }' "$medians" "$medians"
}

table_startup() {
    printf '\n### Start-up\n\n```\n%s\n```\n' "$(cat "$startup")"
}

# ---- targets ----------------------------------------------------------------------------------------------------------

# A line for each target: data set, question, peers (a pattern), what is compared, how much.
target_list() {
    cat <<LIST
v2-$lines find duckdb-(node|jdbc) faster 4
v2-$lines ipset duckdb-(node|jdbc) faster 3
v2-$lines aggregate duckdb-(node|jdbc) faster 2
v2-$lines aggregate duckdb-(node|jdbc)-unordered faster 2
gz-$lines find duckdb-(node|jdbc) faster 2.2
gz-$lines find rg faster 1.7
gz-$lines ipset duckdb-(node|jdbc) faster 3
gz-$lines aggregate duckdb-(node|jdbc) faster 1.6
gz-$lines aggregate duckdb-(node|jdbc)-unordered faster 1.6
$(for question in top-pairs top-talkers series stats where6; do
        echo "v2-$lines $question duckdb-(node|jdbc) faster 2"
        echo "gz-$lines $question duckdb-(node|jdbc) faster 1.7"
    done)
v2-$lines cidrs flowlogs-unfiltered slower 1.5
v2-$lines ndjson jq faster 1
v2-$lines csv duckdb-(node|jdbc) faster 1
parquet-$lines find duckdb-(node|jdbc) faster 0.5
parquet-$lines ipset duckdb-(node|jdbc) faster 0.5
parquet-$lines aggregate duckdb-(node|jdbc) faster 1
parquet-$lines aggregate duckdb-(node|jdbc)-unordered faster 1
v2-$((lines / 50)) find original rate 50
v2-$((lines / 50)) ipset original rate 50
v2-$((lines / 50)) aggregate original rate 50
v2-$lines find - below 200
v2-$lines ipset - below 200
gz-$lines find - below 200
gz-$lines ipset - below 200
v2-$lines aggregate duckdb-(node|jdbc) smaller 1
gz-$lines aggregate duckdb-(node|jdbc) smaller 1
keys-$lines aggregate duckdb-(node|jdbc) smaller 1
LIST
}

# Of the two DuckDBs, the faster one counts.
targets() {
    printf '\n### Targets\n\n| data | question | against | target | measured | |\n|---|---|---|---|---|---|\n'
    target_list | awk -v lines="$lines" '
        NR == FNR {
            n++; set[n] = $1; question[n] = $2; tool[n] = $3; wall[n] = $5; rss[n] = $9
            next
        }
        { best = 0; own = 0; full = 0 }
        {
            for (i = 1; i <= n; i++) {
                if (question[i] != $2) continue
                if (set[i] == "v2-" lines && tool[i] == "flowlogs") full = i
                if (set[i] != $1) continue
                if (tool[i] == "flowlogs") own = i
                if (tool[i] ~ "^" $3 "$" && (!best || wall[i] < wall[best])) best = i
            }
            if ($4 == "below" && own) say("-", "RSS < " $5 " MB", rss[own] " MB", rss[own] < $5)
            else if (!best || !own) next
            else if ($4 == "faster") ratio(wall[best] / wall[own])
            else if ($4 == "slower") say(tool[best], "<= " $5 "x its time", sprintf("%.2fx", wall[own] / wall[best]), wall[own] <= $5 * wall[best])
            else if ($4 == "smaller") say(tool[best], "RSS below its", rss[own] " MB : " rss[best] " MB", rss[own] < rss[best])
            else if ($4 == "rate" && full) {
                split(set[best], few, "-")
                ratio(wall[best] / few[2] / (wall[full] / lines))
            }
        }
        function ratio(x) { say(tool[best], ">= " $5 "x", sprintf("%.2fx", x), x >= $5) }
        function say(against, wanted, measured, met) {
            printf "| %s | %s | %s | %s | %s | %s |\n", $1, $2, against, wanted, measured, met ? "met" : "**missed**"
        }' FS='\t' "$medians" FS=' ' -
}

left_out() {
    [[ -s $rejected || ${#missing[@]} -gt 0 ]] || return 0
    printf '\n### Left out\n\n'
    [[ ${#missing[@]} -eq 0 ]] || printf -- '- %s\n' "${missing[@]}"
    sed $'s/^/- /; s/\t/: /' "$rejected"
}
