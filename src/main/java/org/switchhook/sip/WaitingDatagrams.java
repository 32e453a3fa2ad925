package org.switchhook.sip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import gov.nist.javax.sip.stack.DatagramQueuedMessageDispatch;
import java.lang.System.Logger.Level;
import java.net.DatagramPacket;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Log;

/**
 * Datagrams that have come and are not read yet: so many, and so many bytes in all. One more is
 * dropped, as it would be by the full buffer of a socket. The stack's own queue has no end, and
 * each of its datagrams takes as much memory as the longest that may come.
 *
 * <p>Those of one Call-ID are read one after another: a thread gets the next only when the thread
 * that reads the one before comes back for more, or dies of it. What waits behind another is not in
 * the queue yet.
 */
final class WaitingDatagrams extends LinkedBlockingQueue<DatagramQueuedMessageDispatch> {
  static final int MOST = 8192;
  static final int MOST_BYTES = 16 * 1024 * 1024;
  private static final long serialVersionUID = 1L;
  private static final System.Logger LOG = Log.of(WaitingDatagrams.class);
  private static final Pattern CALL_ID =
      Pattern.compile("(?im)^(?:Call-ID|i)[ \t]*:[ \t]*([^ \t\r\n]+)");

  // Guarded by itself, as are the counts.
  private final transient Map<String, Queue<Ordered>> behind = new HashMap<>();
  private final transient ThreadLocal<@Nullable String> reading = new ThreadLocal<>();
  private final transient Runnable lost;
  private int waiting;
  private long bytes;
  private long dropped;

  /** A datagram and what it has to keep its place in. */
  private static final class Ordered extends DatagramQueuedMessageDispatch {
    private final String order;

    Ordered(DatagramPacket packet, long time, String order) {
      super(packet, time);
      this.order = order;
    }
  }

  /**
   * @param lost runs when a thread that read here has died; there is one less then
   */
  WaitingDatagrams(Runnable lost) {
    this.lost = lost;
  }

  @Override
  public boolean offer(DatagramQueuedMessageDispatch datagram) {
    DatagramPacket packet = datagram.packet;
    packet.setData(Arrays.copyOf(packet.getData(), packet.getLength()));
    Ordered ordered = new Ordered(packet, datagram.getReceptionTime(), order(packet.getData()));
    synchronized (behind) {
      if (waiting == MOST || bytes + packet.getLength() > MOST_BYTES) {
        noteDrop(++dropped);
        return false;
      }
      waiting++;
      bytes += packet.getLength();
      Queue<Ordered> before = behind.get(ordered.order);
      if (before == null) {
        behind.put(ordered.order, new ArrayDeque<>(1));
        return super.offer(ordered);
      }
      return before.add(ordered);
    }
  }

  private static String order(byte[] message) {
    Matcher callId = CALL_ID.matcher(new String(message, ISO_8859_1));
    return callId.find() ? callId.group(1) : "";
  }

  /** Whoever floods us shall not flood the log: the 1st, 2nd, 4th, 8th and so on are told. */
  private static void noteDrop(long count) {
    if (Long.bitCount(count) == 1) {
      LOG.log(Level.WARNING, "SIP by UDP comes faster than it is read; dropped so far: {0}", count);
    }
  }

  @Override
  public DatagramQueuedMessageDispatch take() throws InterruptedException {
    release();
    DatagramQueuedMessageDispatch datagram = super.take();
    synchronized (behind) {
      waiting--;
      bytes -= datagram.packet.getLength();
    }
    if (datagram instanceof Ordered ordered) {
      reading.set(ordered.order);
    }
    Thread.currentThread().setUncaughtExceptionHandler(this::died);
    return datagram;
  }

  /** The stack catches exceptions, and no errors. In the thread that dies. */
  private void died(Thread reader, Throwable error) {
    release();
    LOG.log(Level.ERROR, "A datagram could not be read", error);
    lost.run();
  }

  /** The thread that comes for more has read what it took before. */
  private void release() {
    String order = reading.get();
    if (order == null) {
      return;
    }
    reading.remove();
    synchronized (behind) {
      Queue<Ordered> waits = behind.get(order);
      Ordered next = waits == null ? null : waits.poll();
      if (next == null) {
        behind.remove(order);
      } else {
        super.offer(next);
      }
    }
  }

  long dropped() {
    synchronized (behind) {
      return dropped;
    }
  }
}
