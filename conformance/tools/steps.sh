# Sourced by s3.sh, blob.sh and file.sh. Makes a folder of the script's own ($work) with a home in it, so that no setting of the
# user's reaches the tools, and counts what they do.
# shellcheck shell=bash

unset http_proxy https_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY all_proxy
export no_proxy='*'

work=$(mktemp -d)
export HOME=$work XDG_CONFIG_HOME=$work/config
trap 'rm -rf "$work"' EXIT

size=${SIZE:-104857600} # 100 MiB: every one of the tools sends that in several parts or blocks
passed=0
failed=0

make_input() {
    head -c "$size" /dev/urandom >"$work/in"
}

step() { # step NAME COMMAND...: one line for each, and what it said if it failed
    local name=$1 begin=$SECONDS
    shift
    if "$@" >"$work/log" 2>&1; then
        passed=$((passed + 1))
        printf 'ok      %-12s %s (%d s)\n' "$tool" "$name" "$((SECONDS - begin))"
    else
        failed=$((failed + 1))
        printf 'FAILED  %-12s %s\n' "$tool" "$name"
        tail -n 20 "$work/log" | sed 's/^/        | /'
    fi
}

says() { # says TEXT COMMAND...: the command's output holds the text
    local text=$1
    shift
    "$@" >"$work/said" && cat "$work/said" && grep -qF -- "$text" "$work/said"
}

silent() { # silent COMMAND...: the command has nothing to say
    "$@" >"$work/said" && cat "$work/said" && [ ! -s "$work/said" ]
}

refused() { # refused TEXT COMMAND...: the command fails and says the text
    local text=$1
    shift
    ! "$@" >"$work/said" 2>&1 && cat "$work/said" && grep -qF -- "$text" "$work/said"
}

same() { # same FILE: the bytes that went in, byte for byte
    cmp "$work/in" "$1" && rm -f "$1"
}

fetch_url() { # fetch_url COMMAND...: what a signed URL gives to a client that knows nothing of the protocol
    local url
    url=$("$@") && rm -f "$work/fetched" && curl -fsS -o "$work/fetched" "$url" && same "$work/fetched"
}

finish() {
    printf '%s: %d passed, %d failed\n' "$tool" "$passed" "$failed"
    [ "$failed" -eq 0 ]
}
