# How each tool is asked each question, as somebody who knows it well would. Sourced by benchmarks/compare.
# Every function sets the array cmd; standard output is the answer. Its arguments: question, data, where DuckDB writes.

needle=203.0.113.77

six_comparisons='action = ACCEPT and protocol = 6 and dstport >= 1024 and bytes > 500 and packets < 1000 and srcport != 443'

# A data set is a file, or a directory of gz files.
is_gz() {
    [[ -d $1 ]]
}

is_parquet() {
    [[ $1 == *.parquet ]]
}

command_for() {
    local tool=$1
    shift
    case $tool in
        flowlogs) ask_flowlogs "$@" ;;
        flowlogs-unfiltered) ask_flowlogs "$1-unfiltered" "$2" ;;
        flowlogs-jdk25) ask_flowlogs "$@" && cmd=(env "JAVA_HOME=$jdk25" "${cmd[@]}") ;;
        grep) ask_grep "$@" ;;
        rg) ask_rg "$@" ;;
        mawk) ask_mawk "$@" ;;
        mlr) ask_mlr "$@" ;;
        jq) cmd=(jq -c . "$data/ndjson-$(basename "${2##*-}" .log)") ;;
        duckdb-node*) write_sql "$tool" "$@" && cmd=(env "DUCKDB_NODE_HOME=$lib" node "$root/benchmarks/peers/duckdb.mjs" "$sql") ;;
        duckdb-jdbc*) write_sql "$tool" "$@" && cmd=("$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto
            -cp "$lib:$lib/duckdb_jdbc-$duckdb_jdbc_version.jar" DuckDb "$sql") ;;
        original) cmd=("$python" "$root/benchmarks/peers/original.py" "$1" "$2" "$needle") ;;
    esac
    cmd=("${pinned[@]}" "${cmd[@]}")
}

ask_flowlogs() {
    case $1 in
        find) cmd=("$root/bin/flowlogs" find -q "$needle" "$2") ;;
        ipset) cmd=("$root/bin/flowlogs" ipset -q "$2") ;;
        aggregate) cmd=("$root/bin/flowlogs" aggregate -q -o csv --no-header "$2") ;;
        top-*) cmd=("$root/bin/flowlogs" top "${1#top-}" -q -o csv --no-header -n 20 "$2") ;;
        series) cmd=("$root/bin/flowlogs" series -q -o csv --no-header --bin 5m "$2") ;;
        stats) cmd=("$root/bin/flowlogs" stats -q -o csv --no-header --by dstport --metric 'sum(bytes),distinct(srcaddr)' "$2") ;;
        where6) cmd=("$root/bin/flowlogs" stats -q -o csv --no-header --metric 'count,sum(bytes)' --where "$six_comparisons" "$2") ;;
        cidrs) cmd=("$root/bin/flowlogs" stats -q -o csv --no-header --metric 'count,sum(bytes)' --where "addr in @$data/cidrs-1000000" "$2") ;;
        cidrs-unfiltered) cmd=("$root/bin/flowlogs" stats -q -o csv --no-header --metric 'count,sum(bytes)' "$2") ;;
        ndjson) cmd=("$root/bin/flowlogs" print -q -o ndjson "$2") ;;
        csv) cmd=("$root/bin/flowlogs" print -q -o csv --no-header "$2") ;;
    esac
}

# GNU grep stops at the first match when it sees that its output goes to /dev/null, so a pipe stands in between.
ask_grep() {
    if is_gz "$2"; then
        # shellcheck disable=SC2016
        cmd=(bash -c 'gzip -dc "$1"/*.gz | LC_ALL=C grep -Fw "$2" | cat' - "$2" "$needle")
    else
        # shellcheck disable=SC2016
        cmd=(bash -c 'LC_ALL=C grep -Fw "$2" "$1" | cat' - "$2" "$needle")
    fi
}

ask_rg() {
    if is_gz "$2"; then
        cmd=(rg -z --no-filename -Fw "$needle" "$2")
    else
        cmd=(rg -Fw "$needle" "$2")
    fi
}

ask_mawk() {
    local program
    # shellcheck disable=SC2016
    case $1 in
        find) program='$4 == needle || $5 == needle' ;;
        ipset) program='$4 != "-" && FNR > 1 { seen[$4]; seen[$5] } END { for (a in seen) print a }' ;;
        aggregate) program='$14 == "OK" {
            k = $4 "," $5 "," $6 "," $7 "," $8; p[k] += $9; b[k] += $10; n[k]++
            if (!(k in s) || $11 < s[k]) s[k] = $11
            if (!(k in e) || $12 > e[k]) e[k] = $12 }
            END { for (k in p) printf "%s,%.0f,%.0f,%s,%s,%d\n", k, p[k], b[k], s[k], e[k], n[k] }' ;;
    esac
    cmd=(mawk -v "needle=$needle" "$program" "$2")
}

ask_mlr() {
    local ask=(mlr --icsvlite --ifs ' ' --onidx --ofs ' ')
    # shellcheck disable=SC2016
    case $1 in
        find) cmd=("${ask[@]}" -S filter '$srcaddr == "'$needle'" || $dstaddr == "'$needle'"' "$2") ;;
        ipset) cmd=("${ask[@]}" put -q '
            if (${log-status} == "OK") { @a[$srcaddr] = 1; @a[$dstaddr] = 1 }
            end { for (a, one in @a) { print a } }' "$2") ;;
        aggregate) cmd=("${ask[@]}" put -q '
            if (${log-status} == "OK") {
                k = $srcaddr . "," . $dstaddr . "," . $srcport . "," . $dstport . "," . $protocol;
                @p[k] += $packets; @b[k] += $bytes; @s[k] = min(@s[k], $start); @e[k] = max(@e[k], $end); @n[k] += 1
            }
            end { for (k, p in @p) { print k . "," . p . "," . @b[k] . "," . @s[k] . "," . @e[k] . "," . @n[k] } }' "$2") ;;
    esac
}

# ---- DuckDB: typed columns, no guessing, no order of input to keep, the threads of the machine ------------------------

write_sql() {
    local tool=$1 question=$2 data=$3 out=$4 rows
    sql=$work/$tool-$question-${data##*/}.sql
    rows=$(rows_sql "$data")
    {
        echo 'SET threads = 2; SET preserve_insertion_order = false;'
        case $question in
            find) find_sql "$rows" "$data" "$out" ;;
            ipset) ipset_sql "$rows" "$out" ;;
            aggregate) aggregate_sql "$rows" "$out" "$tool" ;;
            csv) answer_sql "SELECT * FROM $rows" "$out" ;;
            *) answer_sql "$("${question//-/_}_select" "$rows")" "$out" ;;
        esac
    } >"$sql"
}

first_line() {
    if is_gz "$1"; then
        gzip -dc "$(printf '%s\n' "$1"/*.gz | sed -n 1p)" 2>/dev/null | sed -n 1p
    else
        head -1 "$1"
    fi
}

rows_sql() {
    local path=$1 columns
    if is_parquet "$1"; then
        printf "(SELECT * RENAME (log_status AS \"log-status\") FROM read_parquet('%s'))" "$1"
        return
    fi
    ! is_gz "$1" || path=$1/*.gz
    columns=$(first_line "$1" | tr ' ' '\n' | sed -E "
        s/^(version|protocol|traffic-path)\$/'\1': 'UTINYINT'/
        s/^(srcport|dstport|tcp-flags)\$/'\1': 'USMALLINT'/
        s/^(packets|bytes|start|end)\$/'\1': 'BIGINT'/
        s/^([a-z-]+)\$/'\1': 'VARCHAR'/" | paste -sd ,)
    printf "read_csv('%s', auto_detect = false, header = true, delim = ' ', quote = '', escape = '', nullstr = '-', columns = {%s})" \
        "$path" "$columns"
}

find_sql() {
    local also=
    is_parquet "$2" || ! first_line "$2" | grep -q pkt-srcaddr || also="OR \"pkt-srcaddr\" = '$needle' OR \"pkt-dstaddr\" = '$needle'"
    echo "COPY (SELECT * FROM $1 WHERE srcaddr = '$needle' OR dstaddr = '$needle' $also)
        TO '$3' (FORMAT csv, DELIMITER ' ', HEADER false, NULLSTR '-');"
}

# Faster than a union of two selects, which reads twice.
ipset_sql() {
    echo "COPY (SELECT DISTINCT unnest([srcaddr, dstaddr]) AS addr FROM $1 WHERE srcaddr IS NOT NULL ORDER BY addr)
        TO '$2' (FORMAT csv, HEADER false);"
}

aggregate_sql() {
    local order='ORDER BY sum(bytes) DESC, srcaddr, dstaddr, srcport, dstport, protocol'
    [[ $3 != *-unordered ]] || order=
    echo "COPY (SELECT srcaddr, dstaddr, srcport, dstport, protocol,
            sum(packets), sum(bytes), min(start), max(\"end\"), count(*)
        FROM $1 WHERE \"log-status\" = 'OK' GROUP BY srcaddr, dstaddr, srcport, dstport, protocol $order)
        TO '$2' (FORMAT csv, HEADER false);"
}

answer_sql() {
    echo "COPY ($1) TO '$2' (FORMAT csv, HEADER false);"
}

top_pairs_select() {
    echo "SELECT srcaddr, dstaddr, sum(bytes) AS total, sum(packets), count(*) FROM $1 WHERE \"log-status\" = 'OK'
        GROUP BY srcaddr, dstaddr ORDER BY total DESC, srcaddr, dstaddr LIMIT 20"
}

# An address that talks to itself counts once.
top_talkers_select() {
    echo "SELECT addr, sum(bytes) AS total, sum(packets), count(*)
        FROM (SELECT unnest(CASE WHEN srcaddr = dstaddr THEN [srcaddr] ELSE [srcaddr, dstaddr] END) AS addr, bytes, packets
            FROM $1 WHERE \"log-status\" = 'OK')
        GROUP BY addr ORDER BY total DESC, addr LIMIT 20"
}

series_select() {
    echo "SELECT \"start\" - \"start\" % 300 AS bin, count(*) FILTER (\"log-status\" = 'OK'), coalesce(sum(bytes), 0), coalesce(sum(packets), 0),
            count(*) FILTER (action = 'ACCEPT'), count(*) FILTER (action = 'REJECT'),
            count(*) FILTER (\"log-status\" = 'NODATA'), count(*) FILTER (\"log-status\" = 'SKIPDATA')
        FROM $1 GROUP BY bin ORDER BY bin"
}

stats_select() {
    echo "SELECT dstport, sum(bytes) AS total, count(DISTINCT srcaddr) FROM $1 WHERE \"log-status\" = 'OK'
        GROUP BY dstport ORDER BY total DESC, dstport"
}

where6_select() {
    echo "SELECT count(*), sum(bytes) FROM $1 WHERE \"log-status\" = 'OK' AND ${six_comparisons/ACCEPT/\'ACCEPT\'}"
}
