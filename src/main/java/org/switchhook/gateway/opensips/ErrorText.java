package org.switchhook.gateway.opensips;

import org.switchhook.rpc.Replies;
import org.switchhook.rpc.RpcException;
import org.switchhook.socket.Message;

/** Error replies: one code for all, and texts that clients compare. */
final class ErrorText {
  private static final int CODE = 32000;

  private ErrorText() {}

  static Message reply(RpcException error) {
    return Replies.error(error.id(), CODE, text(error));
  }

  private static String text(RpcException error) {
    return switch (error.code()) {
      case PARSE_ERROR -> "failed to parse JSON-RPC request";
      case INVALID_REQUEST -> "non-object parameters are not accepted";
      case METHOD_NOT_FOUND -> "unknown JSON-RPC method";
      case INVALID_PARAMS, INTERNAL_ERROR -> String.valueOf(error.getMessage());
    };
  }
}
