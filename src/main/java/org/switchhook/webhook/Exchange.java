package org.switchhook.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * One request and the status of its answer, over a connection of its own to an address that was
 * checked before. No proxy is used, no redirect followed, and no more is read than the head of the
 * answer. Any thread may {@link #close} it; whoever waits in it then fails.
 */
final class Exchange implements AutoCloseable {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})(?: .*)?");
  private static final int LARGEST_HEAD = 16_384;
  private static final int MOST_ADDRESSES = 3;
  private static final int FIRST_FINAL = 200;

  private final Target target;
  private final SSLSocketFactory tls;
  private @Nullable Socket open; // under the lock of this, as the next
  private boolean closed;
  private int headRead;

  Exchange(Target target, SSLSocketFactory tls) {
    this.target = target;
    this.tls = tls;
  }

  /** Connects to the first address that answers. */
  Socket connect(List<InetAddress> addresses, Duration patience) throws IOException {
    IOException last = new SocketException("no address");
    for (InetAddress address : addresses.subList(0, Math.min(MOST_ADDRESSES, addresses.size()))) {
      Socket socket = begin();
      try {
        socket.connect(
            new InetSocketAddress(address, target.port()), Math.toIntExact(patience.toMillis()));
        return socket;
      } catch (IOException e) {
        socket.close();
        last = e;
      }
    }
    throw last;
  }

  /** Not even a proxy that is set for all sockets of the process. */
  private synchronized Socket begin() throws IOException {
    if (closed) {
      throw new SocketException("closed");
    }
    Socket socket = new Socket(Proxy.NO_PROXY);
    open = socket;
    return socket;
  }

  /** The receiver proves to have the name in the address, whatever its IP address is. */
  Socket secured(Socket plain) throws IOException {
    if (!target.secure()) {
      return plain;
    }
    String name = target.host().replaceAll("[\\[\\]]", "");
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, name, target.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /**
   * Sends and waits for the status.
   *
   * @param headers lines without their ends
   */
  int post(Socket socket, List<String> headers, byte[] body) throws IOException {
    String head =
        "POST "
            + target.path()
            + " HTTP/1.1\r\nHost: "
            + target.authority()
            + "\r\nConnection: close\r\nContent-Length: "
            + body.length
            + "\r\n"
            + String.join("\r\n", headers)
            + "\r\n\r\n";
    OutputStream out = socket.getOutputStream();
    byte[] start = head.getBytes(US_ASCII);
    byte[] all = new byte[start.length + body.length]; // in one record of TLS if it fits
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    out.write(all);
    out.flush();
    return status(socket.getInputStream());
  }

  /** That of the first answer that is not interim (RFC 9110 15.2). */
  private int status(InputStream in) throws IOException {
    while (true) {
      Matcher line = STATUS.matcher(line(in));
      if (!line.matches()) {
        throw new ProtocolException("no HTTP/1.1");
      }
      int status = Integer.parseInt(line.group(1));
      while (!line(in).isEmpty()) {
        // a header, of which nothing is needed
      }
      if (status >= FIRST_FINAL) {
        return status;
      }
    }
  }

  private String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the answer ends in its head");
      }
      if (++headRead > LARGEST_HEAD) {
        throw new ProtocolException("the head is too large");
      }
      line.append((char) next);
    }
    int length = line.length();
    return length > 0 && line.charAt(length - 1) == '\r'
        ? line.substring(0, length - 1)
        : line.toString();
  }

  /** Never waits: what is closed is the connection below TLS. */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    if (open != null) {
      open.close();
    }
  }

  synchronized boolean isClosed() {
    return closed;
  }
}
