package org.voltide.pki.ceremony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.pki.TestHierarchy;
import org.voltide.pki.audit.AuditLog;
import org.voltide.pki.audit.Reading;
import org.voltide.pki.authority.CertificateStatus;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.authority.OcspResponder;
import org.voltide.pki.authority.SigningAuthority;
import org.voltide.pki.custody.Pkcs12Custody;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;
import org.voltide.pki.profile.SignatureScheme;

/**
 * Whatever bytes come in: requests are refused, questions answered, logs read or called broken.
 * Runs over its corpus, and with {@code JAZZER_FUZZ=1} over what Jazzer finds.
 */
class HostileInputFuzzTest {
  private static final Holder HOLDER = Holder.of("S", "O");

  @TempDir private static Path folder;
  private static OcspResponder responder;

  private static synchronized OcspResponder responder()
      throws IOException, GeneralSecurityException {
    if (responder == null) {
      SigningAuthority root =
          SigningAuthority.root(
              ProfilePack.ISO_15118_2.profile(Role.V2G_ROOT),
              HOLDER,
              new Pkcs12Custody(folder.resolve("fuzz.p12"), "a long password")
                  .generate("root", SignatureScheme.ECDSA_P256),
              TestHierarchy.days(30));
      responder =
          new OcspResponder(
              root.certificate(),
              root.chain(),
              root.key(),
              _ -> new CertificateStatus.Unknown(),
              Duration.ofDays(1));
    }
    return responder;
  }

  @FuzzTest(maxDuration = "1m")
  void requestsAreRefused(byte[] bytes) {
    String pem =
        "-----BEGIN CERTIFICATE REQUEST-----\n%s\n-----END CERTIFICATE REQUEST-----\n"
            .formatted(Base64.getMimeEncoder().encodeToString(bytes));
    for (String text : new String[] {pem, new String(bytes, StandardCharsets.ISO_8859_1)}) {
      assertThat(catchThrowable(() -> LeafRequest.key(text, SignatureScheme.ECDSA_P256, HOLDER)))
          .isInstanceOf(RefusedException.class);
    }
  }

  @FuzzTest(maxDuration = "1m")
  void questionsAreAnswered(byte[] bytes) throws Exception {
    assertThat(responder().answer(bytes, TestHierarchy.NOW)).isNotEmpty();
  }

  @FuzzTest(maxDuration = "1m")
  void logsAreReadOrBroken(byte[] bytes) throws Exception {
    Path log = Files.write(folder.resolve("log"), bytes);
    if (AuditLog.read(log) instanceof Reading.Intact intact) {
      assertThat(intact.unfinished()).isNotNegative();
    }
  }
}
