package org.switchhook.testkit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The credentials of a phone for one INVITE (RFC 7616). */
final class DigestAnswer {
  private DigestAnswer() {}

  /** Value of Proxy-Authorization for that challenge. */
  static String to(String challenge, String uri, String user, String password) {
    String realm = value(challenge, "realm");
    String nonce = value(challenge, "nonce");
    String algorithm = challenge.contains("SHA-256") ? "SHA-256" : "MD5";
    boolean qop = challenge.contains("qop");
    String middle = qop ? nonce + ":00000001:cnonce:auth" : nonce;
    String first = hash(algorithm, user + ":" + realm + ":" + password);
    String response =
        hash(algorithm, first + ":" + middle + ":" + hash(algorithm, "INVITE:" + uri));
    return "Digest username=\""
        + user
        + "\", realm=\""
        + realm
        + "\", nonce=\""
        + nonce
        + "\", uri=\""
        + uri
        + "\", algorithm="
        + algorithm
        + ", response=\""
        + response
        + "\""
        + (qop ? ", qop=auth, nc=00000001, cnonce=\"cnonce\"" : "");
  }

  private static String value(String challenge, String name) {
    Matcher found = Pattern.compile(name + "=\"([^\"]*)\"").matcher(challenge);
    if (!found.find()) {
      throw new AssertionError("the challenge has no " + name + ": " + challenge);
    }
    return found.group(1);
  }

  private static String hash(String algorithm, String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
