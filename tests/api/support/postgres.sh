# Keeps one throw-away PostgreSQL for as long as its standard input is open.
#
#   sh -c "$(cat postgres.sh)" postgres BIN FOLDER PORT
#
# Prints "ready", or "failed" and the reason. The test process holds the other
# end of the input and never writes: when it is gone, however it went, the input
# ends, the server is stopped by its own pid, and the folder is removed.

bin=$1 folder=$2 port=$3
log=$folder/log
server=

# Signals meant for the tests are not meant for the one who tidies up after them.
trap '' HUP INT TERM PIPE

mkdir -m 700 "$folder" || { echo "failed: cannot make $folder"; exit 1; }

tidy() {
    if [ -n "$server" ]; then
        kill -QUIT "$server" 2>/dev/null
        wait "$server" 2>/dev/null
    fi
    rm -rf "$folder"
}
trap tidy EXIT

fail() {
    echo "failed: $1"
    tail -n 20 "$log"
    exit 1
}

init() {
    "$bin/initdb" --pgdata="$folder/cluster" --username=postgres --auth=trust \
        --encoding=UTF8 --no-sync "$@" >>"$log" 2>&1
}

# Names sort as in a language, as on most servers, and not by their bytes, so
# that a query that leans on the order of SQLite is found out. Releases before
# 15 and builds without ICU have no such locale that is there on every machine.
init --locale=C.UTF-8 --locale-provider=icu --icu-locale=en-US \
    || init --locale=C.UTF-8 || init --locale=C || fail "initdb"

"$bin/postgres" -D "$folder/cluster" -p "$port" \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories="$folder" -c max_connections=300 \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
    -c wal_level=minimal -c max_wal_senders=0 -c autovacuum=off -c jit=off \
    </dev/null >>"$log" 2>&1 &
server=$!

tries=0
until grep -q '^ready' "$folder/cluster/postmaster.pid" 2>/dev/null; do
    kill -0 "$server" 2>/dev/null || fail "postgres ended"
    tries=$((tries + 1))
    [ "$tries" -lt 1200 ] || fail "postgres is not ready after a minute"
    sleep 0.05
done

echo ready
while read -r _; do :; done
