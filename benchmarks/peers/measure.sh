# Checks answers and takes times. Sourced by benchmarks/compare.

# ---- answers ----------------------------------------------------------------------------------------------------------

# Prints "rows checksum" of an answer, whatever its order; that of the lines of JSON, which are the most, is the order of the input.
# The original counts no records and writes port 0 as -, so of its answer only rows and bytes are compared.
digest() {
    local tool=$1 question=$2 answer=$3
    if [[ $tool == original || $tool == loose ]]; then
        awk -F, -v q="$question" '{ sum += $7 } END { printf "%d %.0f\n", NR, q == "aggregate" ? sum : 0 }' "$answer"
    elif [[ $question == ndjson ]]; then
        printf '%s %s\n' "$(wc -l <"$answer")" "$(md5sum <"$answer" | cut -c1-12)"
    else
        printf '%s %s\n' "$(wc -l <"$answer")" "$(LC_ALL=C sort -S 1G -T "$work" "$answer" | md5sum | cut -c1-12)"
    fi
}

# Shares are rounded, and tools round in ways of their own; so the others are not even asked for them.
drop_shares() {
    sed -i 's/,[^,]*,[^,]*$//' "$1"
}

answer_of() {
    local tool=$1 question=$2 set=$3 answer=$4
    : >"$answer"
    # DuckDB writes a file itself. It may not be one that another process has open.
    command_for "$tool" "$question" "$(path_of "$set")" "$answer"
    if [[ $tool == duckdb-* ]]; then
        timeout "$limit" "${cmd[@]}" >/dev/null 2>"$work/err" </dev/null
    else
        timeout "$limit" "${cmd[@]}" >"$answer" 2>"$work/err" </dev/null
    fi
}

# flowlogs comes first in every group; the others have to agree with it, but for the same question without a filter.
check() {
    local tool=$1 question=$2 set=$3 mine theirs verdict=same
    if ! answer_of "$tool" "$question" "$set" "$work/answer"; then
        say "  $tool: FAILED: $(head -c 300 "$work/err")"
        reject "$set $question $tool" "failed"
        [[ $tool != flowlogs ]] || : | tee "$work/expected" "$work/expected-loose" >"$work/expected-first"
        return
    fi
    [[ $tool:$question != flowlogs*:top-* ]] || drop_shares "$work/answer"
    theirs=$(digest "$tool" "$question" "$work/answer")
    if [[ $tool == flowlogs ]]; then
        mine=$theirs
        printf '%s\n' "$mine" >"$work/expected"
        digest loose "$question" "$work/answer" >"$work/expected-loose"
        sed -n 1p "$work/answer" | cut -d, -f7 >"$work/expected-first"
        printf '%s\t%s\t%s\n' "$set" "$question" "${mine% *}" >>"$answers"
    else
        mine=$(cat "$work/expected$([[ $tool != original ]] || echo -loose)")
    fi
    [[ $mine == "$theirs" || $tool == flowlogs-unfiltered ]] || verdict=DIFFERENT
    if [[ $question == aggregate && $tool =~ ^duckdb-(node|jdbc)$ ]]; then
        [[ $(sed -n 1p "$work/answer" | cut -d, -f7) == "$(cat "$work/expected-first")" ]] || verdict=DIFFERENT
    fi
    say "  $tool: ${theirs% *} rows, $verdict"
    [[ $verdict == same ]] || reject "$set $question $tool" "gave another answer"
}

# A cell that is rejected is not measured, and named in the report.
reject() {
    printf '%s\t%s\n' "$1" "$2" >>"$rejected"
}

is_rejected() {
    grep -q "^$1"$'\t' "$rejected"
}

# ---- times ------------------------------------------------------------------------------------------------------------

# Prints how long the processors were busy so far, in ticks.
busy_ticks() {
    awk '/^cpu / { print $2 + $3 + $4 + $7 + $8 + $9; exit }' /proc/stat 2>/dev/null || echo 0
}

# Appends one run: round, data set, question, tool, wall s, CPU s, peak RSS KiB, CPU s that other processes took meanwhile.
measure() {
    local round=$1 set=$2 question=$3 tool=$4 before after begin end
    command_for "$tool" "$question" "$(path_of "$set")" /dev/null
    before=$(busy_ticks)
    begin=${EPOCHREALTIME/[.,]/}
    if ! timeout "$limit" /usr/bin/time -o "$work/time" -f '%U %S %M' "${cmd[@]}" >/dev/null 2>"$work/err" </dev/null; then
        say "  $set $question $tool: FAILED, or took more than $limit s: $(head -c 300 "$work/err")"
        reject "$set $question $tool" "failed, or took more than $limit s"
        return
    fi
    end=${EPOCHREALTIME/[.,]/}
    after=$(busy_ticks)
    awk -v cell="$round"$'\t'"$set"$'\t'"$question"$'\t'"$tool" -v us=$((end - begin)) -v ticks=$((after - before)) \
        -v hz="$(getconf CLK_TCK)" '{
            other = ticks / hz - $1 - $2
            printf "%s\t%.3f\t%.2f\t%d\t%.2f\n", cell, us / 1000000, $1 + $2, $3, (other > 0 ? other : 0) }' \
        "$work/time" >>"$runs"
}

is_measured() {
    grep -q "^$1"$'\t' "$runs"
}
