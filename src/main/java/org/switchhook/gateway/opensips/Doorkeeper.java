package org.switchhook.gateway.opensips;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.DomainId;
import org.switchhook.address.UserId;
import org.switchhook.platform.Problem;
import org.switchhook.security.Caller;
import org.switchhook.security.Role;
import org.switchhook.security.TokenVerifier;

/** Who is let in at the handshake, as whom, and in which dialect he is spoken to. */
@Singleton
class Doorkeeper {
  /** User id of a program of this machine that has no token. */
  static final String LOCAL_USER = "local";

  private static final String SCHEME = "Bearer ";
  private static final String DIALECT = "dialect=";
  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");

  private final CallApiSettings settings;
  private final Verifier verifier;

  @Inject
  Doorkeeper(CallApiSettings settings, TokenVerifier tokens) {
    this(settings, (Verifier) tokens::verify);
  }

  Doorkeeper(CallApiSettings settings, Verifier verifier) {
    this.settings = settings;
    this.verifier = verifier;
  }

  /** True for a request that came by the listener that serves nothing but {@code /call-api}. */
  boolean isOwnListener(int localPort) {
    return localPort == settings.port();
  }

  /**
   * May wait for the keys of the tokens' issuer.
   *
   * @throws Refusal 400, 401, 403 or 503
   */
  Admission admit(Handshake handshake) {
    Dialect dialect = dialect(handshake);
    boolean own = isOwnListener(handshake.localPort());
    if (own) {
      requireDirect(handshake);
    }
    String header = handshake.header("authorization");
    if (header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return new Admission(dialect, verified(header.substring(SCHEME.length()).strip()), true);
    }
    Caller local = own ? localCaller() : null;
    return new Admission(dialect, local, local == null);
  }

  private Dialect dialect(Handshake handshake) {
    String query = handshake.query() == null ? "" : handshake.query();
    for (String part : List.of(query.split("&", -1))) {
      if (part.startsWith(DIALECT)) {
        return Dialect.of(part.substring(DIALECT.length()))
            .orElseThrow(() -> new Refusal(400, "dialect must be readme or current"));
      }
    }
    return isOwnListener(handshake.localPort()) ? settings.localDialect() : settings.mainDialect();
  }

  /** A page of elsewhere, or somebody behind a proxy, shall not come in as a local program. */
  private static void requireDirect(Handshake handshake) {
    String host = handshake.header("host").replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
    if (!LOOPBACK_NAMES.contains(host)) {
      throw new Refusal(403, "On this port Host must be a name of the loopback address");
    }
    if (handshake.isForwarded()) {
      throw new Refusal(403, "This port takes no forwarded requests");
    }
    if (!LOOPBACK.contains(handshake.remote())) {
      throw new Refusal(403, "This port serves this machine only");
    }
  }

  private @Nullable Caller localCaller() {
    return settings.localDomain().map(Doorkeeper::local).orElse(null);
  }

  private static Caller local(DomainId domain) {
    return new Caller(new UserId(LOCAL_USER), domain, Role.ADMIN, "Local program");
  }

  private Caller verified(String token) {
    try {
      return verifier.verify(token);
    } catch (Problem problem) {
      throw new Refusal(problem.status(), problem.detail());
    }
  }
}
