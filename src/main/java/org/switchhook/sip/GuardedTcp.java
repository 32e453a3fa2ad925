package org.switchhook.sip;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.stack.ConnectionOrientedMessageChannel;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.NioTcpMessageChannel;
import gov.nist.javax.sip.stack.NioTcpMessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Mailbox;

/**
 * The stack's TCP side with {@link GuardedChannel guarded} connections, so many and no more from
 * peers. Connections to different targets are opened side by side, and none holds the thread that
 * reads them all.
 */
final class GuardedTcp extends NioTcpMessageProcessor {
  private static final long SWEEP_MILLIS = 1000;
  private static final int LANES = 256;

  private final TcpConnections connections;
  private final FailedTargets failed = new FailedTargets();
  private final Map<String, Object> turns = new ConcurrentHashMap<>();
  private final Mailbox[] reading;

  GuardedTcp(InetAddress address, SIPTransactionStack stack, int port, TcpLimits limits) {
    super(address, stack, port);
    connections = new TcpConnections(stack, this, limits);
    nioHandler = connections;
    Executor threads = task -> stack.getSelfRoutingThreadpoolExecutor().execute(task);
    reading = Stream.generate(() -> new Mailbox(threads)).limit(LANES).toArray(Mailbox[]::new);
  }

  @Override
  public void start() throws IOException {
    super.start();
    sipStack
        .getTimer()
        .scheduleWithFixedDelay(new StackTask(this::sweep), SWEEP_MILLIS, SWEEP_MILLIS);
  }

  private void sweep() {
    failed.sweep();
    connections.sweep();
  }

  @Override
  public NioTcpMessageChannel createMessageChannel(
      NioTcpMessageProcessor processor, SocketChannel client) throws IOException {
    NioTcpMessageChannel known = connections.getMessageChannel(client);
    if (known != null) {
      return known;
    }
    if (!connections.hasRoomFor(client.socket().getInetAddress())) {
      client.close();
      throw new IOException("Too many TCP connections");
    }
    NioTcpMessageChannel channel = new GuardedChannel(processor, client);
    connections.putMessageChannel(client, channel);
    return channel;
  }

  @Override
  public MessageChannel createMessageChannel(HostPort target) throws IOException {
    return createMessageChannel(target.getInetAddress(), target.getPort());
  }

  @Override
  public MessageChannel createMessageChannel(InetAddress host, int port) throws IOException {
    String key = MessageChannel.getKey(host, port, transport);
    GuardedChannel open = open(key);
    return open == null ? inTurn(key, host, port) : open;
  }

  /** What is told it for one Call-ID is done in order, on the threads of the stack. */
  Executor reading(String callId) {
    return reading[Math.floorMod(callId.hashCode(), LANES)];
  }

  /**
   * At the first request on a connection. The stack's own closes what stands under the key, which
   * is the same connection when we have opened it.
   */
  @Override
  protected synchronized void cacheMessageChannel(ConnectionOrientedMessageChannel channel) {
    if (messageChannels.get(channel.getKey()) != channel) {
      super.cacheMessageChannel(channel);
    }
  }

  private @Nullable GuardedChannel open(String key) {
    return messageChannels.get(key) instanceof GuardedChannel channel && channel.isOpen()
        ? channel
        : null;
  }

  /** Who comes meanwhile for the same target waits, and gets what the first one got. */
  private MessageChannel inTurn(String key, InetAddress host, int port) throws IOException {
    Object turn = turns.computeIfAbsent(key, any -> new Object());
    try {
      synchronized (turn) {
        GuardedChannel open = open(key);
        if (open == null) {
          open = new GuardedChannel(host, port, sipStack, this);
          messageChannels.put(key, open);
        }
        return open;
      }
    } finally {
      turns.remove(key, turn);
    }
  }

  /** The stack tries twice; the second time is over at once. */
  @Override
  public SocketChannel connect(InetSocketAddress target, InetAddress local, int millis)
      throws IOException {
    failed.check(target);
    try {
      return super.connect(target, local, millis);
    } catch (ConnectException e) {
      throw e; // refused at once: costs nobody time
    } catch (IOException e) {
      failed.add(target);
      throw e;
    }
  }
}
