package org.switchhook.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.switchhook.sandbox.SipFrames;

/** The socket of a scripted phone: an ephemeral UDP or TCP port on loopback. */
abstract class PhoneWire implements AutoCloseable {
  private static final long CLOSING = 10_000; // ms

  private final BiConsumer<String, InetSocketAddress> receiver;

  /**
   * @param receiver gets the text of each message and where it came from, on a thread of the wire
   */
  PhoneWire(BiConsumer<String, InetSocketAddress> receiver) {
    this.receiver = receiver;
  }

  abstract InetSocketAddress address();

  abstract void send(String text, InetSocketAddress to) throws IOException;

  /** From now on each text leaves in pieces of so many bytes. */
  void cutInto(int bytes) {
    throw new UnsupportedOperationException("a datagram is one piece");
  }

  /** What is sent meanwhile leaves in one piece. */
  void together(Runnable sending) {
    throw new UnsupportedOperationException("a datagram is one message");
  }

  /** Closes every socket; the threads end with them. */
  @Override
  public abstract void close();

  /**
   * @param at with port 0 for any
   */
  static PhoneWire udp(InetSocketAddress at, BiConsumer<String, InetSocketAddress> receiver) {
    try {
      return new Udp(at, receiver);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PhoneWire tcp(BiConsumer<String, InetSocketAddress> receiver) {
    try {
      return new Tcp(receiver);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  final void deliver(String text, InetSocketAddress from) {
    receiver.accept(text, from);
  }

  /** Runs until its socket is closed; that ends it by an exception. */
  interface Reading {
    void run() throws IOException, SipFrames.Broken;
  }

  static Thread read(Reading reading) {
    Thread thread =
        new Thread(
            () -> {
              try {
                reading.run();
              } catch (IOException | SipFrames.Broken e) {
                System.getLogger(PhoneWire.class.getName())
                    .log(System.Logger.Level.DEBUG, "phone stopped reading: {0}", e.getMessage());
              }
            },
            "sip-phone");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static final class Udp extends PhoneWire {
    private final DatagramSocket socket;
    private final Thread reader;

    Udp(InetSocketAddress at, BiConsumer<String, InetSocketAddress> receiver) throws IOException {
      super(receiver);
      socket = new DatagramSocket(at);
      reader = read(this::receive);
    }

    private void receive() throws IOException {
      byte[] bytes = new byte[65_536];
      while (!socket.isClosed()) {
        DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
        socket.receive(packet);
        String text = new String(bytes, 0, packet.getLength(), StandardCharsets.UTF_8);
        deliver(text, (InetSocketAddress) packet.getSocketAddress());
      }
    }

    @Override
    InetSocketAddress address() {
      return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    @Override
    void send(String text, InetSocketAddress to) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      socket.send(new DatagramPacket(bytes, bytes.length, to));
    }

    /** The port is not free before whoever reads from it has gone. */
    @Override
    public void close() {
      socket.close();
      try {
        reader.join(CLOSING);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class Tcp extends PhoneWire {
    private final ServerSocket server;
    private final Map<InetSocketAddress, Socket> connections = new ConcurrentHashMap<>();
    private volatile int pieces = Integer.MAX_VALUE;
    private volatile StringBuffer kept;
    private volatile InetSocketAddress keptFor;

    Tcp(BiConsumer<String, InetSocketAddress> receiver) throws IOException {
      super(receiver);
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      read(this::accept);
    }

    private void accept() throws IOException {
      while (!server.isClosed()) {
        Socket socket = server.accept();
        opened(socket, (InetSocketAddress) socket.getRemoteSocketAddress());
      }
    }

    private void opened(Socket socket, InetSocketAddress peer) throws IOException {
      socket.setTcpNoDelay(true); // a piece leaves when it is written
      connections.put(peer, socket);
      read(() -> receive(socket, peer));
    }

    private void receive(Socket socket, InetSocketAddress peer)
        throws IOException, SipFrames.Broken {
      SipFrames frames = new SipFrames();
      byte[] bytes = new byte[65_536];
      try (socket) {
        for (int n = socket.getInputStream().read(bytes);
            n >= 0;
            n = socket.getInputStream().read(bytes)) {
          frames.take(Arrays.copyOf(bytes, n)).forEach(text -> deliver(text, peer));
        }
      } finally {
        connections.remove(peer);
      }
    }

    @Override
    InetSocketAddress address() {
      return (InetSocketAddress) server.getLocalSocketAddress();
    }

    @Override
    void cutInto(int bytes) {
      pieces = bytes;
    }

    @Override
    void together(Runnable sending) {
      StringBuffer all = new StringBuffer();
      kept = all;
      sending.run();
      kept = null;
      try {
        send(all.toString(), keptFor);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    void send(String text, InetSocketAddress to) throws IOException {
      StringBuffer waiting = kept;
      if (waiting != null) {
        waiting.append(text);
        keptFor = to;
        return;
      }
      Socket socket = connections.get(to);
      if (socket == null) {
        socket = new Socket(to.getAddress(), to.getPort());
        opened(socket, to);
      }
      synchronized (socket) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += Math.min(pieces, bytes.length - from)) {
          socket.getOutputStream().write(bytes, from, Math.min(pieces, bytes.length - from));
          socket.getOutputStream().flush();
        }
      }
    }

    @Override
    public void close() {
      try {
        server.close();
        for (Socket socket : connections.values()) {
          socket.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
