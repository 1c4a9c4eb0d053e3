#!/usr/bin/env bash
# Runs a command in a fresh clone on a bare Debian 12 and says how long it took:
#
#   tests/bare/bare_debian.sh ./dev run
#   tests/bare/bare_debian.sh ./dev test
#
# The tree is what debootstrap calls minbase: no git, no compiler, no certificates, no locale. It is made once,
# from the mirror that this machine's apt uses, and copied for every run. Needs root and debootstrap.
#
#   BARE_BASE=DIR        where the made tree is kept (default ~/.cache/waymark/debian12)
#   BARE_REPOSITORY=DIR  what is cloned (default: this repository)
#   BARE_KEEP=1          keep the used tree, and say where it is
set -euo pipefail
[ $# -gt 0 ] || { sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "$0"; exit 2; }
here=$(cd "$(dirname "$0")/../.." && pwd)
base=${BARE_BASE:-$HOME/.cache/waymark/debian12}
repository=${BARE_REPOSITORY:-$here}

mirror() {
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: bookworm' | head -n 1
}

make_base() {
  mkdir -p "$(dirname "$base")"
  rm -rf "$base.making"
  debootstrap --variant=minbase bookworm "$base.making" "$(mirror)" >&2
  mv "$base.making" "$base"
}

# How this machine reaches the network: names, proxies, extra certificates, npm's settings.
copy_network_settings() {
  local tree=$1
  cp -L /etc/resolv.conf "$tree/etc/resolv.conf"
  apt-config dump | grep -E '^Acquire::(http|https|Retries|Check|Proxy)' > "$tree/etc/apt/apt.conf.d/90machine" || true
  if [ -d /usr/local/share/ca-certificates ]; then
    mkdir -p "$tree/usr/local/share/ca-certificates"
    cp -r /usr/local/share/ca-certificates/. "$tree/usr/local/share/ca-certificates/"
  fi
  [ ! -f "$HOME/.npmrc" ] || cp "$HOME/.npmrc" "$tree/root/.npmrc"
}

[ -d "$base" ] || make_base
tree=$(mktemp -d)
[ -n "${BARE_KEEP:-}" ] || trap 'rm -rf "$tree"' EXIT
cp -a "$base/." "$tree/"
copy_network_settings "$tree"
git clone --quiet --no-hardlinks "$repository" "$tree/root/waymark"

proxies=()
for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY; do
  [ -z "${!name:-}" ] || proxies+=("$name=${!name}")
done

# In a space of mounts and processes of its own: whatever happens, nothing of it stays behind.
inside='mount --rbind /dev "$1/dev" && mount -t proc proc "$1/proc" && mount -t sysfs sysfs "$1/sys" &&
  cd "$1" && shift && exec chroot . "$@"'
started=$SECONDS
status=0
unshare --mount --pid --fork bash -c "$inside" inside "$tree" \
  env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin "${proxies[@]}" \
  bash -c 'cd /root/waymark && exec "$@"' command "$@" || status=$?
[ -z "${BARE_KEEP:-}" ] || echo "the used tree is $tree"
echo "$* on a bare Debian 12: exit $status after $((SECONDS - started)) s"
exit $status
