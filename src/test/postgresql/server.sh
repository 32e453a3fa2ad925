#!/bin/sh
# A PostgreSQL server for tests, from what the Debian package installs: a cluster of its own in a
# folder, on a port of the loopback address, with user and database "switchhook" and no password.
#
#   server.sh check FOLDER         ends with 0 if it can be done here, else says why not
#   server.sh create FOLDER PORT   removes an old cluster there, makes a new one and starts it
#   server.sh start FOLDER         the same cluster again
#   server.sh stop FOLDER [MODE]   smart, fast (unless said otherwise) or immediate
set -eu

command=$1
folder=$2

fail() {
  echo "$1" >&2
  exit 1
}

# The newest version that is installed.
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb || echo /none/initdb)")
[ -x "$bin/initdb" ] || fail 'PostgreSQL is not installed'

# initdb and postgres refuse to be root.
as_owner() {
  if [ "$(id -u)" = 0 ]; then
    (cd / && exec runuser -u postgres -- "$@")
  else
    "$@"
  fi
}

check() {
  parent=$(dirname "$folder")
  mkdir -p "$parent"
  if [ "$(id -u)" = 0 ]; then
    id postgres >/dev/null 2>&1 || fail 'PostgreSQL does not run as root, and there is no user postgres'
    as_owner test -x "$parent" || fail "PostgreSQL does not run as root, and user postgres cannot enter $parent"
  fi
}

stop() {
  if [ -f "$folder/postmaster.pid" ]; then
    as_owner "$bin/pg_ctl" -D "$folder" -m "$1" -t 60 -s stop
  fi
}

start() {
  as_owner "$bin/pg_ctl" -D "$folder" -l "$folder/server.log" -t 60 -s start
}

create() {
  stop immediate || true
  rm -rf "$folder"
  mkdir -m 700 "$folder"
  [ "$(id -u)" != 0 ] || chown postgres "$folder"
  as_owner "$bin/initdb" -D "$folder" -U switchhook -A trust -E UTF8 --locale=C --no-sync >/dev/null
  # A test kills servers, not the machine.
  as_owner tee -a "$folder/postgresql.conf" >/dev/null <<CONF
port = $1
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
fsync = off
CONF
  start
  as_owner "$bin/createdb" -h 127.0.0.1 -p "$1" -U switchhook switchhook
}

case $command in
  check) check ;;
  create)
    check
    create "$3"
    ;;
  start) start ;;
  stop) stop "${3:-fast}" ;;
  *) fail "unknown command $command" ;;
esac
