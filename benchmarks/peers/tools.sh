# Which tools there are, what they are called by people, and how to get those that are missing. Sourced by benchmarks/compare.

duckdb_jdbc_version=2.0.0.1
duckdb_node_version=1.5.6-r.1

# Prints how to install a tool.
install_hint() {
    case $1 in
        grep | mawk | gzip | jq) echo "apt-get install $1" ;;
        rg) echo 'apt-get install ripgrep' ;;
        mlr) echo 'apt-get install miller' ;;
        duckdb-node) echo 'benchmarks/compare --install (npm), with Node.js 18 or newer' ;;
        duckdb-jdbc) echo 'benchmarks/compare --install (Maven Central)' ;;
        original) echo 'set FLOWLOGS_PYTHON to the directory that holds the package flowlogs_reader' ;;
        flowlogs-jdk25) echo 'install a JDK 25 under /usr/lib/jvm, or set JAVA_HOME_25_X64' ;;
        *) echo "is there such a tool?" ;;
    esac
}

have() {
    command -v "$1" >/dev/null
}

is_present() {
    case $1 in
        flowlogs | flowlogs-unfiltered) return 0 ;;
        flowlogs-jdk25) [[ -n $jdk25 ]] ;;
        duckdb-node) have node && [[ -d $lib/node_modules/@duckdb/node-api ]] ;;
        duckdb-jdbc) [[ -f $lib/duckdb_jdbc-$duckdb_jdbc_version.jar && -f $lib/DuckDb.class ]] ;;
        original) [[ -d ${FLOWLOGS_PYTHON:-}/flowlogs_reader ]] && have "$python" ;;
        *) have "$1" ;;
    esac
}

find_jdk25() {
    local home
    for home in "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25:-}" /usr/lib/jvm/*25*; do
        if [[ -x $home/bin/javac && $("$home/bin/javac" -version 2>&1) == javac\ 25* ]]; then
            printf '%s\n' "$home"
            return
        fi
    done
}

# Fetches what no package of the system brings. DuckDB comes in two dresses; whichever is faster counts.
install_peers() {
    mkdir -p "$lib"
    if have npm && ! is_present duckdb-node; then
        npm install --silent --no-audit --no-fund --prefix "$lib" "@duckdb/node-api@$duckdb_node_version" >&2 || true
    fi
    if ! is_present duckdb-jdbc; then
        "$root/mvnw" -q -B -f "$root/pom.xml" -N dependency:copy \
            "-Dartifact=org.duckdb:duckdb_jdbc:$duckdb_jdbc_version" "-DoutputDirectory=$lib" >&2 || true
        unpack_jdbc || true
    fi
}

# With the native library beside the jar, the driver need not unpack its 70 MB at every start.
unpack_jdbc() {
    (cd "$lib" && jar xf "duckdb_jdbc-$duckdb_jdbc_version.jar" "libduckdb_java.so_linux_$(dpkg --print-architecture)")
    "${java}c" --release 17 -d "$lib" "$root/benchmarks/peers/DuckDb.java"
}

version_of() {
    case $1 in
        flowlogs | flowlogs-unfiltered) "$root/bin/flowlogs" --version 2>&1 | sed -n 1p ;;
        flowlogs-jdk25) "$jdk25/bin/java" -version 2>&1 | sed -n 2p ;;
        duckdb-node) echo "DuckDB $duckdb_node_version for Node $(node --version)" ;;
        duckdb-jdbc) echo "DuckDB $duckdb_jdbc_version by JDBC" ;;
        mawk) mawk -W version 2>&1 | sed -n 1p ;;
        original) echo "flowlogs_reader in $("$python" --version)" ;;
        *) "$1" --version | sed -n 1p ;;
    esac
}
