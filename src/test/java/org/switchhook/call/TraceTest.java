package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.platform.Json;

class TraceTest {
  private static final List<String> PIECES =
      List.of("sip:", "\"", "\\", "<", "ü", "\uD83D\uDE00", "\u2028", ";lr", "%00", "'", "{}", " ");

  private final TraceText text = new TraceText(Json.mapper());
  private final Random random = new Random(7);

  private String word() {
    StringBuilder word = new StringBuilder();
    for (int piece = random.nextInt(6); piece >= 0; piece--) {
      word.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return word.toString();
  }

  private Dialog dialog() {
    List<String> routes = new ArrayList<>();
    for (int route = random.nextInt(4); route > 0; route--) {
      routes.add(word());
    }
    return new Dialog(
        word(),
        word(),
        random.nextBoolean() ? null : word(),
        word(),
        word(),
        word(),
        routes,
        random.nextLong(),
        random.nextInt(),
        -1,
        word(),
        new Description(random.nextLong(), 1, word() + "\r\n\u0000"));
  }

  @Test
  void storedTraceShouldBeReadAsItWasWritten() {
    for (int round = 0; round < 1000; round++) {
      Trace trace = new Trace(dialog(), random.nextBoolean() ? null : dialog());

      String stored = text.write(trace).orElseThrow();

      assertThat(text.read(stored)).contains(trace);
      assertThat(stored).doesNotContain("\u0000"); // which PostgreSQL does not take
    }
  }

  @Test
  void traceThatIsTooLongForTheDatabaseShouldNotBeWritten() {
    Dialog dialog = CallFixture.dialog();
    Input.Answered odd =
        new Input.Answered("t", "sip:phone@127.0.0.1", List.of("x".repeat(200_000)));

    assertThat(text.write(new Trace(dialog.confirmed(odd), null))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{", "[]", "{\"dialog\":7}", "{\"other\":null}"})
  void textOfAnotherFormShouldBeNoTrace(String other) {
    assertThat(text.read(other)).isEmpty();
  }

  static List<CallState> states() {
    return List.copyOf(CallFixture.states().values());
  }

  @ParameterizedTest
  @MethodSource("states")
  void traceOfEachStateShouldEndTheCall(CallState state) {
    Dialog dialog = state.leg().dialog();
    Effect first = CallState.takeUp(state.leg().trace(), CallFixture.TIMES).effects().get(0);

    if (dialog.remoteTag() == null) {
      Dialog cancelled = ((Effect.Cancel) first).dialog();
      assertThat(cancelled.branch()).isEqualTo(dialog.branch());
      assertThat(cancelled.inviteCseq()).isEqualTo(dialog.inviteCseq());
    } else {
      Dialog ended = ((Effect.Bye) first).dialog();
      assertThat(ended.remoteTag()).isEqualTo(dialog.remoteTag());
      assertThat(ended.localCseq()).isGreaterThan(dialog.localCseq() + 1000);
    }
  }
}
