package org.switchhook.sip;

import gov.nist.javax.sip.stack.DatagramQueuedMessageDispatch;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.switchhook.platform.Log;

/**
 * Datagrams that have come and are not read yet: so many, and so many bytes in all. One more is
 * dropped, as it would be by the full buffer of a socket. The stack's own queue has no end, and
 * each of its datagrams takes as much memory as the longest that may come.
 */
final class WaitingDatagrams extends LinkedBlockingQueue<DatagramQueuedMessageDispatch> {
  static final int MOST = 8192;
  static final int MOST_BYTES = 16 * 1024 * 1024;
  private static final long serialVersionUID = 1L;
  private static final System.Logger LOG = Log.of(WaitingDatagrams.class);

  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();

  WaitingDatagrams() {
    super(MOST);
  }

  @Override
  public boolean offer(DatagramQueuedMessageDispatch datagram) {
    int length = datagram.packet.getLength();
    boolean fits = bytes.addAndGet(length) <= MOST_BYTES;
    datagram.packet.setData(Arrays.copyOf(datagram.packet.getData(), length));
    boolean taken = fits && super.offer(datagram);
    if (!taken) {
      bytes.addAndGet(-length);
      noteDrop(dropped.incrementAndGet());
    }
    return taken;
  }

  /** Whoever floods us shall not flood the log: the 1st, 2nd, 4th, 8th and so on are told. */
  private static void noteDrop(long count) {
    if (Long.bitCount(count) == 1) {
      LOG.log(Level.WARNING, "SIP by UDP comes faster than it is read; dropped so far: {0}", count);
    }
  }

  @Override
  public DatagramQueuedMessageDispatch take() throws InterruptedException {
    DatagramQueuedMessageDispatch datagram = super.take();
    bytes.addAndGet(-datagram.packet.getLength());
    return datagram;
  }

  long dropped() {
    return dropped.get();
  }
}
