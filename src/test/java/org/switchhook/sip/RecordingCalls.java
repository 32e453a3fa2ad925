package org.switchhook.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.switchhook.address.CallId;
import org.switchhook.call.CallSettings;
import org.switchhook.call.Dialog;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;
import org.switchhook.call.ReferTimes;
import org.switchhook.call.Replacement;
import org.switchhook.call.Replaces;
import org.switchhook.testkit.HandTime;
import org.switchhook.testkit.HandWork;
import org.switchhook.testkit.Recorded;

/** The place of the live calls: keeps what it is told, and knows the dialogs that a test names. */
final class RecordingCalls extends LiveCalls {
  private final Map<String, CallId> byCallId = new ConcurrentHashMap<>();
  final Map<Replaces, Replacement> replacements = new ConcurrentHashMap<>();
  private final BlockingQueue<Input> told = new LinkedBlockingQueue<>();

  RecordingCalls() {
    super(
        () -> {
          throw new IllegalStateException("nothing is sent from here");
        },
        new Recorded<>(),
        new HandWork(),
        new HandTime(),
        new HandTime(),
        traced -> {},
        new CallSettings(10, Duration.ofMillis(500), Duration.ofSeconds(4), ReferTimes.USUAL));
  }

  void live(CallId call, Dialog dialog) {
    byCallId.put(dialog.callId() + dialog.localTag(), call);
  }

  void gone(Dialog dialog) {
    byCallId.remove(dialog.callId() + dialog.localTag());
  }

  @Override
  public boolean tell(CallId call, Input input) {
    boolean live = byCallId.containsValue(call);
    if (live) {
      told.add(input);
    }
    return live;
  }

  @Override
  public Optional<CallId> byDialog(String sipCallId, String localTag) {
    return Optional.ofNullable(byCallId.get(sipCallId + localTag));
  }

  @Override
  public Replacement replaced(Replaces named) {
    return replacements.getOrDefault(named, new Replacement(null, 481));
  }

  <T extends Input> T next(Class<T> kind) throws InterruptedException {
    Input input = told.poll(5, TimeUnit.SECONDS);
    assertThat(input).isInstanceOf(kind);
    return kind.cast(input);
  }

  void hearNothing(long millis) throws InterruptedException {
    assertThat(told.poll(millis, TimeUnit.MILLISECONDS)).isNull();
  }
}
