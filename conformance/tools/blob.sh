# Sourced by the scripts that drive a Blob endpoint. Given BLOB_ENDPOINT, with or without the account behind the host,
# BLOB_ACCOUNT and BLOB_KEY; no setting of the user's reaches the tools.
# shellcheck shell=bash disable=SC2034

: "${BLOB_ENDPOINT:?the endpoint URL}" "${BLOB_ACCOUNT:?}" "${BLOB_KEY:?}"
# shellcheck source=steps.sh
. "$(dirname "$0")/steps.sh"
BLOB_ENDPOINT=${BLOB_ENDPOINT%/}
BLOB_ENDPOINT=${BLOB_ENDPOINT%"/$BLOB_ACCOUNT"}
service=$BLOB_ENDPOINT/$BLOB_ACCOUNT
connection="DefaultEndpointsProtocol=${BLOB_ENDPOINT%%:*};AccountName=$BLOB_ACCOUNT;AccountKey=$BLOB_KEY;BlobEndpoint=$service;"
wrong_key=$(printf 'not the key of this account' | base64)
export BLOB_ENDPOINT BLOB_ACCOUNT BLOB_KEY

# What UseDevelopmentStorage=true stands for in every client.
developer() { [ "$service" = http://127.0.0.1:10000/devstoreaccount1 ]; }

in_hours() { date -u -d "+$1 hours" +%Y-%m-%dT%H:%MZ; } # in_hours N: a time as signatures carry it

encoded() { # encoded TEXT: as a value in a query
    local text=$1 i c
    for ((i = 0; i < ${#text}; i++)); do
        c=${text:i:1}
        case $c in
            [A-Za-z0-9.~_-]) printf %s "$c" ;;
            *) printf '%%%02X' "'$c" ;;
        esac
    done
}

account_sas() { # account_sas PERMISSIONS: a signed query for everything in the account, made by hand
    local expiry version=2019-12-12 signature
    expiry=$(in_hours 1)
    signature=$(printf '%s\n%s\nb\nsco\n\n%s\n\n\n%s\n' "$BLOB_ACCOUNT" "$1" "$expiry" "$version" |
        openssl dgst -sha256 -mac HMAC -macopt "hexkey:$(base64 -d <<<"$BLOB_KEY" | od -An -v -tx1 | tr -d ' \n')" -binary |
        base64 -w 0)
    printf 'sv=%s&ss=b&srt=sco&sp=%s&se=%s&sig=%s' "$version" "$1" "$(encoded "$expiry")" "$(encoded "$signature")"
}
