package org.switchhook.sip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import gov.nist.javax.sip.stack.DatagramQueuedMessageDispatch;
import java.net.DatagramPacket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WaitingDatagramsTest {
  private final CountDownLatch lost = new CountDownLatch(1);
  private final WaitingDatagrams waiting = new WaitingDatagrams(() -> lost.countDown());

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

  private static DatagramQueuedMessageDispatch datagram(String callId, int number) {
    byte[] text = ("INFO sip:a SIP/2.0\r\n" + callId + "\r\nCSeq: " + number).getBytes(ISO_8859_1);
    return new DatagramQueuedMessageDispatch(new DatagramPacket(text, text.length), number);
  }

  @Test
  void thoseOfOneCallShouldWaitUntilTheOneBeforeIsRead() throws Exception {
    waiting.offer(datagram("Call-ID: one", 1));
    waiting.offer(datagram("i:one", 2));
    waiting.offer(datagram("call-id : two", 3));

    assertThat(waiting.take().getReceptionTime()).isEqualTo(1);
    FutureTask<Long> other = new FutureTask<>(() -> waiting.take().getReceptionTime());
    new Thread(other, "other").start();
    assertThat(other.get(5, TimeUnit.SECONDS)).isEqualTo(3);
    assertThat(waiting).isEmpty(); // the second waits for this thread
    assertThat(waiting.take().getReceptionTime()).isEqualTo(2);
  }

  @Test
  void whatWaitsShouldBeReadWhenTheThreadBeforeItHasDied() throws Exception {
    waiting.offer(datagram("Call-ID: one", 1));
    waiting.offer(datagram("Call-ID: one", 2));
    Thread reader =
        new Thread(
            () -> {
              try {
                waiting.take();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              throw new StackOverflowError("as by a message that is nested too deep");
            },
            "reader");
    reader.start();

    assertThat(lost.await(5, TimeUnit.SECONDS)).isTrue();
    FutureTask<Long> other = new FutureTask<>(() -> waiting.take().getReceptionTime());
    new Thread(other, "other").start();
    assertThat(other.get(5, TimeUnit.SECONDS)).isEqualTo(2);
  }

  @Test
  void oneShouldTakeNoMoreMemoryThanItsBytes() throws Exception {
    waiting.offer(datagram(200));

    assertThat(waiting.take().packet.getData()).hasSize(200);
  }
}
