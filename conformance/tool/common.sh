# Sourced by the scripts beside it: an emulator of their own, the tool, and a place to work in. $ELASTO may name another
# way to start the tool than the launcher.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
work=$(mktemp -d)
emulator=
admin=
passed=0
failed=0
account=devstoreaccount1

elasto() {
    ${ELASTO:-"$root/elasto"} "$@"
}

cleanup() {
    if [ -n "$emulator" ]; then
        kill "$emulator" 2>/dev/null || true
        wait "$emulator" 2>/dev/null || true
    fi
    rm -rf "$work"
}
trap cleanup EXIT

ready() { # ready PROTOCOL FIELD: what the emulator says of itself
    tr -d ' \n' <"$work/ready" | sed -n 's/.*"'"$1"'":{[^}]*"'"$2"'":"\([^"]*\)".*/\1/p'
}

start_emulator() { # start_emulator [OPTION...]: exports what the tool needs to find it
    ${EMULATOR:-"$root/elasto" emulator} --s3-port 0 --blob-port 0 --file-port 0 --management-port 0 --admin-port 0 \
        --ready-file "$work/ready" "$@" >"$work/emulator" 2>&1 &
    emulator=$!
    for _ in $(seq 600); do # the first use builds
        [ ! -s "$work/ready" ] || break
        kill -0 "$emulator" 2>/dev/null || break
        sleep 0.5
    done
    [ -s "$work/ready" ] || { cat "$work/emulator"; echo '0 passed, 1 failed'; exit 1; }
    export AWS_ACCESS_KEY_ID=elasto AWS_SECRET_ACCESS_KEY=elasto-secret-key AWS_ENDPOINT_URL_S3
    export ELASTO_BLOB_ENDPOINT ELASTO_FILE_ENDPOINT AZURE_STORAGE_ACCOUNT=$account AZURE_STORAGE_KEY
    AWS_ENDPOINT_URL_S3=$(ready s3 endpoint)
    ELASTO_BLOB_ENDPOINT=$(ready blob endpoint) ELASTO_FILE_ENDPOINT=$(ready file endpoint)
    AZURE_STORAGE_KEY=$(ready blob key)
    admin=$(ready admin endpoint)
    export XDG_STATE_HOME=$work/state XDG_CONFIG_HOME=$work/config
}

place() { # place SCHEME: the container of a scheme, without a slash at its end
    case $1 in
        s3 | rgw) echo s3:///transfers ;;
        file) echo "$work/there" ;;
        *) echo "$1:///$account/transfers-$1" ;;
    esac
}

ok() { # ok WHAT
    passed=$((passed + 1))
    printf 'ok      %s\n' "$1"
}

bad() { # bad WHAT
    failed=$((failed + 1))
    printf 'FAILED  %s\n' "$1"
}

finish() {
    printf '%d passed, %d failed\n' "$passed" "$failed"
    [ "$failed" -eq 0 ]
}
