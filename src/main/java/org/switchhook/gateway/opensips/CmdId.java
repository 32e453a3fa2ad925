package org.switchhook.gateway.opensips;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.switchhook.rpc.ErrorCode;
import org.switchhook.rpc.Request;
import org.switchhook.rpc.RpcException;

/** The id that a client gives his command. */
final class CmdId {
  static final String NAME = "cmd_id";

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~@:+-]{1,128}");

  private CmdId() {}

  /**
   * Empty when the server has to make one.
   *
   * @throws RpcException when it is no text, or has characters that it must not have
   */
  static Optional<String> of(Request request) {
    JsonNode given = request.params().get(NAME);
    if (given == null) {
      return Optional.empty();
    }
    if (!given.isTextual()) {
      throw bad(request, "bad cmd_id (must be a string)");
    }
    String text = given.textValue();
    if (!text.isEmpty() && !FORM.matcher(text).matches()) {
      throw bad(request, "bad cmd_id (must be 1 to 128 of letters, digits and . _ ~ @ : + -)");
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static RpcException bad(Request request, String text) {
    return new RpcException(ErrorCode.INVALID_PARAMS, request.id(), text);
  }
}
