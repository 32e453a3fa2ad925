package org.switchhook.gateway.opensips;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Log;
import org.switchhook.rest.Rights;
import org.switchhook.rpc.ErrorCode;
import org.switchhook.rpc.Replies;
import org.switchhook.rpc.Request;
import org.switchhook.rpc.RpcException;
import org.switchhook.security.Caller;
import org.switchhook.socket.Message;

/** The commands that run on one connection. Begun by one thread at a time, ended by any. */
final class RunningCommands {
  private static final System.Logger LOG = Log.of(RunningCommands.class);

  private final Dialect dialect;
  private final CallApiWorld world;
  private final Consumer<Message> out;
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  /**
   * @param out must not wait, and keep the order
   */
  RunningCommands(Dialect dialect, CallApiWorld world, Consumer<Message> out) {
    this.dialect = dialect;
    this.world = world;
    this.out = out;
  }

  /**
   * Replies, and then begins the command.
   *
   * @throws RpcException when there are too many, or one of that id
   */
  void begin(
      Request request, Map<String, String> params, Function<Params, Command> reader, Caller who) {
    String cmdId = CmdId.of(request).orElseGet(world.ids()::uuid);
    requireRoom(request, cmdId);
    out.accept(Replies.result(request.id(), started(cmdId)));
    try {
      begin(request.method(), cmdId, reader.apply(new Params(dialect, params)), who);
    } catch (BadParameter bad) {
      String text = String.valueOf(bad.getMessage());
      notices(request.method(), cmdId, null).failed(text).forEach(out);
    }
  }

  private void requireRoom(Request request, String cmdId) {
    int most = world.limits().commands();
    if (running.size() >= most) {
      throw new RpcException(
          ErrorCode.INVALID_PARAMS, request.id(), "too many commands at a time (" + most + ")");
    }
    if (running.contains(cmdId)) {
      throw new RpcException(
          ErrorCode.INVALID_PARAMS, request.id(), "cmd_id is that of a running command");
    }
  }

  /** In the words of both dialects. */
  private static Map<String, String> started(String cmdId) {
    return new TreeMap<>(Map.of(CmdId.NAME, cmdId, "event", "Started", "status", "Started"));
  }

  private void begin(String method, String cmdId, Command command, Caller who) {
    running.add(cmdId);
    RunningCommand run =
        new RunningCommand(
            cmdId, command, notices(method, cmdId, command), out, () -> running.remove(cmdId));
    if (!Rights.allow(command.getClass(), who.role())) {
      run.fail("403 This method needs the role admin");
      return;
    }
    try {
      command.begin(world.pairs(), who, run);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A command could not be begun", e);
      run.fail(FailureText.INTERNAL);
    }
  }

  private Notices notices(String method, String cmdId, @Nullable Command command) {
    return dialect == Dialect.README
        ? new ReadmeNotices(cmdId, command)
        : new CurrentNotices(method, cmdId);
  }
}
