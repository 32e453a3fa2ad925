package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.switchhook.testkit.CallApiClient;
import org.switchhook.testkit.CallApiClient.Run;
import org.switchhook.testkit.IncomingInvite;
import org.switchhook.testkit.SipPhone;

/** Scripted phones that agree to what the client's commands ask of them. */
final class CallApiPhones implements AutoCloseable {
  private static final Executor OWN_THREAD = task -> new Thread(task).start();

  private final List<SipPhone> phones = new ArrayList<>();
  private final CallApiClient client;

  CallApiPhones(CallApiClient client) {
    this.client = client;
  }

  SipPhone phone(String name) {
    SipPhone phone = SipPhone.udp(name);
    phones.add(phone);
    return phone;
  }

  /** Runs the client while phones do something, each on a thread of its own. */
  Run run(String method, String params, Runnable... phones) {
    Supplier<Run> running = () -> client.run(method, params);
    CompletableFuture<Run> run = CompletableFuture.supplyAsync(running, OWN_THREAD);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (Runnable each : phones) {
      all.add(CompletableFuture.runAsync(each, OWN_THREAD));
    }
    assertThat(run).succeedsWithin(30, TimeUnit.SECONDS);
    all.forEach(each -> assertThat(each).succeedsWithin(30, TimeUnit.SECONDS));
    return run.join();
  }

  /** Both answer. */
  Run start(SipPhone caller, SipPhone callee) {
    return run(
        "CallStart",
        "{'caller':'%s','callee':'%s'}".formatted(caller.uri(), callee.uri()),
        () -> {
          IncomingInvite first = caller.expectInvite();
          first.ring();
          first.answer();
          caller.expectAck();
          agree(caller);
        },
        () -> answer(callee));
  }

  static void answer(SipPhone phone) {
    IncomingInvite invite = phone.expectInvite();
    invite.ring();
    invite.answer();
    phone.expectAck();
  }

  /** To one change of the call that it is in. */
  static void agree(SipPhone phone) {
    phone.expectReinvite().answer();
    phone.expectAck();
  }

  static void hangUp(SipPhone phone) {
    phone.expectBye().ok();
  }

  @Override
  public void close() {
    phones.forEach(SipPhone::close);
  }
}
