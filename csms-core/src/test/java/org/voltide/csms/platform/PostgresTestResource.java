package org.voltide.csms.platform;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.identity.SigningKey;

/**
 * Gives every {@code @QuarkusTest} a migrated database and a data directory; needs no annotation.
 */
public final class PostgresTestResource implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    try {
      Map<String, String> properties = new HashMap<>(TestDatabase.empty().properties());
      Path data = Files.createTempDirectory(Path.of("target"), "data");
      properties.putAll(SigningKey.of(data).properties());
      properties.put("voltide.data.dir", data.toString());
      properties.put("csms.admin.password", Callers.ADMIN_PASSWORD);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The server ends with the JVM, the directory with the build. */
  @Override
  public void stop() {}
}
