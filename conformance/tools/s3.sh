# Sourced by the scripts that drive an S3 endpoint. Given ENDPOINT, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; no setting
# of the user's reaches the tools.
# shellcheck shell=bash

: "${ENDPOINT:?the endpoint URL}" "${AWS_ACCESS_KEY_ID:?}" "${AWS_SECRET_ACCESS_KEY:?}"
# shellcheck source=steps.sh
. "$(dirname "$0")/steps.sh"
export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY
export AWS_DEFAULT_REGION=${AWS_DEFAULT_REGION:-us-east-1}
unset AWS_PROFILE AWS_SESSION_TOKEN AWS_CA_BUNDLE
export AWS_CONFIG_FILE=$work/aws-config AWS_SHARED_CREDENTIALS_FILE=$work/aws-credentials
export AWS_EC2_METADATA_DISABLED=true AWS_PAGER=

host=${ENDPOINT#*://}
host=${host%%/*}
