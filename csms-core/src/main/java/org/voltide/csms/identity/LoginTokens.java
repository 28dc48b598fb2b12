package org.voltide.csms.identity;

import io.smallrye.jwt.build.Jwt;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.jwt.Claims;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Settings;

/** Begins logins of who has shown who they are. Thread-safe. */
@Singleton
class LoginTokens {

  private static final Duration VALIDITY = Duration.ofHours(12);

  /**
   * @param expiresAt real time, whatever the domain clock shows
   */
  record SignedIn(String token, Instant expiresAt, User user) {}

  /**
   * @param roles with all they include
   */
  record User(String name, Set<String> roles) {}

  /**
   * Where a login begins.
   *
   * @param agent what the program calls itself, absent when it does not say
   */
  record Client(String address, @Nullable String agent) {}

  @Inject LoginSessions sessions;
  @Inject Settings settings;

  private SigningKey key;

  @PostConstruct
  void readKey() {
    try {
      key = SigningKey.of(settings.data().dir());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SignedIn begin(Account account, Client client, Instant now) {
    Instant expiry = now.plus(VALIDITY).truncatedTo(ChronoUnit.SECONDS);
    UUID login =
        sessions.begin(
            new LoginSessions.Begin(account.id(), client.address(), client.agent(), now, expiry));
    return new SignedIn(
        token(account, login, expiry),
        expiry,
        new User(account.name(), new TreeSet<>(account.grant().roles())));
  }

  /** Says who it is; what they may is looked up with each request. */
  private String token(Account account, UUID login, Instant expiry) {
    return Jwt.issuer(SigningKey.ISSUER)
        .subject(account.id().toString())
        .upn(account.name())
        .claim(Claims.jti, login.toString())
        .expiresAt(expiry)
        .sign(key.privateKey());
  }
}
