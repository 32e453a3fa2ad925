package org.switchhook.security;

import org.switchhook.platform.Problem;

/** Why a token proves nothing: always 401, with a word for the reason. */
final class TokenProblem extends Problem {
  private static final long serialVersionUID = 1L;

  private TokenProblem(String id, String detail) {
    super(401, id, null, detail);
  }

  static TokenProblem missing() {
    return new TokenProblem("token-missing", "A bearer token is needed");
  }

  static TokenProblem expired() {
    return new TokenProblem("token-expired", "The token has expired; get a new one");
  }

  /**
   * @param why the second half of a sentence about the token; never a part of the token itself
   */
  static TokenProblem invalid(String why) {
    return new TokenProblem("token-invalid", "The token " + why);
  }
}
