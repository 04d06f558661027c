# Sourced by run: each command on one scheme. $scheme is s3, abb, apb, afs, file or rgw (S3 of a RADOS Gateway), $there
# its bucket, container, share or directory, which is made and removed here.
# shellcheck shell=bash

is() { # is SCHEME...: is it one of these?
    case " $* " in *" $scheme "*) return 0 ;; esac
    return 1
}

beforehand() { # beforehand DIRECTORY...: where directories are real they have to be made
    if is afs file; then
        run 0 mkdir "$@"
        lines $#
    fi
}

lacks() { # lacks WORD ARGUMENT...: the command is refused, for the service has no such thing
    run 8 "${@:2}"
    err "$1"
}

make_input() { # sizes that page blobs can have, and a name that has to be escaped
    mkdir -p tree/sub/deep
    head -c 1024 /dev/urandom >a.txt
    head -c 512 /dev/urandom >b.html
    cp a.txt b.html tree
    head -c 100352 /dev/urandom >tree/sub/c.bin
    head -c 2048 /dev/urandom >'tree/sub/deep/d é%.bin'
    touch -d 2024-05-06T07:08:09Z a.txt tree/a.txt tree/b.html tree/sub/c.bin tree/sub/deep/d*
}

containers() {
    run 0 mkdir --dry-run "$there"
    out "would mkdir: $there"
    run 0 mkdir "$there"
    out "mkdir: $there"
    step "$scheme: mkdir, and its rehearsal makes none"
    run 5 mkdir "$there"
    err 'exists'
    run 1 ls "$there" "$there-not"
    lines 0
    err "${there##*/}-not" "elasto ls shows what there is"
    step "$scheme: mkdir of what is there already, ls of nothing and of what is not there"
}

puts() {
    if is file; then
        run 0 put a.txt "$there/a.txt"
    else
        run 0 put --content-type text/x-tool --metadata colour=blue a.txt "$there/a.txt"
    fi
    out "put: a.txt -> $there/a.txt (1.0 KiB)"
    run 5 put b.html "$there/a.txt"
    err "exists" "--force replaces it"
    step "$scheme: put, and not again unless forced"
    run 0 --quiet put a.txt "$there/stdin"
    silent
    input=b.html
    run 0 --json put -f - "$there/stdin"
    json '.[0] | .event == "done" and .command == "put" and .bytes == 512'
    input=/dev/null
    run 0 cat "$there/stdin" "$there/a.txt"
    bytes b.html a.txt
    step "$scheme: put -f from standard input, and cat"
    beforehand "$there/many" "$there/other" "$there/last"
    run 1 put a.txt missing b.html "$there/many/"
    out "put: a.txt -> $there/many/a.txt (1.0 KiB)" "put: b.html -> $there/many/b.html (512 B)"
    err "missing"
    step "$scheme: put of several, one of which is not there"
    run 0 put -r --dry-run --explain tree "$there/"
    out "would put: " "$there/tree/sub/c.bin (98.0 KiB)"
    err "put: 4 files, "
    is file || err "101.5 KiB up"
    lines 4
    run 0 put -r tree "$there/"
    lines 4
    out "$there/tree/sub/c.bin (98.0 KiB)"
    step "$scheme: put -r, explained and rehearsed, which puts nothing"
}

looks() {
    run 0 ls "$there"
    [ "$(sort "$work/out" | tr '\n' ' ')" = 'a.txt many/ stdin tree/ ' ] || is afs file || # which have more
        wrong 'not what was put'
    run 0 ls -l "$there/tree"
    out 'a.txt' 'sub/'
    grep -qE '^ +1024  20[0-9-]{8} [0-9:]{8}  a.txt$' "$work/out" || wrong 'no size and time'
    run 0 ls -R "$there/tree"
    out 'sub/deep/d é%.bin'
    step "$scheme: ls, ls -l, ls -R"
    run 0 ls "$there/**.bin"
    lines 2
    run 0 --json ls -R "$there"
    json 'any(.[]; .event == "entry" and .path == "tree/sub/deep/d é%.bin" and .size == 2048)
        and any(.[]; .path == "tree/sub" and .type == "directory")'
    step "$scheme: ls of a pattern, ls --json"
    run 1 --json stat "$there/a.txt" "$there/missing"
    json '(.[0] | .event == "stat" and .size == 1024 and .type == "file") and (.[1] | .event == "error" and .code == 3)'
    is file || json '.[0] | .contentType == "text/x-tool" and .metadata.colour == "blue"'
    step "$scheme: stat of what is there and of what is not"
    run 0 --json du "$there/tree"
    json 'any(.[]; .event == "usage" and .bytes == 102400 and .files == 2)'
    run 0 --json df "$there"
    json '.[0] | .event == "filesystem" and .maximumFileSize > 0 and (.capabilities | index("EXCLUSIVE_CREATE"))'
    step "$scheme: du, df"
}

reads() {
    run 0 cat --range 5-9 "$there/a.txt" "$there/stdin"
    bytes <(tail -c +6 a.txt | head -c 5) <(tail -c +6 b.html | head -c 5)
    run 0 cat --range -3 "$there/a.txt"
    bytes <(tail -c 3 a.txt)
    step "$scheme: cat of ranges"
    run 0 get "$there/tree/a.txt" down
    out "get: $there/tree/a.txt -> down (1.0 KiB)"
    same a.txt down
    that "$(stat -c %Y down)" -eq "$(stat -c %Y a.txt)"
    run 5 get "$there/many/b.html" down
    err '--force replaces it'
    same a.txt down
    run 0 get -f "$there/many/b.html" down
    same b.html down
    run 0 get "$there/a.txt" -
    bytes a.txt
    step "$scheme: get with its time, not over what is there unless forced, to standard output"
    run 0 get -r --dry-run --explain "$there/tree" all/
    err 'get: 4 files, '
    that ! -e all
    mkdir all
    run 0 get -r "$there/tree" all/
    same tree all/tree
    mkdir some
    run 0 get "$there/tree/**.bin" some/
    that "$(find some -name '*.bin' | wc -l)" -eq 2
    step "$scheme: get -r, explained and rehearsed; get of a pattern"
}

copies() {
    run 0 cp --dry-run --explain "$there/a.txt" "$there/copy"
    out "would cp: $there/a.txt -> $there/copy"
    run 0 cp "$there/a.txt" "$there/copy"
    out "cp: $there/a.txt -> $there/copy"
    run 5 cp "$there/stdin" "$there/copy"
    err '--force replaces it'
    run 0 mv "$there/copy" "$there/moved"
    out "mv: $there/copy -> $there/moved"
    run 1 cat "$there/copy" "$there/moved"
    bytes a.txt
    step "$scheme: cp, mv"
    run 0 cp -r "$there/tree" "$there/other/"
    lines 4
    run 0 mv "$there/moved" "$there/stdin" "$there/other/"
    run 0 mv -r "$there/other" "$there/last/"
    run 0 ls -R "$there/last"
    out 'other/tree/sub/deep/d é%.bin' 'other/moved' 'other/stdin'
    run 3 stat "$there/other/moved"
    step "$scheme: cp -r, mv of several, mv -r"
}

changes() {
    run 0 create "$there/dir/"
    run 0 create --size 4096 "$there/new"
    out "create: $there/new"
    run 5 create "$there/new"
    run 0 cat "$there/new"
    bytes <(head -c 4096 /dev/zero)
    step "$scheme: create of a file with a size, and of a directory"
    run 0 put -f tree/sub/c.bin "$there/new"
    run 0 punch "$there/new" 4096 8K
    run 0 truncate "$there/new" 64KiB
    out "truncate: $there/new (64.0 KiB)"
    run 0 truncate "$there/new" 80KiB
    run 0 cat "$there/new"
    bytes <(head -c 4096 tree/sub/c.bin) <(head -c 8192 /dev/zero) \
        <(head -c 65536 tree/sub/c.bin | tail -c +12289) <(head -c 16384 /dev/zero)
    step "$scheme: truncate, punch"
    if is apb afs file; then
        run 0 --json ranges "$there/new"
        json '.[0].offset == 0 and .[0].end == 4096 and .[1].offset == 12288 and .[1].end == 65536 and length == 2'
    else
        lacks 'no holes' ranges "$there/new"
    fi
    run 3 truncate "$there/absent" 512
    run 0 truncate -c "$there/absent" 512
    run 0 cat "$there/absent"
    bytes <(head -c 512 /dev/zero)
    step "$scheme: ranges, truncate -c"
    if is apb; then
        run 2 truncate "$there/new" 100
        err '512'
        head -c 100 a.txt >odd
        run 2 put odd "$there/"
        err '512'
        step "apb: sizes that are no whole pages"
    fi
}

leases() {
    if is file; then
        lacks 'no leases' lease acquire "$there/a.txt"
        lacks 'no l' lease run "$there/a.txt" -- true
        step 'file: no leases'
        return
    fi
    run 3 lease run "$there/a.txt" -- sh -c 'echo "id $ELASTO_LEASE_ID"; exit 3'
    grep -qE '^id .{36}$' "$work/out" || wrong 'no id'
    run 0 lease run "$there/a.txt" -- ${ELASTO:-"$root/elasto"} cat "$there/a.txt"
    bytes a.txt
    step "$scheme: lease run"
    if is s3 rgw; then
        lacks 'no leases' lease acquire "$there/a.txt"
        run 5 lease break "$there/a.txt"
        step "$scheme: no leases, and no lock that is left to break"
        return
    fi
    local id duration=60s
    ! is afs || duration=infinite
    run 0 lease acquire --duration "$duration" "$there/a.txt"
    id=$(cat "$work/out")
    run 5 put -f b.html "$there/a.txt"
    err 'lease break'
    run 5 lease run "$there/a.txt" -- touch ran
    that ! -e ran
    is afs || run 0 lease renew --id "$id" "$there/a.txt"
    run 0 truncate --lease "$id" "$there/a.txt" 1024
    run 0 lease release --id "$id" "$there/a.txt"
    run 0 --json lease acquire "$there/a.txt"
    json '.[0] | .event == "lease" and (.id | length == 36)'
    run 0 lease break "$there/a.txt"
    run 0 put -f a.txt "$there/a.txt"
    step "$scheme: lease acquire, renew, release, break; what is leased is not replaced"
}

signs() {
    if is file; then
        lacks 'PRESIGN' presign "$there/a.txt"
        lacks 'VERSIONS' versions "$there/a.txt"
        step 'file: no presigned URLs, no versions'
        return
    fi
    run 0 presign --expires 10m "$there/a.txt"
    curl -fsS -o fetched "$(cat "$work/out")" 2>"$work/err" || wrong 'it cannot be fetched'
    same a.txt fetched
    if is s3 rgw abb; then
        run 0 presign --method PUT "$there/sent"
        curl -fsS -T b.html -H 'x-ms-blob-type: BlockBlob' -H 'x-ms-version: 2021-12-02' "$(cat "$work/out")" \
            >"$work/err" 2>&1 || wrong 'it cannot be put'
        run 0 cat "$there/sent"
        bytes b.html
    fi
    step "$scheme: presign, and curl uses the URL"
    if is s3; then
        lacks 'NotImplemented' versions "$there/a.txt"
        step 's3: versions, which the emulator has none of'
    elif is afs; then
        lacks 'snapshots of whole shares' versions "$there/a.txt"
        run 0 --json versions "$there"
        step 'afs: versions of a share, not of a file'
    else
        run 0 --json versions "$there/a.txt"
        json '.[0] | .event == "version" and .current == true and .size == 1024'
        step "$scheme: versions"
    fi
}

# What is there at the first look is no news, and nothing says when that was: files come until one of them is news.
watches() {
    local watch
    : >"$work/seen"
    elasto --json watch --interval 100ms --count 1 --for 60s "$there/tree" >"$work/seen" 2>"$work/err" </dev/null &
    watch=$!
    for number in $(seq 40); do
        kill -0 "$watch" 2>/dev/null || break
        run 0 put b.html "$there/tree/new-$number"
    done
    wait "$watch" || wrong 'watch ended badly'
    mv "$work/seen" "$work/out"
    line='elasto watch'
    json '.[0] | .event == "change" and .change == "created" and .type == "file" and .size >= 0'
    step "$scheme: watch"
}

syncs() {
    run 0 sync --dry-run --explain tree/ "$there/twin"
    out 'would sync: ' 'sync: 4 files to copy (101.5 KiB), 0 the same'
    err 'sync: 4 files, '
    run 0 sync tree/ "$there/twin"
    out 'sync: 4 files copied (101.5 KiB), 0 the same'
    run 9 sync --fail-on-nothing tree/ "$there/twin"
    out 'sync: 0 files copied (0 B), 4 the same'
    step "$scheme: sync, which copies what is not there yet, and then nothing"
    cp a.txt tree/b.html
    touch -d 2025-01-01T00:00:00Z tree/a.txt
    run 0 sync --checksum tree/ "$there/twin"
    out 'sync: 1 file copied (1.0 KiB), 3 the same'
    rm tree/sub/c.bin
    run 0 --json sync --delete tree/ "$there/twin"
    json 'any(.[]; .event == "done" and (.command | test("rm|sync")))'
    run 0 sync "$there/twin/" twin
    same tree twin
    step "$scheme: sync --checksum, --delete, and back"
}

resumes() {
    run 0 resume
    silent
    run 0 gc --older-than 0 "$there"
    silent
    step "$scheme: resume and gc, with nothing left to go on with"
}

removes() {
    run 0 rm "$there/a.txt"
    out 'rm: ' "$there/a.txt"
    run 5 rm "$there/tree"
    err 'rm -r removes all it holds, too'
    run 0 rm "$there/many/*"
    lines 2
    run 0 rm -r --dry-run "$there/tree"
    out 'would rm: '
    run 0 rm -r "$there/tree"
    out 'rm: '
    run 3 rm "$there/tree"
    step "$scheme: rm, rm of a pattern, rm -r"
    if ! is file; then
        run 2 rm -r "$there"
        err '--force'
    fi
    run 0 rm -rf "$there"
    run 3 ls "$there"
    step "$scheme: rm of all, only with --force"
}

all_steps() {
    cd "$work" || return
    make_input
    containers
    puts
    looks
    reads
    copies
    changes
    leases
    signs
    watches
    syncs
    resumes
    removes
}
