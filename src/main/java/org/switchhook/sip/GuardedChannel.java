package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.stack.NioTcpMessageChannel;
import gov.nist.javax.sip.stack.NioTcpMessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.text.ParseException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Log;

/**
 * A TCP connection whose stream is cut by {@link TcpFrames}, that keeps the order of the messages
 * of one Call-ID, and that sends what it is given. The stack's own gives each message to another
 * thread, loses the connection it has just opened from its table, opens another for each message,
 * and drops what is written while it swaps them.
 */
final class GuardedChannel extends NioTcpMessageChannel {
  private static final System.Logger LOG = Log.of(GuardedChannel.class);

  // The constructor of the stack may already be reading: nothing here is set when ours begins.
  private @Nullable TcpFrames frames;
  private volatile boolean spoken;
  private volatile boolean active;
  private boolean fromPeer;
  private int age;

  /** A connection to a peer. */
  GuardedChannel(
      InetAddress host, int port, SIPTransactionStack stack, NioTcpMessageProcessor processor)
      throws IOException {
    super(host, port, stack, processor);
  }

  /** A connection from a peer. */
  GuardedChannel(NioTcpMessageProcessor processor, SocketChannel client) throws IOException {
    super(processor, client);
    fromPeer = true;
    messageProcessor = processor;
    myClientInputStream = input(client);
  }

  private static InputStream input(SocketChannel client) throws IOException {
    return client.socket().getInputStream();
  }

  /** Runs on the one thread that reads; an exception closes the connection. */
  @Override
  protected void addBytes(byte[] bytes) throws Exception {
    TcpFrames reading = frames;
    if (reading == null) {
      reading = new TcpFrames(sipStack.getMaxMessageSize());
      frames = reading;
    }
    for (TcpMessage message : reading.take(bytes)) {
      spoken = true;
      active = true;
      reading(message.callId()).execute(() -> read(message.bytes()));
    }
  }

  /** Where all messages of a Call-ID are read one after another. */
  private Executor reading(String callId) {
    return messageProcessor instanceof GuardedTcp ours ? ours.reading(callId) : Runnable::run;
  }

  private void read(byte[] message) {
    try {
      SIPMessage parsed = parsed(message);
      if (parsed != null) {
        processMessage(parsed);
      }
    } catch (ParseException e) {
      LOG.log(Level.DEBUG, "A SIP message over TCP cannot be read", e);
    } catch (Exception e) { // other calls use the connection too
      Failure.note(LOG, "A SIP message over TCP was dropped", e);
    }
  }

  /** Null when there is nothing in it. */
  private @Nullable SIPMessage parsed(byte[] message) throws ParseException {
    MessageParser parser = sipStack.getMessageParserFactory().createMessageParser(sipStack);
    return parser.parseSIPMessage(message, true, false, null);
  }

  /** True when the peer has opened it. */
  boolean isFromPeer() {
    return fromPeer;
  }

  /** False as long as a peer that opened it has sent no whole message. */
  boolean hasSpoken() {
    return spoken || !fromPeer;
  }

  /** How often it was asked since the last message went either way. For one thread. */
  int aged() {
    age = active ? 0 : age + 1;
    active = false;
    return age;
  }

  @Override
  protected void sendMessage(byte[] message, boolean isClient) throws IOException {
    write(message);
  }

  @Override
  public void sendMessage(byte[] message, InetAddress host, int port, boolean retry)
      throws IOException {
    write(message);
  }

  boolean isOpen() {
    SocketChannel socket = getSocketChannel();
    return socket != null && socket.isOpen() && socket.isConnected();
  }

  private void write(byte[] message) throws IOException {
    if (!isOpen() || !(messageProcessor instanceof NioTcpMessageProcessor processor)) {
      throw new IOException("The connection is closed");
    }
    active = true;
    processor.send(getSocketChannel(), message);
  }
}
