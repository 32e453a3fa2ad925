package org.switchhook.events;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.Person;
import org.switchhook.platform.Ids;
import org.switchhook.security.Caller;
import org.switchhook.security.TokenVerifier;
import org.switchhook.socket.Connection;
import org.switchhook.socket.Message;
import org.switchhook.socket.ReceiveLimits;
import org.switchhook.socket.Seats;

/** The sessions of this node, found by their secret resume id. Safe for use by many threads. */
@Singleton
class Sessions {
  private static final String NO_SESSION = "No such session; say hello with a token";

  private final Map<String, EventSession> byResumeId = new ConcurrentHashMap<>();
  private final Seats<Person> seats;
  private final Verifier verifier;
  private final Ids ids;
  private final int maxRequests;
  private final SessionWorld world;

  @Inject
  Sessions(TokenVerifier tokens, Ids ids, ReceiveLimits receive, SessionWorld world) {
    this(tokens::verify, ids, receive, world);
  }

  Sessions(Verifier verifier, Ids ids, ReceiveLimits receive, SessionWorld world) {
    this.verifier = verifier;
    this.ids = ids;
    this.maxRequests = receive.waiting();
    this.world = world;
    this.seats = new Seats<>(world.settings().sessions());
  }

  /**
   * Starts the session of the person behind the token. May wait for the issuer's keys.
   *
   * @throws WireProblem {@code invalid_token}, {@code token_expired}, {@code auth_failed}, {@code
   *     session_limit_exceeded}
   */
  EventSession start(ClientMessage.Hello hello, Connection connection) {
    Caller caller = HelloErrors.verified(verifier, hello);
    if (!seats.take(caller.person())) {
      throw new WireProblem(
          "session_limit_exceeded",
          hello.id(),
          false,
          "You have " + world.settings().sessions() + " sessions already");
    }
    EventSession session = new EventSession(caller, ids.next(), ids.next(), maxRequests, world);
    byResumeId.put(session.resumeId(), session);
    session.start(connection, hello.id());
    return session;
  }

  /**
   * Goes on with a session over another connection.
   *
   * @throws WireProblem {@code no_such_session}; {@code invalid_format} for a number that was never
   *     used
   */
  EventSession resume(ClientMessage.Resume resume, Connection connection) {
    EventSession session = byResumeId.get(resume.resumeId());
    if (session == null) {
      throw new WireProblem("no_such_session", resume.id(), false, NO_SESSION);
    }
    if (resume.seq().orElse(0) > session.last()) {
      throw new WireProblem("invalid_format", resume.id(), false, "hello.seq was not sent yet");
    }
    session.resume(connection, resume);
    return session;
  }

  static Message noSuchSession(@Nullable String request) {
    return Wire.error(request, "no_such_session", NO_SESSION);
  }

  void forget(EventSession session) {
    if (byResumeId.remove(session.resumeId(), session)) {
      seats.free(session.caller().person());
    }
  }

  /** {@link TokenVerifier#verify}. */
  interface Verifier {
    Caller verify(String token);
  }
}
