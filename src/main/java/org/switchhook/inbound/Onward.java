package org.switchhook.inbound;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.switchhook.address.Person;
import org.switchhook.call.Callers;
import org.switchhook.call.IncomingCall;
import org.switchhook.call.IncomingCallHandler;
import org.switchhook.pair.Passage;
import org.switchhook.pair.PassingOn;
import org.switchhook.platform.Problem;
import org.switchhook.security.Caller;
import org.switchhook.security.Role;
import org.switchhook.trunk.PassThrough;
import org.switchhook.trunk.Trunks;

/** Calls of a trunk that go on to somebody else, with us between the two. */
@Singleton
class Onward {
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_HOPS = 483;
  private static final int NOT_ACCEPTABLE = 488;

  private final Trunks trunks;
  private final UserNumbers users;
  private final Callers callers;
  private final PassingOn passing;

  @Inject
  Onward(Trunks trunks, UserNumbers users, Callers callers, PassingOn passing) {
    this.trunks = trunks;
    this.users = users;
    this.callers = callers;
    this.passing = passing;
  }

  /**
   * False when calls of that trunk do not go on. Waits for the database.
   *
   * @throws Refusal with the code to refuse with
   * @throws Problem when this node, or the owner of the call, has too many
   */
  boolean pass(IncomingCall call, IncomingCallHandler.Reply reply) {
    PassThrough route = trunks.passThrough(call.trunk()).orElse(null);
    if (route == null) {
      return false;
    }
    if (call.hops() < 1) {
      throw new Refusal(TOO_MANY_HOPS);
    }
    if (call.offered() && call.offer() == null) {
      throw new Refusal(NOT_ACCEPTABLE);
    }
    users.requireReceiving(call.target());
    try {
      passing.pass(passage(call, route), reply);
    } catch (Problem problem) {
      throw refusal(problem);
    }
    return true;
  }

  private Passage passage(IncomingCall call, PassThrough route) {
    Person owner = route.owner();
    Caller maker = new Caller(owner.user(), owner.domain(), Role.USER, owner.user().value());
    try {
      String callee = route.callee(call.target()).text();
      return new Passage(call, maker, callee, callers.address(call.caller()));
    } catch (IllegalArgumentException e) {
      throw new Refusal(NOT_FOUND);
    }
  }

  private static RuntimeException refusal(Problem problem) {
    return switch (problem.status()) {
      case BAD_REQUEST -> new Refusal(NOT_FOUND);
      case FORBIDDEN -> new Refusal(FORBIDDEN);
      default -> problem;
    };
  }
}
