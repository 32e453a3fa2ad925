package org.switchhook.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.switchhook.platform.Log;

/**
 * The sockets of the simulator: UDP and TCP on one port, served by one thread. Everything that the
 * simulator does runs on that thread, so nothing in it needs a lock; timers come in by {@link
 * #execute}.
 */
final class Wire implements Executor {
  /** What is done with each message that arrives. */
  interface Receiver {
    void received(SipMessage message, Hop from);
  }

  private static final System.Logger LOG = Log.of(Wire.class);
  private static final int MAX_CONNECTIONS = 128;

  private final Selector selector;
  private final Ports ports;
  private final Map<InetSocketAddress, Connection> connections = new HashMap<>();
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(65_536);
  private final Receiver receiver;
  private final Thread thread = new Thread(this::run, "sandbox-trunk");
  private volatile boolean open = true;

  private Wire(Selector selector, Ports ports, Function<Wire, Receiver> receiver) {
    this.selector = selector;
    this.ports = ports;
    this.receiver = receiver.apply(this);
  }

  /** Opens both ports; port 0 takes one that is free for both. Nothing is read before start. */
  static Wire open(InetAddress address, int port, Function<Wire, Receiver> receiver)
      throws IOException {
    Selector selector = Selector.open();
    try {
      Ports ports = Ports.bind(address, port);
      ports.udp().register(selector, SelectionKey.OP_READ);
      ports.tcp().register(selector, SelectionKey.OP_ACCEPT);
      return new Wire(selector, ports, receiver);
    } catch (IOException e) {
      selector.close();
      throw e;
    }
  }

  InetSocketAddress address() {
    return ports.address();
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Runs the task on the thread of the simulator; after the stop nothing runs any more. */
  @Override
  public void execute(Runnable task) {
    if (open) {
      tasks.add(task);
      selector.wakeup();
    }
  }

  /** Sends without waiting; a message that cannot be sent is lost, as it would be on a network. */
  void send(SipMessage message, Hop to) {
    byte[] bytes = message.text().getBytes(StandardCharsets.UTF_8);
    try {
      if (to.stream()) {
        connection(to.address()).send(bytes);
      } else {
        ports.udp().send(ByteBuffer.wrap(bytes), to.address());
      }
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.DEBUG,
          "{0}: {1} not sent: {2}",
          SandboxTrunk.NAME,
          message,
          e.getMessage());
      drop(to.address());
    }
  }

  /** Ends the thread and closes every port; returns when that has happened. */
  void stop() {
    open = false;
    selector.wakeup();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (open) {
        selector.select();
        for (Runnable task = tasks.poll(); task != null && open; task = tasks.poll()) {
          guarded(task);
        }
        for (SelectionKey key : List.copyOf(selector.selectedKeys())) {
          guarded(() -> serve(key));
        }
        selector.selectedKeys().clear();
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.ERROR, SandboxTrunk.NAME + " stopped: its sockets failed", e);
    } finally {
      List.copyOf(connections.keySet()).forEach(this::drop);
      ports.close();
      closeSelector();
    }
  }

  /** A message that breaks the simulator must not end its thread. */
  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, SandboxTrunk.NAME + " dropped a message", e);
    }
  }

  private void serve(SelectionKey key) {
    try {
      if (!key.isValid()) {
        return;
      }
      if (key.isAcceptable()) {
        accept();
      } else if (key.channel() == ports.udp()) {
        readDatagram();
      } else {
        serveConnection(key);
      }
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.DEBUG, "{0}: socket trouble: {1}", SandboxTrunk.NAME, e.getMessage());
    }
  }

  private void accept() throws IOException {
    SocketChannel channel = ports.tcp().accept();
    if (channel == null) {
      return;
    }
    if (connections.size() >= MAX_CONNECTIONS) {
      channel.close();
      return;
    }
    channel.configureBlocking(false);
    register(channel, (InetSocketAddress) channel.getRemoteAddress(), SelectionKey.OP_READ);
  }

  private Connection connection(InetSocketAddress to) throws IOException {
    Connection known = connections.get(to);
    if (known != null) {
      return known;
    }
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    boolean done = channel.connect(to);
    return register(channel, to, done ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
  }

  private Connection register(SocketChannel channel, InetSocketAddress peer, int interest)
      throws IOException {
    SelectionKey key = channel.register(selector, interest);
    Connection connection = new Connection(channel, key);
    key.attach(peer);
    connections.put(peer, connection);
    return connection;
  }

  private void readDatagram() throws IOException {
    buffer.clear();
    if (ports.udp().receive(buffer) instanceof InetSocketAddress from) {
      String text = StandardCharsets.UTF_8.decode(buffer.flip()).toString();
      deliver(text, new Hop(false, from));
    }
  }

  private void serveConnection(SelectionKey key) {
    InetSocketAddress peer = (InetSocketAddress) key.attachment();
    Connection connection = connections.get(peer);
    if (connection == null) {
      return;
    }
    try {
      if (key.isConnectable()) {
        connection.connected();
      } else if (key.isWritable()) {
        connection.flush();
      } else if (key.isReadable()) {
        connection.read(buffer).forEach(text -> deliver(text, new Hop(true, peer)));
      }
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.DEBUG,
          "{0}: connection ended: {1}",
          SandboxTrunk.NAME,
          e.getMessage());
      drop(peer);
    }
  }

  private void deliver(String text, Hop from) {
    guarded(() -> SipReader.read(text).ifPresent(message -> receiver.received(message, from)));
  }

  private void drop(InetSocketAddress peer) {
    Connection connection = connections.remove(peer);
    if (connection != null) {
      connection.close();
    }
  }

  private void closeSelector() {
    try {
      selector.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, SandboxTrunk.NAME + ": selector not closed", e);
    }
  }
}
