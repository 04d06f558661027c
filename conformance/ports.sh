# Sourced by the scripts that start servers which cannot be told to take any free port.
# shellcheck shell=bash

# A port is taken if a socket of any state has it: one in TIME_WAIT stands in the way of a server as well.
taken() { grep -qiE "^ *[0-9]+: [0-9A-F]+:$(printf '%04X' "$1") " /proc/net/tcp /proc/net/tcp6 2>/dev/null; }

# The gateway's monitor listens 10000 above the gateway; both stay below 32768, where the kernel begins to give ports
# to clients, thousands of which the tests before this run have just closed.
free_port() {
    local port
    while :; do
        port=$((11000 + RANDOM % 9000))
        if ! taken "$port" && ! taken $((port + 10000)); then
            echo "$port"
            return
        fi
    done
}
