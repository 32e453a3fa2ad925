package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import javax.sip.address.SipURI;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.Header;
import javax.sip.header.ProxyAuthorizationHeader;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.TrunkId;
import org.switchhook.call.Challenge;
import org.switchhook.trunk.Trunk;
import org.switchhook.trunk.Trunks;

/** Writes the header that answers a digest challenge with a trunk's name and secret. */
@Singleton
class Credentials {
  private final Trunks trunks;

  @Inject
  Credentials(Trunks trunks) {
    this.trunks = trunks;
  }

  static boolean has(Trunk trunk) {
    return trunk.user() != null && trunk.password() != null;
  }

  /**
   * Adds what answers a challenge; nothing when there is no challenge or no such trunk.
   *
   * @param method of the request that is authorised: for an ACK its INVITE
   * @param uri of that request, as it stands in the request line
   * @throws ParseException when the trunk has no credentials or a value cannot stand in a header
   */
  void add(Request request, @Nullable Challenge challenge, TrunkId id, String method, SipURI uri)
      throws ParseException {
    Trunk trunk = trunks.find(id).orElse(null);
    if (trunk != null && challenge instanceof DigestChallenge digest) {
      request.setHeader(answer(digest, trunk, method, uri.toString()));
    }
  }

  static Header answer(DigestChallenge challenge, Trunk trunk, String method, String uri)
      throws ParseException {
    String user = trunk.user();
    String password = trunk.password();
    if (user == null || password == null) {
      throw new ParseException("the trunk has no credentials", 0);
    }
    String response = new DigestAnswer(user, password, method, uri).to(challenge);
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
      value.append(", qop=auth, cnonce=\"").append(challenge.cnonce()).append('"');
      value.append(", nc=").append(DigestAnswer.COUNT);
    }
    String name = challenge.proxy() ? ProxyAuthorizationHeader.NAME : AuthorizationHeader.NAME;
    return Parts.header(name, value.toString());
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
