package org.switchhook.it;

/** Where the server under test serves {@code /call-api}. */
final class CallApiServer {
  static final int OWN = Integer.getInteger("switchhook.it.call-api");
  static final int MAIN = TestServer.http("/").getPort();
  static final String PATH = "/call-api";

  private CallApiServer() {}
}
