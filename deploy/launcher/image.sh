# A container image, made without a container engine: an OCI image layout in one tar file.

usage() {
  cat <<'TEXT'
./csms image [FILE]

Makes a container image of the core and writes it to FILE (target/voltide-image.tar), as an OCI image
layout: `podman load -i FILE`, `skopeo copy oci-archive:FILE docker://…`, `docker load -i FILE`
(Docker 25 and later). No container engine is needed, and nothing is downloaded but what a build needs.

In it are a Java runtime of standard modules, glibc and what else is needed from
this machine, Voltide, and what its JVM learnt at a start, for which the core runs here for a moment:
with it a start costs half the CPU time. Make it anew when this machine has had security updates. It
runs as user 10001, listens where its settings say, and keeps its data in /var/lib/voltide. Built twice
from the same files, it is the same but for what was learnt, which is its last layer.

Works on Linux with glibc, x86_64.
TEXT
}

IMAGE=target/image
IMAGE_USER=10001
DATA_INSIDE=/var/lib/voltide

# Libraries of the system that the runtime, the planner's engine and PostgreSQL are linked with, or look
# names up with; `sh` is what PostgreSQL's own programs start each other through.
SYSTEM_LIBRARIES="libc.so.6 libm.so.6 libdl.so.2 libpthread.so.0 librt.so.1 libresolv.so.2 libnss_dns.so.2
  libnss_files.so.2 libgcc_s.so.1 libstdc++.so.6 libz.so.1"

RUNTIME_MODULES=java.se,jdk.charsets,jdk.crypto.cryptoki,jdk.crypto.ec,jdk.jfr,jdk.localedata,jdk.management,jdk.naming.dns,jdk.net,jdk.nio.mapmode,jdk.security.auth,jdk.unsupported,jdk.zipfs

require_image_tools() {
  [ "$(uname -s) $(uname -m)" = "Linux x86_64" ] || fail "An image is made on Linux with x86_64 only."
  tar --version 2>/dev/null | grep -q GNU || fail "An image needs GNU tar."
  have sha256sum || fail "An image needs sha256sum."
}

# library NAME: where this machine has it.
library() {
  for directory in /lib/x86_64-linux-gnu /usr/lib/x86_64-linux-gnu /lib64 /usr/lib64; do
    if [ -e "$directory/$1" ]; then
      printf '%s\n' "$directory/$1"
      return
    fi
  done
  fail "The library $1 is missing on this machine."
}

lay_system() {
  mkdir -p "$1/lib64" "$1/lib/x86_64-linux-gnu" "$1/bin" "$1/etc" "$1/tmp" "$1$DATA_INSIDE" "$1/usr/share/doc" "$1/usr/lib/locale"
  cp -L /lib64/ld-linux-x86-64.so.2 "$1/lib64/"
  for name in $SYSTEM_LIBRARIES; do
    found=$(library "$name")
    cp -L "$found" "$1/lib/x86_64-linux-gnu/"
  done
  cp -L /bin/sh "$1/bin/sh"
  [ -d /usr/lib/locale/C.utf8 ] || fail "The locale C.utf8 is missing on this machine."
  cp -RL /usr/lib/locale/C.utf8 "$1/usr/lib/locale/"
  for package in libc6 libstdc++6 zlib1g dash; do
    [ ! -r "/usr/share/doc/$package/copyright" ] || cp -L "/usr/share/doc/$package/copyright" "$1/usr/share/doc/$package"
  done
  printf 'root:x:0:0:root:/:/bin/sh\nvoltide:x:%s:%s:Voltide:%s:/bin/sh\n' $IMAGE_USER $IMAGE_USER $DATA_INSIDE >"$1/etc/passwd"
  printf 'root:x:0:\nvoltide:x:%s:\n' $IMAGE_USER >"$1/etc/group"
  printf 'hosts: files dns\n' >"$1/etc/nsswitch.conf"
}

lay_runtime() {
  mkdir -p "$1/opt"
  "$JAVA_HOME/bin/jlink" --add-modules $RUNTIME_MODULES --include-locales en,de --strip-debug \
    --no-header-files --no-man-pages --compress zip-6 --output "$1/opt/java" ||
    fail "The Java runtime could not be made; jlink said why."
}

lay_application() {
  mkdir -p "$1/opt/voltide"
  cp "$(core_jar)" "$1/opt/voltide/voltide.jar"
  cp LICENSE "$1/opt/voltide/"
}

# lay_cache: what the JVM learns of the runtime and the application as they will be unpacked, whose files are of
# the time 0.
lay_cache() {
  mkdir -p "$1/opt/voltide"
  touch -d @0 "$IMAGE/runtime/opt/java/lib/modules" "$IMAGE/application/opt/voltide/voltide.jar"
  say "learning to start quickly ..."
  make_cache "$ROOT/$IMAGE/runtime/opt/java/bin/java" "$ROOT/$IMAGE/application/opt/voltide/voltide.jar" \
    "$ROOT/$1/opt/voltide/voltide.aot" || fail "The core did not start here for a moment, which the image needs to start quickly."
}

# pack NAME: makes the directory IMAGE/NAME a layer, the same each time, and appends to the lists of layers.
# Only data and temporary files are the user's.
pack() {
  chmod -R u=rwX,go=rX "$IMAGE/$1"
  (cd "$IMAGE/$1" && find . -path ./tmp -o -path ".$DATA_INSIDE" -o -print) | LC_ALL=C sort >"$IMAGE/$1.list"
  tar --create --no-recursion --format=gnu --mtime=@0 --owner=0 --group=0 --numeric-owner \
    --file "$IMAGE/$1.tar" --directory "$IMAGE/$1" --files-from "$IMAGE/$1.list"
  if [ -d "$IMAGE/$1/tmp" ]; then
    tar --append --no-recursion --format=gnu --mtime=@0 --owner=$IMAGE_USER --group=$IMAGE_USER --numeric-owner \
      --mode=700 --file "$IMAGE/$1.tar" --directory "$IMAGE/$1" ./tmp ".$DATA_INSIDE"
  fi
  unpacked=$(digest "$IMAGE/$1.tar")
  gzip --no-name --force "$IMAGE/$1.tar"
  size=$(wc -c <"$IMAGE/$1.tar.gz")
  LAYERS="$LAYERS${LAYERS:+,}{\"mediaType\":\"application/vnd.oci.image.layer.v1.tar+gzip\",\"digest\":\"sha256:$(keep "$IMAGE/$1.tar.gz")\",\"size\":$size}"
  DIFFS="$DIFFS${DIFFS:+,}\"sha256:$unpacked\""
}

digest() { sha256sum "$1" | cut -d ' ' -f 1; }

# keep FILE: moves it to the blobs, by its digest, which is printed.
keep() {
  name=$(digest "$1")
  mv "$1" "$IMAGE/layout/blobs/sha256/$name"
  printf '%s\n' "$name"
}

# quoted WORD...: as the entries of a JSON array.
quoted() {
  list=
  for word in "$@"; do list="$list${list:+,}\"$word\""; done
  printf '%s\n' "$list"
}

describe() {
  printf '{"architecture":"amd64","os":"linux","created":"1970-01-01T00:00:00Z","config":{"User":"%s:%s","WorkingDir":"/opt/voltide","Env":["PATH=/opt/java/bin:/bin","LANG=C.UTF-8","HOME=%s","VOLTIDE_DATA_DIR=%s"],"Entrypoint":[%s],"ExposedPorts":{"8080/tcp":{},"9080/tcp":{},"9443/tcp":{},"9444/tcp":{}},"Volumes":{"%s":{}},"Labels":{"org.opencontainers.image.title":"Voltide","org.opencontainers.image.licenses":"Apache-2.0"}},"rootfs":{"type":"layers","diff_ids":[%s]}}' \
    $IMAGE_USER $IMAGE_USER $DATA_INSIDE $DATA_INSIDE \
    "$(quoted /opt/java/bin/java $JVM_FLAGS $CACHE_FLAGS -XX:AOTCache=/opt/voltide/voltide.aot -jar /opt/voltide/voltide.jar)" $DATA_INSIDE "$DIFFS" >"$IMAGE/config"
  size=$(wc -c <"$IMAGE/config")
  printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:%s","size":%s},"layers":[%s]}' \
    "$(keep "$IMAGE/config")" "$size" "$LAYERS" >"$IMAGE/manifest"
  size=$(wc -c <"$IMAGE/manifest")
  printf '{"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:%s","size":%s,"annotations":{"org.opencontainers.image.ref.name":"voltide:latest"},"platform":{"architecture":"amd64","os":"linux"}}]}' \
    "$(keep "$IMAGE/manifest")" "$size" >"$IMAGE/layout/index.json"
  printf '{"imageLayoutVersion":"1.0.0"}' >"$IMAGE/layout/oci-layout"
}

main() {
  [ $# -le 1 ] || fail "image takes one FILE; see --help."
  case ${1:-} in -*) unknown_option "$1" ;; esac
  file=$(callers_path "${1:-$ROOT/target/voltide-image.tar}")
  require_image_tools
  use_jdk
  build image csms-core "$(core_jar)" $CORE_SOURCES
  rm -rf "$IMAGE"
  mkdir -p "$IMAGE/layout/blobs/sha256"
  umask 022
  LAYERS='' DIFFS=''
  for layer in system runtime application cache; do
    "lay_$layer" "$IMAGE/$layer"
    pack $layer
  done
  describe
  tar --create --sort=name --format=gnu --mtime=@0 --owner=0 --group=0 --numeric-owner \
    --file "$file" --directory "$IMAGE/layout" .
  say "$file: $(($(wc -c <"$file") / 1000000)) MB, $(($(du -sk "$IMAGE/system" "$IMAGE/runtime" "$IMAGE/application" "$IMAGE/cache" | awk '{ all += $1 } END { print all }') / 1000)) MB unpacked"
}
