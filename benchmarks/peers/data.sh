# The made-up flow logs that are asked about. Made once, and kept. Sourced by benchmarks/compare.
# A data set is called KIND-LINES: v2 (default format), gz (the same lines in 64 files), v5 (29 fields), keys (v2 of which most
# records begin a flow, so that there are nearly as many 5-tuples as records), parquet (v2 as Parquet), ndjson (v2 as lines of JSON,
# for jq), cidrs (blocks of addresses to look for).

path_of() {
    case $1 in
        gz-*) echo "$data/$1" ;;
        parquet-*) echo "$data/$1.parquet" ;;
        ndjson-* | cidrs-*) echo "$data/$1" ;;
        *) echo "$data/$1.log" ;;
    esac
}

lines_of() {
    echo "${1##*-}"
}

# The address to find is in 25 records, whatever the size.
generate() {
    local lines=$1
    shift
    "$root/bin/flowlogs" gen -q -n "$lines" --needle "$needle:$((lines / 25))" "$@"
}

# The records of v2 in one file, gzip within, as AWS writes them.
convert() {
    [[ -e $(path_of "v2-$1") ]] || generate "$1" >"$(path_of "v2-$1")"
    rm -rf "$2.d"
    "$root/bin/flowlogs" convert -q "$(path_of "v2-$1")" -o "$2.d" --compression gzip --target-size 64G
    mv "$2.d/part-00001.parquet" "$2"
    rm -r "$2.d"
}

# Blocks of 1 to 256 addresses anywhere in IPv4, the same at every call.
random_blocks() {
    awk -v n="$1" 'function next_random() { seed = (seed * 69069 + 1) % 4294967296; return int(seed / 65536) }
        BEGIN {
            for (i = 0; i < n; i++) {
                high = next_random()
                low = next_random()
                bits = next_random() % 9
                low -= low % 2 ^ bits
                printf "%d.%d.%d.%d/%d\n", int(high / 256), high % 256, int(low / 256), low % 256, 32 - bits
            }
        }'
}

make_data() {
    local set=$1 path lines
    path=$(path_of "$set")
    lines=$(lines_of "$set")
    if [[ -e $path ]]; then
        return
    fi
    say "making $set"
    rm -rf "$path.part"
    case $set in
        gz-*) generate "$lines" --carrier gzip --files 64 "$path.part" ;;
        parquet-*) convert "$lines" "$path.part" ;;
        v5-*) generate "$lines" --format v5 >"$path.part" ;;
        ndjson-*) make_data "v2-$lines" && "$root/bin/flowlogs" print -q -o ndjson "$(path_of "v2-$lines")" >"$path.part" ;;
        cidrs-*) random_blocks "$lines" >"$path.part" ;;
        keys-*) generate "$lines" --seed 7 --new-flows 800 >"$path.part" ;;
        *) generate "$lines" >"$path.part" ;;
    esac
    mv "$path.part" "$path"
}

# Prints the size in bytes.
size_of() {
    find "$(path_of "$1")" -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum }'
}
