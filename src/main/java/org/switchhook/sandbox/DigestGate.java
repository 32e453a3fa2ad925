package org.switchhook.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.switchhook.platform.Ids;

/** Asks for digest credentials and checks them (RFC 7616, RFC 8760). */
final class DigestGate {
  private static final String REALM = "sandbox";
  private static final int MAX_OPEN = 1000;

  /** The nonce a call has to use, and whether it was told once that its nonce is stale. */
  private record Asked(String nonce, boolean stale) {}

  private final Ids ids;
  private final String user;
  private final String password;
  private final Map<String, Asked> open = new LinkedHashMap<>();

  DigestGate(Ids ids, String user, String password) {
    this.ids = ids;
    this.user = user;
    this.password = password;
  }

  /** What a request gets instead of being served; empty when it may pass. */
  Optional<SipMessage> refusal(SipMessage request, Behaviour behaviour) {
    boolean stale = behaviour.has(Trait.DIGEST_STALE);
    boolean sha = behaviour.has(Trait.DIGEST_SHA256);
    boolean each = behaviour.has(Trait.DIGEST_EACH);
    if (!stale && !sha && !each && !behaviour.has(Trait.DIGEST)) {
      return Optional.empty();
    }
    Map<String, String> given = credentials(request.value("Proxy-Authorization"));
    Asked asked = open.get(request.callId());
    if (asked == null || !asked.nonce().equals(given.get("nonce"))) {
      return Optional.of(challenge(request, behaviour, false));
    }
    if (!isRight(given, request.method(), sha ? "SHA-256" : "MD5")) {
      return Optional.of(request.reply(403, "Wrong Credentials"));
    }
    if (stale && !asked.stale()) {
      return Optional.of(challenge(request, behaviour, true));
    }
    open.remove(request.callId());
    return Optional.empty();
  }

  private SipMessage challenge(SipMessage request, Behaviour behaviour, boolean stale) {
    String nonce = ids.next();
    open.put(request.callId(), new Asked(nonce, stale));
    if (open.size() > MAX_OPEN) {
      open.remove(open.keySet().iterator().next());
    }
    String value =
        "Digest realm=\""
            + REALM
            + "\", nonce=\""
            + nonce
            + "\", algorithm="
            + (behaviour.has(Trait.DIGEST_SHA256) ? "SHA-256" : "MD5")
            + (behaviour.has(Trait.DIGEST) ? "" : ", qop=\"auth\"")
            + (stale ? ", stale=true" : "");
    return request.reply(407, "Proxy Authentication Required").with("Proxy-Authenticate", value);
  }

  private boolean isRight(Map<String, String> given, String method, String algorithm) {
    String first = hash(algorithm, user + ":" + REALM + ":" + password);
    String second = hash(algorithm, method + ":" + given.getOrDefault("uri", ""));
    String middle = given.getOrDefault("nonce", "");
    if (given.containsKey("qop")) {
      middle +=
          ":"
              + given.getOrDefault("nc", "")
              + ":"
              + given.getOrDefault("cnonce", "")
              + ":"
              + given.get("qop");
    }
    String expected = hash(algorithm, first + ":" + middle + ":" + second);
    return user.equals(given.get("username"))
        && MessageDigest.isEqual(bytes(expected), bytes(given.getOrDefault("response", "")));
  }

  private static Map<String, String> credentials(String header) {
    Map<String, String> values = new LinkedHashMap<>();
    if (header.regionMatches(true, 0, "Digest ", 0, 7)) {
      for (String part : HeaderText.list(header.substring(7))) {
        int equals = part.indexOf('=');
        if (equals > 0) {
          values.put(
              part.substring(0, equals).strip(),
              HeaderText.unquoted(part.substring(equals + 1).strip()));
        }
      }
    }
    return values;
  }

  private static String hash(String algorithm, String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes(text)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has " + algorithm, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
