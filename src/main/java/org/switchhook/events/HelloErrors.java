package org.switchhook.events;

import org.switchhook.platform.Problem;
import org.switchhook.security.Caller;

/** A token's refusals in the words of the socket. */
final class HelloErrors {
  private HelloErrors() {}

  static Caller verified(Sessions.Verifier verifier, ClientMessage.Hello hello) {
    try {
      return verifier.verify(hello.token());
    } catch (Problem problem) {
      throw new WireProblem(code(problem), hello.id(), false, problem.detail());
    }
  }

  private static String code(Problem problem) {
    if (problem.id().equals("token-expired")) {
      return "token_expired";
    }
    return problem.status() == 401 ? "invalid_token" : "auth_failed";
  }
}
