#!/bin/sh
# Plays docker: a container is a file with its status, its exit code and its label.
here=$(dirname "$0")
mkdir -p "$here/containers"
for argument in "$@"; do printf '%s\n' "$argument"; done >> "$here/log"
echo "--" >> "$here/log"
[ -e "$here/broken" ] && { echo "Cannot connect to the Docker daemon" >&2; exit 1; }
command=$1
shift
case $command in
  run)
    name= label= missing=
    while [ $# -gt 0 ]; do
      case $1 in
        --name) name=$2; shift ;;
        --label) label=$2; shift ;;
        no-such-image) missing=yes ;;
      esac
      shift
    done
    [ -n "$missing" ] && { echo "Unable to find image 'no-such-image:latest'" >&2; exit 125; }
    [ -e "$here/containers/$name" ] && { echo "Conflict. The container name \"/$name\" is already in use" >&2; exit 125; }
    echo "running 0 $label" > "$here/containers/$name"
    echo "id-of-$name"
    ;;
  container)
    shift
    found=
    absent=
    printf '['
    for name in "$@"; do
      [ -e "$here/containers/$name" ] || { absent=$name; continue; }
      read -r status code label < "$here/containers/$name"
      printf '%s{"Name":"/%s","State":{"Status":"%s","ExitCode":%s,"StartedAt":"2026-01-01T00:00:01Z","FinishedAt":"2026-01-01T00:00:02Z"}}' \
        "$found" "$name" "$status" "$code"
      found=,
    done
    printf ']\n'
    [ -z "$absent" ] || { echo "Error response from daemon: No such container: $absent" >&2; exit 1; }
    ;;
  ps)
    wanted=${3#label=}
    for file in "$here"/containers/*; do
      [ -e "$file" ] || continue
      read -r status code label < "$file"
      [ "$status" = running ] && [ "$label" = "$wanted" ] && basename "$file"
    done
    exit 0
    ;;
  stop)
    shift 2
    for name in "$@"; do
      read -r status code label < "$here/containers/$name"
      echo "exited 137 $label" > "$here/containers/$name"
    done
    ;;
esac
