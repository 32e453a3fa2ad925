package org.switchhook.sip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.sip.header.ProxyAuthenticateHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Text;

/** Reads 401 and 407: the strongest digest challenge that we can answer. */
final class ChallengeReader {
  private static final int MAX_VALUE = 1024;

  /** What may stand between the quotes of a quoted string. */
  private static final Pattern QUOTABLE = Pattern.compile("(?:[^\"\\\\]|\\\\.)*+");

  private static final Pattern AUTH = Pattern.compile("(?i).*(?:^|,)\\s*auth\\s*(?:,.*|$)");

  private ChallengeReader() {}

  /**
   * Empty when there is none that we can answer.
   *
   * @param cnonce for the answer
   * @param ours whether a realm is one whose challenges may be answered
   */
  static Optional<DigestChallenge> read(Response response, String cnonce, Predicate<String> ours) {
    boolean proxy = response.getStatusCode() == Response.PROXY_AUTHENTICATION_REQUIRED;
    String name = proxy ? ProxyAuthenticateHeader.NAME : WWWAuthenticateHeader.NAME;
    List<DigestChallenge> usable = new ArrayList<>();
    Iterator<?> headers = response.getHeaders(name);
    while (headers.hasNext()) {
      // a ProxyAuthenticateHeader is a WWWAuthenticateHeader too
      if (headers.next() instanceof WWWAuthenticateHeader header) {
        read(header, proxy, cnonce)
            .filter(challenge -> ours.test(challenge.realm()))
            .ifPresent(usable::add);
      }
    }
    return usable.stream().max(Comparator.comparing(DigestChallenge::algorithm));
  }

  private static Optional<DigestChallenge> read(
      WWWAuthenticateHeader header, boolean proxy, String cnonce) {
    String realm = header.getRealm();
    String nonce = header.getNonce();
    String opaque = header.getOpaque();
    String qop = header.getQop();
    boolean auth = qop != null && AUTH.matcher(qop).matches();
    boolean readable = isValue(realm) && isValue(nonce) && (opaque == null || isValue(opaque));
    if (!"Digest".equalsIgnoreCase(header.getScheme()) || !readable || (qop != null && !auth)) {
      return Optional.empty();
    }
    String named = header.getAlgorithm();
    return DigestAlgorithm.of(named)
        .map(
            algorithm ->
                new DigestChallenge(
                    proxy,
                    realm,
                    nonce,
                    opaque,
                    algorithm,
                    named != null,
                    auth,
                    header.isStale(),
                    cnonce));
  }

  private static boolean isValue(@Nullable String text) {
    return text != null
        && text.length() <= MAX_VALUE
        && !Text.hasControl(text)
        && QUOTABLE.matcher(text).matches();
  }
}
