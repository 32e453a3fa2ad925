package org.switchhook.sip;

import static org.assertj.core.api.Assertions.assertThat;

import gov.nist.javax.sip.stack.DatagramQueuedMessageDispatch;
import java.net.DatagramPacket;
import org.junit.jupiter.api.Test;

class WaitingDatagramsTest {
  private final WaitingDatagrams waiting = new WaitingDatagrams();

  /** As the stack makes one: its array is as long as the longest message. */
  private static DatagramQueuedMessageDispatch datagram(int length) {
    return new DatagramQueuedMessageDispatch(new DatagramPacket(new byte[65_535], length), 0);
  }

  @Test
  void whatIsOneTooManyShouldBeDroppedUntilOneIsRead() throws Exception {
    for (int count = 0; count < WaitingDatagrams.MOST; count++) {
      assertThat(waiting.offer(datagram(200))).isTrue();
    }
    assertThat(waiting.offer(datagram(200))).isFalse();
    waiting.take();

    assertThat(waiting.offer(datagram(200))).isTrue();
    assertThat(waiting.dropped()).isEqualTo(1);
  }

  @Test
  void longOnesShouldCountByTheirBytes() throws Exception {
    int most = WaitingDatagrams.MOST_BYTES / 65_535;
    for (int count = 0; count < most; count++) {
      assertThat(waiting.offer(datagram(65_535))).isTrue();
    }
    assertThat(waiting.offer(datagram(65_535))).isFalse();
    waiting.take();

    assertThat(waiting.offer(datagram(65_535))).isTrue();
  }

  @Test
  void oneShouldTakeNoMoreMemoryThanItsBytes() throws Exception {
    waiting.offer(datagram(200));

    assertThat(waiting.take().packet.getData()).hasSize(200);
  }
}
