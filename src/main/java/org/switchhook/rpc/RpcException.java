package org.switchhook.rpc;

/** A request that is answered by an error. */
public class RpcException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String id;

  /**
   * @param id JSON text of the request's id; that of the empty text when it could not be read
   */
  public RpcException(ErrorCode code, String id) {
    this(code, id, code.text());
  }

  public RpcException(ErrorCode code, String id, String message) {
    super(message);
    this.code = code;
    this.id = id;
  }

  public ErrorCode code() {
    return code;
  }

  public String id() {
    return id;
  }
}
