package org.switchhook.gateway.opensips;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.switchhook.rpc.Dispatcher;
import org.switchhook.rpc.ErrorCode;
import org.switchhook.rpc.Request;
import org.switchhook.rpc.RequestReader;
import org.switchhook.rpc.RpcException;
import org.switchhook.security.Caller;
import org.switchhook.socket.CloseCode;
import org.switchhook.socket.Connection;
import org.switchhook.socket.Intake;
import org.switchhook.socket.Outlet;

/** One open socket: requests in, one after the other, and what becomes of them out. */
final class CallApiConnection {
  private static final String TOKEN = "token";
  private static final Dispatcher<CallApiConnection> METHODS =
      new Dispatcher<>(
          CommandReader.METHODS.entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, each -> method(each.getValue()))));

  private final CallApiWorld world;
  private final Consumer<CallApiConnection> onEnd;
  private final Connection connection;
  private final Intake intake;
  private final SignIn signIn;
  private final RunningCommands commands;
  private volatile boolean over;

  /**
   * A connection that has not been opened.
   *
   * @param onEnd called once when the socket is closed
   */
  CallApiConnection(
      Outlet outlet, Admission admission, CallApiWorld world, Consumer<CallApiConnection> onEnd) {
    CallApiLimits limits = world.limits();
    this.world = world;
    this.onEnd = onEnd;
    this.connection = world.sockets().connection(outlet, limits.send(), this::ended);
    this.intake = world.sockets().intake(limits.receive());
    this.commands = new RunningCommands(admission.dialect(), world, connection::send);
    this.signIn =
        new SignIn(
            admission, limits, world.sockets().timers(), () -> connection.finish(CloseCode.POLICY));
  }

  private static Dispatcher.Method<CallApiConnection> method(Function<Params, Command> reader) {
    return (connection, request) -> connection.call(request, reader);
  }

  void open() {
    connection.start();
    signIn.start();
  }

  /** A text came; the container's thread is not kept. */
  void received(String text) {
    intake.take(text, this::read).ifPresent(connection::finish);
  }

  /** Bytes came: the same text in UTF-8. */
  void received(ByteBuffer bytes) {
    try {
      received(UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      received(""); // which is no JSON either
    }
  }

  void pong() {
    connection.pong();
  }

  /** The real socket is closed. */
  void closed() {
    connection.closed();
  }

  void end(CloseCode code) {
    connection.drop(code);
  }

  private void ended() {
    over = true;
    signIn.stop();
    onEnd.accept(this);
  }

  private void read(String text) {
    if (over) {
      return;
    }
    try {
      Request request = RequestReader.read(text);
      CmdId.of(request); // is looked at before the method is
      METHODS.dispatch(this, request);
    } catch (Unidentified error) {
      connection.finish(ErrorText.reply(error), CloseCode.POLICY);
    } catch (RpcException error) {
      connection.send(ErrorText.reply(error));
    }
  }

  private void call(Request request, Function<Params, Command> reader) {
    Map<String, String> params = texts(request);
    Caller who = signIn.caller();
    if (who == null || request.method().equals(CommandReader.AUTHENTICATE)) {
      who = signIn.by(params.remove(TOKEN), world.verifier(), request.id());
    }
    commands.begin(request, params, reader, who);
  }

  private static Map<String, String> texts(Request request) {
    Map<String, String> texts = new LinkedHashMap<>();
    request.params().forEach((name, value) -> texts.put(name, value.textValue()));
    if (texts.containsValue(null)) {
      throw new RpcException(ErrorCode.INVALID_PARAMS, request.id(), "bad JSON-RPC parameters");
    }
    return texts;
  }
}
