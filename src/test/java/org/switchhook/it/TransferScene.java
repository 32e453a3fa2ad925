package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.Ladder;

/** A call of Bob's between two parties on the server under test, which he transfers over REST. */
final class TransferScene {
  private static final Executor OWN_THREAD = task -> new Thread(task).start();
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  final Api api;
  private final Api unseen = Api.of(SampleUser.BOB);
  String call = "";
  String transfer = "";

  TransferScene(Ladder ladder) {
    api = Api.of(SampleUser.BOB, ladder);
  }

  /** Accepted, and not answered by anybody. */
  void start(String caller, String callee) {
    call = another(caller, callee);
  }

  String another(String caller, String callee) {
    Api.Answer answer = api.post("calls", Map.of("caller", caller, "callee", callee));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.text("id");
  }

  void awaitConnected() {
    awaitConnected(call);
  }

  void awaitConnected(String which) {
    await("calls/" + which, "connected");
  }

  void awaitEnded() {
    await("calls/" + call, "ended");
  }

  private Api.Answer await(String path, String state) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Api.Answer answer = unseen.get(path);
    while (!answer.text("state").equals(state)) {
      assertThat(System.nanoTime()).as(state + ", not " + answer.body()).isLessThan(end);
      answer = unseen.get(path);
    }
    return answer;
  }

  Api.Answer tryTo(String type, String transferor, String target, String... headers) {
    Map<String, String> body = new HashMap<>();
    body.put("type", type);
    body.put("transferor", transferor);
    body.put("target", target);
    return api.post("calls/" + call + "/transfers", body, headers);
  }

  void begin(String type, String transferor, String target) {
    begun(tryTo(type, transferor, target));
  }

  void begun(Api.Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    assertThat(answer.text("state")).isEqualTo("calling");
    transfer = answer.text("id");
    assertThat(answer.header("Location")).endsWith("/api/v1/" + path());
  }

  private String path() {
    return "calls/" + call + "/transfers/" + transfer;
  }

  /** The transfer, as soon as it is in that state. */
  Api.Answer awaitState(String state) {
    return await(path(), state);
  }

  /** Its answer comes when the phones have agreed. */
  CompletableFuture<Api.Answer> say(String command) {
    return CompletableFuture.supplyAsync(() -> api.post(path() + "/" + command, null), OWN_THREAD);
  }

  CompletableFuture<Api.Answer> cancel() {
    return CompletableFuture.supplyAsync(() -> api.delete(path()), OWN_THREAD);
  }

  static void expect(CompletableFuture<Api.Answer> answer, String state) {
    assertThat(answer).succeedsWithin(PATIENCE);
    Api.Answer said = answer.join();
    assertThat(said.status()).as(said.body().toString()).isEqualTo(200);
    assertThat(said.text("state")).isEqualTo(state);
  }

  static void expectProblem(Api.Answer answer, int status, String problem) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
  }

  void end() {
    assertThat(api.delete("calls/" + call).status()).isEqualTo(202);
  }
}
