package org.switchhook.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LadderTest {
  @Test
  void ladderShouldPrintArrowsBetweenTheUsedColumns() {
    Ladder ladder = new Ladder("phone", "server", "REST", "socket");
    ladder.note("REST", "server", "POST calls");
    ladder.note("server", "phone", "INVITE (SDP)");
    ladder.note("phone", "phone", "rings");
    ladder.note("phone", "REST", "far");

    assertThat(ladder.print())
        .isEqualTo(
            """
            phone             server            REST
            |                 |<-- POST calls --|
            |<- INVITE (SDP) -|                 |
            | rings           |                 |
            |-------------- far --------------->|
            """);
  }
}
