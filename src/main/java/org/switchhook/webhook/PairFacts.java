package org.switchhook.webhook;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.pair.PairFact;
import org.switchhook.pair.PairPicture;
import org.switchhook.pair.PairPicture.State;
import org.switchhook.pair.PairView;
import org.switchhook.pair.TransferView;

/** Hands over what happens to calls between two parties; what happens to their legs goes beside. */
@Singleton
class PairFacts {
  private final Intake intake;

  @Inject
  PairFacts(Intake intake) {
    this.intake = intake;
  }

  void on(@Observes PairFact fact) {
    if (fact instanceof PairFact.Transferred transferred) {
      tell(EventType.PAIR_TRANSFER, fact, TransferView.of(fact.pair(), transferred.transfer()));
    } else if (fact instanceof PairFact.Changed changed) {
      type(changed.before(), changed.picture())
          .ifPresent(type -> tell(type, fact, PairView.of(changed.picture())));
    }
  }

  private void tell(EventType type, PairFact fact, Object data) {
    Optional<WebhookEvent> event =
        Optional.of(new WebhookEvent(type, fact.maker().domain(), fact.pair(), fact.at(), data));
    intake.tell(() -> event);
  }

  /** Empty for what the events of a leg tell. */
  static Optional<EventType> type(@Nullable PairPicture before, PairPicture now) {
    if (before == null || before.state() != now.state()) {
      return Optional.of(type(now.state()));
    }
    if (now.state() != State.CONNECTED) {
      return Optional.empty();
    }
    boolean others =
        !Objects.equals(leg(before.caller()), leg(now.caller()))
            || !Objects.equals(leg(before.callee()), leg(now.callee()));
    if (others || !before.callid().equals(now.callid())) {
      return Optional.of(EventType.PAIR_CHANGED);
    }
    int holds = Integer.compare(marks(now), marks(before));
    if (holds == 0) {
      return Optional.empty();
    }
    return Optional.of(holds > 0 ? EventType.PAIR_HELD : EventType.PAIR_RESUMED);
  }

  private static EventType type(State state) {
    return switch (state) {
      case STARTING -> EventType.PAIR_STARTING;
      case RINGING -> EventType.PAIR_RINGING;
      case CONNECTED -> EventType.PAIR_CONNECTED;
      case ENDED -> EventType.PAIR_ENDED;
    };
  }

  private static @Nullable CallId leg(PairPicture.@Nullable Party party) {
    return party == null ? null : party.leg();
  }

  private static int marks(PairPicture picture) {
    return marks(picture.caller()) + marks(picture.callee());
  }

  private static int marks(PairPicture.@Nullable Party party) {
    if (party == null) {
      return 0;
    }
    return (party.heldByUs() ? 1 : 0) + (party.heldByPhone() ? 1 : 0);
  }
}
