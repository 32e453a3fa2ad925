package org.switchhook.gateway.opensips;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.switchhook.pair.CommandEvent;
import org.switchhook.pair.CommandListener;
import org.switchhook.socket.Message;

/**
 * A command from its reply to {@code Ended}, which comes last and once. It goes on when the
 * connection is gone; its notifications then go nowhere.
 */
final class RunningCommand implements CommandListener {
  private final String cmdId;
  private final Command command;
  private final Notices notices;
  private final Consumer<Message> out;
  private final Runnable onEnd;
  private boolean over;

  /**
   * @param out must not wait
   * @param onEnd called once, before {@code Ended} is handed over: then the next command may come
   */
  RunningCommand(
      String cmdId, Command command, Notices notices, Consumer<Message> out, Runnable onEnd) {
    this.cmdId = cmdId;
    this.command = command;
    this.notices = notices;
    this.out = out;
    this.onEnd = onEnd;
  }

  String cmdId() {
    return cmdId;
  }

  synchronized void happened(Happening what) {
    if (!over) {
      notices.happened(what).forEach(out);
    }
  }

  @Override
  public void on(CommandEvent event) {
    if (event instanceof CommandEvent.Failed failed) {
      fail(FailureText.of(command, failed.failure()));
    } else if (event instanceof CommandEvent.Done) {
      end(notices::done);
    } else {
      Happenings.of(command, event).ifPresent(this::happened);
    }
  }

  void fail(String text) {
    end(() -> notices.failed(text));
  }

  private synchronized void end(Supplier<List<Message>> last) {
    if (!over) {
      over = true;
      onEnd.run();
      last.get().forEach(out);
    }
  }
}
