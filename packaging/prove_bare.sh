#!/usr/bin/env bash
# Proves the README's two commands on a bare Debian 12: a system made by debootstrap that has python3 and nothing else.
#
#     sudo packaging/prove_bare.sh
#
# Needs root, debootstrap and about 3 GB. Mirror, index, certificates and proxies are those this machine is configured
# for; they are lent to the trial and vanish with it. BARE_DIR=… says where the trial is made, KEEP=1 leaves it there.
set -eu

here="$(cd "$(dirname "$0")/.." && pwd)"

if [ "${1:-}" != inside ]; then
    [ "$(id -u)" = 0 ] || { echo "Please run this as root: it makes a chroot."; exit 3; }
    command -v debootstrap >/dev/null || { echo "Please install debootstrap first."; exit 3; }
    bare="$(mktemp -d "${BARE_DIR:-${TMPDIR:-/tmp}}/bare.XXXXXX")"
    # Mounts and processes of the trial live in namespaces of their own and end with it, however it ends.
    status=0
    unshare --mount --pid --fork --kill-child bash "$0" inside "$bare" || status=$?
    [ -n "${KEEP:-}" ] && echo "kept: $bare" || rm -rf --one-file-system "$bare"
    exit "$status"
fi

bare="$2"
chmod 755 "$bare"
mount --make-rprivate /

say() { printf '\n=== %s\n' "$*"; }

mirror="$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' | awk '$2 == "bookworm" {print $1; exit}')"
[ -n "$mirror" ] || { echo "apt on this machine is not configured for Debian 12 (bookworm)."; exit 3; }

say "debootstrap: a minimal Debian 12 with python3"
debootstrap --variant=minbase --include=python3 bookworm "$bare" "$mirror" >"$bare.log" 2>&1 \
    || { tail -20 "$bare.log"; exit 3; }
rm -f "$bare.log"

# What this machine is configured for, lent to the trial.
apt-config dump | grep -E '^Acquire::(http|https|Check-|Retries|ForceIPv)' >"$bare/etc/apt/apt.conf.d/00lent" || true
cp -L /etc/resolv.conf /etc/hosts "$bare/etc/"
mkdir -p "$bare/root/.config/pip"
[ ! -f /etc/pip.conf ] || cp /etc/pip.conf "$bare/etc/"
for file in "${XDG_CONFIG_HOME:-$HOME/.config}/pip/pip.conf" "$HOME/.pip/pip.conf"; do
    [ ! -f "$file" ] || cp "$file" "$bare/root/.config/pip/"
done
pip_values() { cat "$bare/etc/pip.conf" "$bare/root/.config/pip/pip.conf" 2>/dev/null | sed -n "s/^ *$1 *= *//p"; }
lent=()
for variable in ${!PIP_@} http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY; do
    [ -n "${!variable:-}" ] && lent+=("$variable=${!variable}")
done
certificates="$(printf '%s\n' "${PIP_CERT:-}" "$(pip_values cert)" | awk 'NF {print; exit}')"
if [ -f "$certificates" ]; then
    cp -L "$certificates" "$bare/etc/lent-certificates.pem"
    lent+=("PIP_CERT=/etc/lent-certificates.pem")
fi
# Folders on this machine that serve as an index: their parent holds the files beside `simple`.
for folder in $(pip_values '[a-z-]*') ${PIP_FIND_LINKS:-} ${PIP_EXTRA_INDEX_URL:-} ${PIP_INDEX_URL:-}; do
    folder="${folder#file://}"
    folder="${folder%/simple}"
    if [ "${folder#/}" != "$folder" ] && [ -d "$folder" ]; then
        mkdir -p "$bare$folder"
        mount --bind -o ro "$folder" "$bare$folder"
    fi
done

mount -t proc proc "$bare/proc"
mkdir -p "$bare/dev/shm" "$bare/dev/pts"
mount -t devpts -o newinstance,ptmxmode=0666,mode=0620 devpts "$bare/dev/pts"
mount -t tmpfs -o mode=1777 tmpfs "$bare/dev/shm"

say "copying the project, without what is built"
mkdir "$bare/caseorg-copy"
tar -C "$here" -cf - --exclude=.git --exclude=.venv --exclude=build --exclude=__pycache__ --exclude='.*_cache' . \
    | tar -C "$bare/caseorg-copy" --no-same-owner -xf -

in_bare() {
    env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 TERM=dumb \
        "${lent[@]}" chroot "${who[@]}" "$bare" /bin/sh -c "cd /caseorg-copy
$1"
}

timed() {
    local start=$SECONDS status=0
    in_bare "$1" || status=$?
    printf -- '--- exit code %s after %s s\n' "$status" "$((SECONDS - start))"
    return "$status"
}

who=()
say "what is there: $(in_bare 'python3 --version; dpkg-query -f . -W | wc -c' | paste -sd' ') packages"

say "not root: must name the line to run, and stop"
who=(--userspec=nobody:nogroup)
answer="$(in_bare 'python3 packaging/dev.py test' 2>&1)" && { echo "It did not stop: $answer"; exit 1; }
echo "$answer"
case "$answer" in *"sudo apt-get install"*"python3"*"-venv"*) ;; *) exit 1 ;; esac

who=()
status=0
say "root: python3 packaging/dev.py test"
timed 'python3 packaging/dev.py test' || status=1
say "root: python3 packaging/dev.py run (no display)"
timed 'python3 packaging/dev.py run' || status=1
say "again: everything is installed"
timed 'python3 packaging/dev.py test -- --version' || status=1
if [ -n "${WITH_WINDOW:-}" ]; then
    say "with a display (Xvfb): the window is open after 40 s"
    in_bare 'DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends xvfb x11-utils >/dev/null 2>&1' \
        || status=1
    timed 'Xvfb :77 -screen 0 1400x900x24 >/dev/null 2>&1 &
           sleep 2; export DISPLAY=:77
           python3 packaging/dev.py run & sleep 40
           xwininfo -root -tree | grep -i caseorg; found=$?; exit $found' || status=1
    say "libraries of the window's plugins that are missing"
    in_bare 'ldd .venv/lib/python3*/site-packages/PySide6/Qt/plugins/platforms/lib*.so | grep "not found" | sort -u' || true
fi

say "$([ $status = 0 ] && echo proven || echo 'NOT proven: see above')"
exit $status
