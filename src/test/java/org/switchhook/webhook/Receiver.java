package org.switchhook.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes connections on loopback, notes each request as text and says what the test wants. */
final class Receiver implements AutoCloseable {
  private final ServerSocket server;
  private final String answer;
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());

  /**
   * @param answer all that is sent; empty for a receiver that is silent and keeps the connection
   */
  Receiver(ServerSocket server, String answer) {
    this.server = server;
    this.answer = answer;
    Thread thread = new Thread(this::run, "receiver");
    thread.setDaemon(true);
    thread.start();
  }

  static Receiver answering(String answer) {
    try {
      return new Receiver(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        requests.add(read(socket.getInputStream()));
        if (!answer.isEmpty()) {
          socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
          socket.close();
        }
      } catch (IOException e) {
        requests.add("broken: " + e.getMessage());
      }
    }
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return head.toString(ISO_8859_1);
      }
      head.write(next);
    }
    String text = head.toString(ISO_8859_1);
    return text + new String(in.readNBytes(length(text)), ISO_8859_1);
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length: "))
        .mapToInt(line -> Integer.parseInt(line.substring("content-length: ".length())))
        .findFirst()
        .orElse(0);
  }

  int port() {
    return server.getLocalPort();
  }

  /** The next request; fails when none comes. */
  String next() throws InterruptedException {
    String request = requests.poll(10, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("no request came");
    }
    return request;
  }

  boolean heardNothing() {
    return requests.isEmpty();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : List.copyOf(open)) {
      socket.close();
    }
  }
}
