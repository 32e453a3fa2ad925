package org.switchhook.sip;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A raw peer on TCP: waits for the server's connection, or opens one. */
final class TcpPeer extends RawPeer {
  private static final Pattern LENGTH = Pattern.compile("(?im)^Content-Length: *([0-9]+)");

  private final ServerSocket listening;
  private final BlockingQueue<Socket> connections = new LinkedBlockingQueue<>();
  private volatile Socket current;

  TcpPeer() throws IOException {
    listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "tcp-peer");
    thread.setDaemon(true);
    thread.start();
  }

  void connect(int serverPort) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), serverPort);
    current = socket;
    start(() -> read(socket));
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        connections.add(socket);
        current = socket;
        start(() -> read(socket));
      }
    } catch (IOException e) {
      // closed by the test
    }
  }

  private void read(Socket socket) {
    try {
      InputStream in = socket.getInputStream();
      StringBuilder text = new StringBuilder();
      for (int next = in.read(); next != -1; next = in.read()) {
        text.append((char) next);
        if (text.toString().endsWith("\r\n\r\n")) {
          Matcher length = LENGTH.matcher(text);
          int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
          text.append(new String(in.readNBytes(body), StandardCharsets.UTF_8));
          heard.add(new Heard(text.toString()));
          text.setLength(0);
        }
      }
    } catch (IOException e) {
      // closed by the test
    }
  }

  /** How many connections the server has opened to us. */
  int accepted() {
    return connections.size();
  }

  @Override
  String transport() {
    return "tcp";
  }

  @Override
  int port() {
    return listening.getLocalPort();
  }

  @Override
  void send(String text) throws IOException {
    current.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    listening.close();
    Socket socket = current;
    if (socket != null) {
      socket.close();
    }
  }
}
