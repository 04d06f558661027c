# Sourced by the scripts that drive a File endpoint. Given FILE_ENDPOINT, with or without the account behind the host,
# FILE_ACCOUNT and FILE_KEY; no setting of the user's reaches the tools.
# shellcheck shell=bash disable=SC2034

: "${FILE_ENDPOINT:?the endpoint URL}" "${FILE_ACCOUNT:?}" "${FILE_KEY:?}"
# shellcheck source=steps.sh
. "$(dirname "$0")/steps.sh"
FILE_ENDPOINT=${FILE_ENDPOINT%/}
FILE_ENDPOINT=${FILE_ENDPOINT%"/$FILE_ACCOUNT"}
service=$FILE_ENDPOINT/$FILE_ACCOUNT
connection="DefaultEndpointsProtocol=${FILE_ENDPOINT%%:*};AccountName=$FILE_ACCOUNT;AccountKey=$FILE_KEY;FileEndpoint=$service;"
wrong_key=$(printf 'not the key of this account' | base64)

make_tree() { # make_tree FOLDER FILES: that many small files, no two the same, in ten directories and below them
    local i
    mkdir -p "$1"/d{0..9}/e{0..2}
    for ((i = 0; i < $2; i++)); do
        printf 'file %d of %d\n' "$i" "$2" >"$1/d$((i % 10))/e$((i % 3))/f$i"
    done
}
