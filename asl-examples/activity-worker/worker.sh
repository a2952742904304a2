#!/usr/bin/env bash
# A worker: takes tasks of an activity, one after the other, and does nothing but wait while there are none.
set -euo pipefail
activity=${1:?usage: worker.sh ACTIVITY-ARN}

sfn() { aws stepfunctions --cli-read-timeout 70 "$@"; }

while true; do
  task=$(sfn get-activity-task --activity-arn "$activity" --worker-name "$(hostname)" --output json)
  token=$(jq -r '.taskToken // empty' <<< "$task")
  [ -n "$token" ] || continue
  picture=$(jq -r '.input | fromjson | .picture' <<< "$task")
  width=$(jq -r '.input | fromjson | .width' <<< "$task")

  sfn send-task-heartbeat --task-token "$token"
  if [[ $picture == *.png ]]; then
    sfn send-task-success --task-token "$token" --task-output "{\"picture\": \"${picture%.png}-$width.png\"}"
  else
    sfn send-task-failure --task-token "$token" --error NoSuchPicture --cause "$picture is not here"
  fi
done
