package org.switchhook.events;

import java.time.Instant;
import org.switchhook.address.CallId;
import org.switchhook.address.DomainId;
import org.switchhook.address.UserId;
import org.switchhook.call.Status;
import org.switchhook.pair.PairFact;
import org.switchhook.pair.PairPicture;
import org.switchhook.pair.PairView;
import org.switchhook.pair.Side;
import org.switchhook.pair.TransferPicture;
import org.switchhook.pair.TransferView;
import org.switchhook.security.Caller;
import org.switchhook.security.Role;

/** Calls between two parties, and what happens to them. */
final class SomeCalls {
  private static final Instant TIME = Instant.parse("2026-01-31T12:14:02.120391Z");

  private SomeCalls() {}

  static PairPicture picture(String id, PairPicture.State state) {
    boolean over = state == PairPicture.State.ENDED;
    return new PairPicture(
        id, id, state, party("a"), party("b"), TIME, TIME, over ? TIME : null, null);
  }

  private static PairPicture.Party party(String leg) {
    return new PairPicture.Party(
        new CallId(leg), "sip:" + leg + "@example.org", Status.CONNECTED, false, false);
  }

  static PairFact changed(String user, PairPicture picture) {
    return new PairFact.Changed(picture, null, maker(user), TIME);
  }

  static PairFact transferred(String user, String pair, TransferPicture.State state) {
    return new PairFact.Transferred(pair, transfer(state), maker(user), TIME);
  }

  private static TransferPicture transfer(TransferPicture.State state) {
    return new TransferPicture(
        "t1",
        TransferPicture.Kind.CONSULT,
        Side.CALLER,
        "sip:carla@example.org",
        "p2",
        state,
        180,
        "Ringing",
        TIME,
        TIME);
  }

  private static Caller maker(String user) {
    return new Caller(new UserId(user), new DomainId("example"), Role.USER, user);
  }

  /** With all members that there are. */
  static PairView ended() {
    PairView some = PairView.of(picture("p1", PairPicture.State.ENDED));
    return new PairView(
        some.id(),
        some.callid(),
        some.state(),
        some.caller(),
        some.callee(),
        some.createdAt(),
        some.connectedAt(),
        some.endedAt(),
        486,
        "Busy Here");
  }

  static PairView live() {
    return PairView.of(picture("p1", PairPicture.State.CONNECTED));
  }

  static TransferView transfer() {
    return TransferView.of("p1", transfer(TransferPicture.State.CONSULTING));
  }
}
