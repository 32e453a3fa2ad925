package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.Header;
import javax.sip.header.ProxyAuthorizationHeader;
import org.switchhook.platform.Ids;
import org.switchhook.trunk.Trunk;

/** Writes the header that answers a digest challenge with a trunk's name and secret. */
@Singleton
class Credentials {
  private final Ids ids;

  @Inject
  Credentials(Ids ids) {
    this.ids = ids;
  }

  static boolean has(Trunk trunk) {
    return trunk.user() != null && trunk.password() != null;
  }

  /**
   * @param uri the request URI as it stands in the request line
   * @throws ParseException when the trunk has no credentials or a value cannot stand in a header
   */
  Header answer(DigestChallenge challenge, Trunk trunk, String method, String uri)
      throws ParseException {
    String user = trunk.user();
    String password = trunk.password();
    if (user == null || password == null) {
      throw new ParseException("the trunk has no credentials", 0);
    }
    String cnonce = ids.next();
    String response = new DigestAnswer(user, password, method, uri).to(challenge, cnonce);
    StringBuilder value = new StringBuilder("Digest username=").append(quoted(user));
    value.append(", realm=\"").append(challenge.realm());
    value.append("\", nonce=\"").append(challenge.nonce());
    value.append("\", uri=").append(quoted(uri));
    value.append(", response=\"").append(response).append('"');
    if (challenge.named()) {
      value.append(", algorithm=").append(challenge.algorithm().word());
    }
    String opaque = challenge.opaque();
    if (opaque != null) {
      value.append(", opaque=\"").append(opaque).append('"');
    }
    if (challenge.qop()) {
      value.append(", qop=auth, cnonce=\"").append(cnonce).append('"');
      value.append(", nc=").append(DigestAnswer.COUNT);
    }
    String name = challenge.proxy() ? ProxyAuthorizationHeader.NAME : AuthorizationHeader.NAME;
    return Parts.header(name, value.toString());
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
