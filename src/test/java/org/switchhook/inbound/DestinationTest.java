package org.switchhook.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DestinationTest {
  private static Destination of(String target, String header) {
    return Destination.of(InboundFixture.call(target, header, InboundFixture.BOB));
  }

  @Test
  void pinShouldStandBehindAStar() {
    assertThat(of("48213975*2468", null)).isEqualTo(new Destination("48213975", "2468"));
  }

  @Test
  void pinShouldBeTakenFromTheHeaderWhenTheNumberHasNone() {
    assertThat(of("48213975", "2468")).isEqualTo(new Destination("48213975", "2468"));
    assertThat(of("48213975*1111", "2468").pin()).isEqualTo("1111");
  }

  @Test
  void destinationShouldHaveNoPinWhenNoneWasGiven() {
    assertThat(of("48213975", null).pin()).isNull();
    assertThat(of("48213975*", null).pin()).isEmpty();
    assertThat(of("48213975*2468", null).toString()).doesNotContain("2468");
  }
}
