package org.switchhook.gateway.opensips;

import org.switchhook.rpc.ErrorCode;
import org.switchhook.rpc.RpcException;

/** Somebody wants something before he has said who he is; the connection ends. */
final class Unidentified extends RpcException {
  private static final long serialVersionUID = 1L;

  Unidentified(String id, String message) {
    super(ErrorCode.INVALID_PARAMS, id, message);
  }
}
