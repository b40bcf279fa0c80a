# The made-up flow logs that are asked about. Made once, and kept. Sourced by benchmarks/compare.
# A data set is called KIND-LINES: v2 (default format), gz (the same lines in 64 files), v5 (29 fields), keys (v2 of which most
# records begin a flow, so that there are nearly as many 5-tuples as records), parquet (v2 as Parquet).

path_of() {
    case $1 in
        gz-*) echo "$data/$1" ;;
        parquet-*) echo "$data/$1.parquet" ;;
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
        keys-*) generate "$lines" --seed 7 --new-flows 800 >"$path.part" ;;
        *) generate "$lines" >"$path.part" ;;
    esac
    mv "$path.part" "$path"
}

# Prints the size in bytes.
size_of() {
    find "$(path_of "$1")" -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum }'
}
