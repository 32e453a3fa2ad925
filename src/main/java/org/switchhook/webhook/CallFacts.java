package org.switchhook.webhook;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import org.switchhook.address.DomainId;
import org.switchhook.call.Call;
import org.switchhook.call.CallFact;
import org.switchhook.call.Calls;

/** Hands the statuses of calls over. Which domain a call is of says its row. */
@Singleton
class CallFacts {
  private final Intake intake;
  private final Calls calls;

  @Inject
  CallFacts(Intake intake, Calls calls) {
    this.intake = intake;
    this.calls = calls;
  }

  void on(@Observes CallFact.Changed fact) {
    intake.tell(() -> calls.find(fact.call()).map(call -> event(fact, call)));
  }

  private static WebhookEvent event(CallFact.Changed fact, Call call) {
    return new WebhookEvent(
        EventType.of(fact.progress().status()),
        new DomainId(call.domain()),
        fact.call().value(),
        fact.at(),
        CallData.of(fact, call));
  }

  /** The end of a call that a crash cut off; nobody else tells of it. */
  void lost(Call call) {
    intake.tell(
        () ->
            Optional.of(
                new WebhookEvent(
                    EventType.of(call.status()),
                    new DomainId(call.domain()),
                    call.id().value(),
                    Objects.requireNonNull(call.endedAt()),
                    CallData.of(call))));
  }
}
