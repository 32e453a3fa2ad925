package org.switchhook.rpc;

/** The errors that JSON-RPC 2.0 defines (section 5.1 of its specification). */
public enum ErrorCode {
  /** The text is no JSON, or not that of one request. */
  PARSE_ERROR(-32700, "The message is not one JSON-RPC request"),
  /** Parameters that are not named, or none. */
  INVALID_REQUEST(-32600, "params must be an object"),
  METHOD_NOT_FOUND(-32601, "There is no such method"),
  /** A parameter has the wrong form. */
  INVALID_PARAMS(-32602, "A parameter is not right"),
  INTERNAL_ERROR(-32603, "The server has failed");

  private final int number;
  private final String text;

  ErrorCode(int number, String text) {
    this.number = number;
    this.text = text;
  }

  public int number() {
    return number;
  }

  public String text() {
    return text;
  }
}
