package org.switchhook.pair;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All combinations of who holds which leg, and what the caller is told of the callee then. */
class MarksTest {
  /** Marks: o = by us, p = by its phone, - = none. */
  @ParameterizedTest(name = "caller {0}, callee {1}: {2}, one way {3}")
  @CsvSource({
    "--, --, SENDRECV, SENDRECV",
    "-p, --, RECVONLY, RECVONLY",
    "--, -p, SENDONLY, SENDONLY",
    "-p, -p, INACTIVE, INACTIVE",
    "o-, --, INACTIVE, SENDONLY",
    "op, --, INACTIVE, INACTIVE",
    "o-, -p, INACTIVE, SENDONLY",
    "op, -p, INACTIVE, INACTIVE",
    "--, o-, INACTIVE, RECVONLY",
    "-p, o-, INACTIVE, RECVONLY",
    "--, op, INACTIVE, INACTIVE",
    "-p, op, INACTIVE, INACTIVE",
    "o-, o-, INACTIVE, INACTIVE",
    "op, o-, INACTIVE, INACTIVE",
    "o-, op, INACTIVE, INACTIVE",
    "op, op, INACTIVE, INACTIVE",
  })
  void mediaShouldFlowWhenNoMarkIsLeft(
      String caller, String callee, String told, String toldOneWay) {
    Marks listener = marks(caller);
    Marks speaker = marks(callee);

    assertThat(Marks.told(listener, speaker, false)).hasToString(told);
    assertThat(Marks.told(listener, speaker, true)).hasToString(toldOneWay);
  }

  private static Marks marks(String text) {
    return new Marks(text.contains("o"), text.contains("p"));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void resumeShouldTakeOurMarkOnly(boolean ours, boolean phone) {
    assertThat(new Marks(ours, phone).ours(false)).isEqualTo(new Marks(false, phone));
    assertThat(new Marks(ours, phone).phone(false)).isEqualTo(new Marks(ours, false));
  }
}
