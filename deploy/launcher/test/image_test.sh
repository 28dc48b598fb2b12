# The container image: its layers and what describes them. Whole images take a build, and are too dear here.

. "$LAUNCHER/common.sh"
. "$LAUNCHER/instance.sh"
. "$LAUNCHER/core.sh"
. "$LAUNCHER/cache.sh"
. "$LAUNCHER/image.sh"

IMAGE=$SCRATCH/image

# small_layer NAME TEXT
small_layer() {
  mkdir -p "$IMAGE/layout/blobs/sha256" "$IMAGE/$1/opt" "$IMAGE/$1/tmp" "$IMAGE/$1$DATA_INSIDE"
  printf '%s\n' "$2" >"$IMAGE/$1/opt/file"
}

test_a_layer_is_the_same_whenever_it_is_packed() {
  small_layer one text
  LAYERS='' DIFFS=''
  pack one
  first=$DIFFS$LAYERS
  touch -d '2030-01-01' "$IMAGE/one/opt/file"
  LAYERS='' DIFFS=''
  pack one
  same "$first" "$DIFFS$LAYERS"
}

test_data_and_temporary_files_are_the_users_and_nothing_else() {
  small_layer one text
  LAYERS='' DIFFS=''
  pack one
  listed=$(tar --list --verbose --numeric-owner --gzip --file "$IMAGE"/layout/blobs/sha256/* | awk '{ print $2, $6 }')
  includes "10001/10001 ./tmp/" "$listed"
  includes "10001/10001 .$DATA_INSIDE/" "$listed"
  includes "0/0 ./opt/file" "$listed"
  same 2 "$(printf '%s\n' "$listed" | grep -c '^10001')"
  same 1 "$(printf '%s\n' "$listed" | grep -c ' ./tmp/$')"
}

test_every_blob_is_named_by_its_digest_and_described() {
  LAYERS='' DIFFS=''
  for layer in one two; do
    small_layer $layer "text of $layer"
    pack $layer
  done
  describe
  for blob in "$IMAGE"/layout/blobs/sha256/*; do same "$(basename "$blob")" "$(digest "$blob")"; done
  node -e '
    const fs = require("fs"), zlib = require("zlib"), crypto = require("crypto");
    const root = process.argv[1], read = name => fs.readFileSync(`${root}/${name}`);
    const blob = of => {
      const bytes = read("blobs/" + of.digest.replace(":", "/"));
      if (bytes.length !== of.size) throw new Error(of.digest + " is not of its size");
      return bytes;
    };
    const manifest = JSON.parse(blob(JSON.parse(read("index.json")).manifests[0]));
    const config = JSON.parse(blob(manifest.config));
    const unpacked = manifest.layers.map(layer =>
      "sha256:" + crypto.createHash("sha256").update(zlib.gunzipSync(blob(layer))).digest("hex"));
    if (unpacked.join() !== config.rootfs.diff_ids.join()) throw new Error("layers are not as described");
    if (config.config.User !== "10001:10001") throw new Error("it runs as " + config.config.User);
  ' "$IMAGE/layout"
}

test_what_the_system_gives_is_enough_for_its_shell() {
  [ "$(uname -s) $(uname -m)" = "Linux x86_64" ] || return 0
  lay_system "$IMAGE/system"
  same whole "$("$IMAGE/system/lib64/ld-linux-x86-64.so.2" --library-path "$IMAGE/system/lib/x86_64-linux-gnu" \
    "$IMAGE/system/bin/sh" -c 'echo whole')"
}

test_takes_one_file() {
  refuses "image takes one FILE" "$CSMS" image a.tar b.tar
  refuses "'--fly' is not understood" "$CSMS" image --fly
}

test_a_cache_is_used_only_with_the_jar_it_was_made_of() {
  core_jar() { printf '%s\n' "$SCRATCH/csms-core-1-runner.jar"; }
  same "$SCRATCH/csms-core-1.aot" "$(core_cache)"
  touch -d '2026-01-02' "$(core_jar)"
  same '' "$(cache_flags)"
  touch -d '2026-01-01' "$(core_cache)"
  same '' "$(cache_flags)"
  touch -d '2026-01-03' "$(core_cache)"
  includes "-XX:AOTCache=$SCRATCH/csms-core-1.aot" "$(cache_flags)"
}

test_a_core_that_does_not_start_leaves_no_cache() {
  printf '#!/bin/sh\necho broken\nexit 1\n' >java
  chmod +x java
  if make_cache "$SCRATCH/java" "$SCRATCH/core.jar" "$SCRATCH/core.aot"; then return 1; fi
  [ ! -e core.aot ]
}

test_what_is_learnt_does_not_depend_on_the_users_settings() {
  cat >java <<'TEXT'
#!/bin/sh
for word in "$@"; do case $word in -XX:AOTCacheOutput=*) cache=${word#*=} ;; esac; done
{ env; pwd; } >"$cache"
echo 'Listening on: nothing'
TEXT
  chmod +x java
  QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://elsewhere/voltide make_cache "$SCRATCH/java" "$SCRATCH/core.jar" "$SCRATCH/core.aot"
  if grep elsewhere core.aot; then return 1; fi
  if grep -x "$SCRATCH" core.aot; then return 1; fi
}
