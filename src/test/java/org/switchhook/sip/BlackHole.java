package org.switchhook.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A TCP port whose queue is full: whoever connects hears nothing. */
final class BlackHole implements AutoCloseable {
  private static final int MOST = 20;

  private final ServerSocket listening;
  private final List<Socket> queue = new ArrayList<>();

  BlackHole() throws IOException {
    listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    while (queue.size() < MOST && join()) {
      // one more in the queue
    }
  }

  private boolean join() throws IOException {
    Socket socket = new Socket();
    queue.add(socket);
    try {
      socket.connect(listening.getLocalSocketAddress(), 200);
      return true;
    } catch (SocketTimeoutException full) {
      return false;
    }
  }

  String uri() {
    return "sip:phone@127.0.0.1:" + listening.getLocalPort() + ";transport=tcp";
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : queue) {
      socket.close();
    }
    listening.close();
  }
}
