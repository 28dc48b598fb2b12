# A cache of loaded classes and of what the JVM learnt of their methods (JEP 483, 514, 515): with it the core
# starts for half the CPU time. It is good for one JVM and one jar; a JVM that cannot use it goes on without.

# Adapters are not taken from the cache: JDK 25 may confuse two of them, notices, and complains in the log.
CACHE_FLAGS="-XX:+UnlockDiagnosticVMOptions -XX:-AOTAdapterCaching"

core_cache() { printf '%s.aot\n' "$(core_jar | sed 's/-runner\.jar$//')"; }

has_cache() { [ "$(core_cache)" -nt "$(core_jar)" ]; }

# cache_flags: names the core's cache to the JVM, when there is one of the jar that is there.
cache_flags() { ! has_cache || printf '%s\n' "$CACHE_FLAGS -XX:AOTCache=$(core_cache)"; }

# make_cache JAVA JAR CACHE: starts the core for a moment and has JAVA write what it learnt; fails where that
# does not work. JAR and CACHE are absolute. The core has a directory, a database and ports of its own: the
# user's settings are none of its business, neither those of the environment nor those in ./config.
make_cache() {
  learning=$(mktemp -d)
  (cd "$learning" && exec env -i PATH="$PATH" HOME="$learning" LANG=C.UTF-8 "$1" $JVM_FLAGS $CACHE_FLAGS -XX:AOTCacheOutput="$3" \
    -Dvoltide.data.dir="$learning/data" -Dquarkus.http.port=0 -Dvoltide.gateway.port=0 \
    -Dvoltide.gateway.tls-port=0 -Dvoltide.gateway.mutual-tls-port=0 -jar "$2" </dev/null >"$learning/log" 2>&1) &
  learner=$!
  waited=0
  until grep -q 'Listening on:' "$learning/log" || ! is_alive $learner || [ $waited -ge 120 ]; do
    pause 1
    waited=$((waited + 1))
  done
  # Writing the cache is the JVM's last deed, and takes longer than the end of a core.
  end_process $learner 120
  rm -rf "$learning"
  [ -s "$3" ]
}

# learn_to_start: makes the core's cache where none is, or one of an older jar.
learn_to_start() {
  ! has_cache || return 0
  say "learning to start quickly, once after each build ..."
  rm -f "$(core_cache)"
  make_cache "$JAVA_HOME/bin/java" "$ROOT/$(core_jar)" "$ROOT/$(core_cache)" || say "That failed; the core starts as long as it did."
}
