package org.switchhook.sip;

import gov.nist.javax.sip.stack.NIOHandler;
import gov.nist.javax.sip.stack.NioTcpMessageChannel;
import gov.nist.javax.sip.stack.NioTcpMessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The open TCP connections. The stack's own table is a plain {@code HashMap} that several threads
 * use; its sweeper, which only that table feeds, is switched off.
 */
final class TcpConnections extends NIOHandler {
  private final Map<SocketChannel, NioTcpMessageChannel> open = new ConcurrentHashMap<>();
  private final TcpLimits limits;

  TcpConnections(SIPTransactionStack stack, NioTcpMessageProcessor processor, TcpLimits limits) {
    super(stack, processor);
    this.limits = limits;
  }

  /** False when a peer at this address has to be turned away. */
  boolean hasRoomFor(InetAddress source) {
    List<InetAddress> sources =
        channels().stream()
            .filter(GuardedChannel::isFromPeer)
            .filter(GuardedChannel::isOpen)
            .map(GuardedChannel::getPeerPacketSourceAddress)
            .toList();
    long fromOne = sources.stream().filter(source::equals).count();
    return sources.size() < limits.connections() && fromOne < limits.connectionsOfOne();
  }

  /** Closes what is idle for too long; to be called once a second. */
  void sweep() {
    for (GuardedChannel channel : channels()) {
      if (!channel.isOpen() || channel.aged() > limits.secondsFor(channel)) {
        channel.close();
      }
    }
  }

  private List<GuardedChannel> channels() {
    return open.values().stream()
        .filter(GuardedChannel.class::isInstance)
        .map(GuardedChannel.class::cast)
        .toList();
  }

  @Override
  public @Nullable NioTcpMessageChannel getMessageChannel(SocketChannel socket) {
    return open.get(socket);
  }

  @Override
  public void putMessageChannel(SocketChannel socket, NioTcpMessageChannel channel) {
    open.put(socket, channel);
  }

  @Override
  public void removeMessageChannel(SocketChannel socket) {
    open.remove(socket);
  }

  @Override
  public int getCurrentChannelSize() {
    return open.size();
  }

  @Override
  public void stop() {
    super.stop();
    channels().forEach(GuardedChannel::close);
  }
}
