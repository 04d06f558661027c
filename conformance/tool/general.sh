# Sourced by run: what has nothing to do with a scheme, and what only an emulator does on demand.
# shellcheck shell=bash

commands='ls stat put get cat cp mv sync resume gc rm mkdir create truncate punch ranges lease du df presign versions
    watch config man shell completion'

faults() { # faults METHOD [QUERY]: arms the emulator's faults, or takes them away
    curl -fsS -X "$1" "$admin/_elasto/faults${2+?$2}" >"$work/faults"
}

helps() {
    local each
    run 0 --help
    for each in $commands; do
        grep -q "^  $each[, ]" "$work/out" || wrong "$each is not among the commands"
    done
    for each in 0 1 2 3 4 5 6 7 8 9 130; do
        grep -qE "^  $each  " "$work/out" || wrong "exit code $each is not told"
    done
    COLUMNS=60 NO_COLOR=1 run 0 ls --help
    out 'Usage: elasto ls' 'URI...'
    that "$(wc -L <"$work/out")" -le 60
    ! grep -q "$(printf '\033')" "$work/out" || wrong 'there are escape sequences'
    run 0 --version
    grep -qE '^elasto [0-9]+\.[0-9]' "$work/out" || wrong 'no version'
    step 'tool: --help tells every command and exit code and keeps to COLUMNS; --version'
    run 2
    run 2 nothing
    run 2 ls
    err 'URI'
    run 2 ls --nothing x
    run 2 cat --range 9-5 x
    run 2 --json rm ftp:///x
    json '.[0] | .event == "error" and .code == 2 and .kind == "USAGE" or .kind == "INVALID_ARGUMENT"'
    step 'tool: usage'
}

refusals() {
    AWS_SECRET_ACCESS_KEY=another run 4 ls s3:///
    err 'SignatureDoesNotMatch' 'elasto config set'
    AWS_SECRET_ACCESS_KEY=another run 4 --json ls s3:///
    json '.[0] | .kind == "UNAUTHENTICATED" and .httpStatus == 403 and .serviceCode == "SignatureDoesNotMatch"
        and (.requestId | length > 0)'
    AZURE_STORAGE_KEY=$(printf 'another key' | base64) run 4 ls "abb:///$account"
    step 'tool: 4 with wrong keys'
    AWS_ENDPOINT_URL_S3=http://127.0.0.1:1 run 6 ls s3:///
    err '127.0.0.1:1' 'check that the endpoint is right'
    step 'tool: 6 where nobody listens'
    run 0 mkdir s3:///tool "abb:///$account/tool"
    faults POST 'on=s3&path=/tool/harmed&do=BadDigest'
    run 7 put a.txt s3:///tool/harmed
    err 'BadDigest'
    faults DELETE
    run 3 stat s3:///tool/harmed
    run 0 put a.txt "abb:///$account/tool/harmed"
    run 0 presign --method PUT "abb:///$account/tool/harmed"
    harm "$(cat "$work/out")"
    run 7 get "abb:///$account/tool/harmed" harmed
    that ! -e harmed
    step 'tool: 7 where other bytes arrive, and no file of that name'
}

block() { # block URL: one block of a blob, which nobody commits
    curl -fsS -X PUT -H 'x-ms-version: 2021-12-02' "$1&comp=block&blockid=AAAA" --data-binary @b.html
}

harm() { # harm URL: another content than the MD5 of the blob says, which is taken on faith where blocks are put together
    block "$1" && curl -fsS -X PUT -H 'x-ms-version: 2021-12-02' -H 'x-ms-blob-content-md5: 1B2M2Y8AsgTpgAmY7PhCfg==' \
        "$1&comp=blocklist" --data-binary '<?xml version="1.0"?><BlockList><Latest>AAAA</Latest></BlockList>'
}

talks() {
    run 0 --quiet put a.txt s3:///tool/a.txt
    silent
    run 1 --json cat s3:///tool/a.txt s3:///tool/missing
    bytes a.txt
    json '.[0] | .event == "error" and .code == 3' err
    run 0 -d stat s3:///tool/a.txt
    out '1024 (1.0 KiB)'
    err '> HEAD ' '/tool/a.txt' '< 200' '***'
    ! grep -qE 'Signature=[0-9a-f]|secret' "$work/err" || wrong 'there is a secret in it'
    run 0 --json presign --method HEAD --expires 90s s3:///tool/a.txt
    json '.[0] | .event == "url" and .method == "HEAD" and .seconds == 90'
    step 'tool: --quiet, --json, -d without secrets'
    env --default-signal=INT ${ELASTO:-"$root/elasto"} -d watch --interval 100ms s3:///tool >"$work/out" 2>"$work/err" &
    local watch=$! code=0
    for _ in $(seq 600); do
        ! grep -q '< 200' "$work/err" || break
        sleep 0.1
    done
    kill -INT "$watch"
    wait "$watch" || code=$?
    line='elasto watch'
    that "$code" -eq 130
    err 'interrupted'
    step 'tool: 130 after an interrupt'
}

collects() {
    run 0 resume --list
    silent
    run 3 resume 0123
    run 0 gc
    silent
    run 0 presign --method PUT "abb:///$account/tool/orphan"
    block "$(cat "$work/out")"
    run 0 gc "abb:///$account/tool"
    silent
    run 0 gc --dry-run --older-than 0 "abb:///$account/tool"
    out 'would gc: ' 'orphan'
    run 0 --json gc --older-than 0 "abb:///$account/tool"
    json '.[0] | .event == "done" and .command == "gc"'
    run 0 gc --older-than 0 "abb:///$account/tool"
    silent
    step 'tool: gc drops blocks that nobody committed, when they are old enough'
}

configures() {
    run 0 config path
    that "$(cat "$work/out")" = "$XDG_CONFIG_HOME/elasto/config"
    run 0 config set region eu-central-1
    printf 'very-secret\n' >secret
    input=secret
    run 0 config set --profile work secret-access-key
    run 0 config set --profile work access-key-id
    input=/dev/null
    that "$(stat -c %a "$XDG_CONFIG_HOME/elasto/config")" = 600
    run 2 config set secret-access-key very-secret
    run 2 config set no-such-setting 1
    run 0 config get region
    out 'eu-central-1'
    run 0 config list
    out 'eu-central-1' '***'
    ! grep -q very-secret "$work/out" || grep -q 'access-key-id.*very-secret' "$work/out" || wrong 'a secret is shown'
    run 0 --json config show
    json 'any(.[]; .event == "setting" and .name == "region" and .value == "eu-central-1" and (.source | test("config")))
        and any(.[]; .name == "secret-access-key" and .value == "***" and (.source | test("AWS_SECRET_ACCESS_KEY")))'
    run 4 --profile work ls s3:///
    run 0 config unset region
    run 0 config list
    ! grep -q 'region' "$work/out" || wrong 'it is still there'
    step 'tool: config set, get, list, show, unset, with secrets from standard input and masked'
}

documents() {
    local each
    run 0 completion
    bash -n "$work/out" 2>"$work/err" || wrong 'it is no script'
    bash -c '. "$1" && complete -p elasto' - "$work/out" >"$work/complete" 2>&1 || wrong 'it completes nothing'
    run 0 man ls
    grep -q '^\.TH ' "$work/out" || wrong 'it is no manual page'
    out '.SH'
    run 0 man --directory man
    for each in $commands; do
        that -s "man/elasto-$each.1"
    done
    that -s man/elasto.1
    step 'tool: completion, man'
}

shells() {
    printf '%s\n' 'pwd' 'ls' '# nothing' "put $work/a.txt from-shell" 'stat missing' 'cat from-shell' 'exit' >script
    input=script
    run 3 shell s3:///tool
    out 's3:///tool' 'a.txt' 'from-shell'
    err 'missing'
    printf '%s\n' 'cd /tool' 'ls -l' 'rm from-shell' >script
    run 0 --json shell s3:///
    json 'any(.[]; .event == "entry" and .path == "from-shell") and any(.[]; .event == "done" and .command == "rm")'
    input=/dev/null
    run 3 stat s3:///tool/from-shell
    step 'tool: shell with a script'
}

general_steps() {
    cd "$work" || return
    make_input
    helps
    refusals
    talks
    collects
    configures
    documents
    shells
}
