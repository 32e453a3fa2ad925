package org.switchhook.sandbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** One TCP connection of the simulator. Used by the thread of its {@link Wire} only. */
final class Connection {
  private static final int MAX_WAITING = 256;

  private final SocketChannel channel;
  private final SelectionKey key;
  private final SipFrames frames = new SipFrames();
  private final Deque<ByteBuffer> waiting = new ArrayDeque<>();

  Connection(SocketChannel channel, SelectionKey key) {
    this.channel = channel;
    this.key = key;
  }

  /** Sends now what fits and the rest when the peer has read. */
  void send(byte[] bytes) throws IOException {
    if (waiting.size() >= MAX_WAITING) {
      throw new IOException("the peer does not read");
    }
    waiting.add(ByteBuffer.wrap(bytes));
    if (channel.isConnected()) {
      flush();
    }
  }

  void connected() throws IOException {
    if (channel.finishConnect()) {
      flush();
    }
  }

  void flush() throws IOException {
    while (!waiting.isEmpty()) {
      channel.write(waiting.element());
      if (waiting.element().hasRemaining()) {
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        return;
      }
      waiting.remove();
    }
    key.interestOps(SelectionKey.OP_READ);
  }

  /** The texts of the messages that are complete now. */
  List<String> read(ByteBuffer buffer) throws IOException {
    buffer.clear();
    if (channel.read(buffer) < 0) {
      throw new IOException("closed by the peer");
    }
    byte[] bytes = new byte[buffer.flip().remaining()];
    buffer.get(bytes);
    try {
      return frames.take(bytes);
    } catch (SipFrames.Broken e) {
      throw new IOException("not SIP: " + e.getMessage(), e);
    }
  }

  void close() {
    key.cancel();
    try {
      channel.close();
    } catch (IOException e) {
      key.attach(null); // nothing is left to be done with a socket that will not close
    }
  }
}
