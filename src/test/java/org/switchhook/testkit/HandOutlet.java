package org.switchhook.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.switchhook.socket.CloseCode;
import org.switchhook.socket.Outlet;

/** The far end of a socket: takes every text at once, or, made slow, one when the test says so. */
public final class HandOutlet implements Outlet {
  private final List<String> sent = new ArrayList<>();
  private Consumer<Throwable> held;
  private Consumer<String> reader = text -> {};
  private boolean slow;
  private int pings;
  private CloseCode code;

  @Override
  public void send(String text, Consumer<Throwable> done) {
    if (held != null) {
      throw new IllegalStateException("two sends at once");
    }
    sent.add(text);
    reader.accept(text);
    if (slow) {
      held = done;
    } else {
      done.accept(null);
    }
  }

  /** From now on somebody reads every text as soon as it is sent. */
  public void read(Consumer<String> by) {
    reader = by;
  }

  /** From now on a text is on its way until {@link #take}. */
  public void slowDown() {
    slow = true;
  }

  /** The text on its way arrives. */
  public void take() {
    finish(null);
  }

  public void fail() {
    finish(new java.io.IOException("broken pipe"));
  }

  private void finish(Throwable failure) {
    Consumer<Throwable> done = held;
    held = null;
    done.accept(failure);
  }

  @Override
  public void ping() {
    pings++;
  }

  @Override
  public void close(CloseCode code) {
    this.code = code;
  }

  public List<String> sent() {
    return List.copyOf(sent);
  }

  /** What came since the last call. */
  public List<String> news() {
    List<String> news = List.copyOf(sent);
    sent.clear();
    return news;
  }

  public int pings() {
    return pings;
  }

  /** Null while the socket is open. */
  public CloseCode code() {
    return code;
  }
}
