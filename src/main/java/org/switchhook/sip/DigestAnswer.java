package org.switchhook.sip;

/** The response value of digest authentication (RFC 7616 3.4.1, for SIP RFC 8760). */
record DigestAnswer(String user, String password, String method, String uri) {
  /** Every nonce is used once. */
  static final String COUNT = "00000001";

  String to(DigestChallenge challenge) {
    DigestAlgorithm algorithm = challenge.algorithm();
    String secret = algorithm.hash(user + ":" + challenge.realm() + ":" + password);
    String request = algorithm.hash(method + ":" + uri);
    String middle =
        challenge.qop()
            ? challenge.nonce() + ":" + COUNT + ":" + challenge.cnonce() + ":auth"
            : challenge.nonce();
    return algorithm.hash(secret + ":" + middle + ":" + request);
  }
}
