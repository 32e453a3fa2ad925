package org.switchhook.it;

import java.net.URI;

/**
 * Where the server under test listens, as the build says it in system properties. All of it is on
 * the loopback address.
 */
public final class TestServer {
  private TestServer() {}

  /** Resolves a path such as {@code /api/v1/rooms} against the server's web address. */
  public static URI http(String path) {
    return URI.create("http://127.0.0.1:" + Integer.getInteger("switchhook.it.http") + path);
  }
}
