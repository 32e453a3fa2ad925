package org.switchhook.sip;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.NioTcpMessageChannel;
import gov.nist.javax.sip.stack.NioTcpMessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** The stack's TCP side with {@link GuardedChannel guarded} connections. */
final class GuardedTcp extends NioTcpMessageProcessor {
  GuardedTcp(InetAddress address, SIPTransactionStack stack, int port) {
    super(address, stack, port);
  }

  @Override
  public NioTcpMessageChannel createMessageChannel(
      NioTcpMessageProcessor processor, SocketChannel client) throws IOException {
    NioTcpMessageChannel known = nioHandler.getMessageChannel(client);
    if (known != null) {
      return known;
    }
    NioTcpMessageChannel channel = new GuardedChannel(processor, client);
    nioHandler.putMessageChannel(client, channel);
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
    return open == null ? connect(key, host, port) : open;
  }

  private @Nullable GuardedChannel open(String key) {
    return messageChannels.get(key) instanceof GuardedChannel channel && channel.isOpen()
        ? channel
        : null;
  }

  private synchronized MessageChannel connect(String key, InetAddress host, int port)
      throws IOException {
    GuardedChannel open = open(key);
    if (open == null) {
      open = new GuardedChannel(host, port, sipStack, this);
      messageChannels.put(key, open);
    }
    return open;
  }
}
