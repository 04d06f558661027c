# Sourced by run: one run of the tool after the other, what is wrong with what it said, and a line for each step.
# shellcheck shell=bash

input=/dev/null
wrongs=()

run() { # run CODE ARGUMENT...: the tool ends with that code; what it says is in $work/out and $work/err
    local wanted=$1 code=0
    shift
    elasto "$@" >"$work/out" 2>"$work/err" <"$input" || code=$?
    line="elasto $*"
    [ "$code" -eq "$wanted" ] || wrong "ended with $code instead of $wanted"
}

wrong() { # wrong WHAT: about the last run
    local each
    wrongs+=("$line: $1")
    for each in out err; do
        [ ! -s "$work/$each" ] || wrongs+=("$(head -n 8 "$work/$each" | cut -c 1-300 | tr -d '\000' | sed "s/^/$each: /")")
    done
}

out() { # out TEXT...: standard output holds each of them
    local each
    for each in "$@"; do
        grep -aqF -- "$each" "$work/out" || wrong "no \"$each\" on standard output"
    done
}

err() { # err TEXT...: standard error holds each of them
    local each
    for each in "$@"; do
        grep -aqF -- "$each" "$work/err" || wrong "no \"$each\" on standard error"
    done
}

lines() { # lines NUMBER: so many on standard output
    [ "$(wc -l <"$work/out")" -eq "$1" ] || wrong "not $1 lines on standard output"
}

silent() {
    [ ! -s "$work/out" ] && [ ! -s "$work/err" ] || wrong "there was something to say"
}

json() { # json FILTER [STREAM]: each line is an object of schema 1, and jq finds the array of them so
    jq -Rne "[inputs | fromjson] | all(.[]; .schema == 1) and length > 0 and ($1)" "$work/${2-out}" >"$work/jq" 2>&1 ||
        wrong "not as JSON should be: $1"
}

bytes() { # bytes FILE...: standard output is what is in them
    cat "$@" | cmp -s - "$work/out" || wrong "other bytes than in $*"
}

same() { # same FILE FILE: or directories
    diff -r "$1" "$2" >"$work/diff" 2>&1 || wrong "$1 is not as $2"
}

that() { # that CONDITION...: a test holds
    test "$@" || wrong "not so: $*"
}

step() { # step WHAT: what was run since the last one was a step; it went well if nothing was wrong
    if [ "${#wrongs[@]}" -eq 0 ]; then
        ok "$1"
    else
        bad "$1"
        printf '%s\n' "${wrongs[@]}" | sed 's/^/        | /'
        wrongs=()
    fi
}
