package org.voltide.pki.ceremony;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.voltide.pki.audit.AuditLog;
import org.voltide.pki.audit.Entry;
import org.voltide.pki.audit.Reading;

/**
 * Checks a log without keys or network: that it only grew, that every act makes sense after those
 * before it, and that everybody signed who had to.
 */
public final class Verification {
  private Verification() {}

  /**
   * Checks the log.
   *
   * @param formerHead the head that somebody noted earlier; the log has to have had it
   */
  public static Reading verify(Path log, Optional<String> formerHead) throws IOException {
    return switch (AuditLog.read(log)) {
      case Reading.Broken broken -> broken;
      case Reading.Intact intact
          when formerHead.isPresent() && !intact.contains(formerHead.get()) ->
          new Reading.Broken(
              intact.entries().size(),
              "the log never had the head that was noted: it was replaced");
      case Reading.Intact intact -> replay(intact);
    };
  }

  private static Reading replay(Reading.Intact intact) {
    Register register = new Register();
    for (Entry entry : intact.entries()) {
      try {
        register.checkAndApply(entry);
      } catch (IllegalArgumentException e) {
        return new Reading.Broken(entry.number(), e.getMessage());
      }
    }
    return intact;
  }
}
