package org.switchhook.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What is measured, where and for how long, as the build says it in system properties. */
final class Plan {
  /** First of a hundred ports for the other ends of calls. */
  private static final int PEERS = Integer.getInteger("switchhook.it.peer", 5500);

  private static final int HTTP = Integer.getInteger("switchhook.it.http", 8080);
  private static final int SIP = Integer.getInteger("switchhook.it.sip", 5060);
  private static final int CALL_API = Integer.getInteger("switchhook.it.call-api", 5059);

  private Plan() {}

  static Path target() {
    return Path.of("target").toAbsolutePath();
  }

  /** Everything that a run writes, beside the document. */
  static Path folder() {
    return target().resolve("bench");
  }

  static int httpPort() {
    return HTTP;
  }

  static int offset() {
    return HTTP - 8080;
  }

  static int sipPort() {
    return SIP;
  }

  static int callApiPort() {
    return CALL_API;
  }

  static int peerPort(int number) {
    return PEERS + number;
  }

  /** Length of one step of a measurement. */
  static int seconds() {
    return Integer.getInteger("bench.seconds", 10);
  }

  /** How many sockets watch one room. */
  static int sockets() {
    return Integer.getInteger("bench.sockets", 5000);
  }

  /** How many calls are idle while the heap is looked at. */
  static int idleCalls() {
    return Integer.getInteger("bench.calls", 10_000);
  }

  /** For {@code -Xms} and {@code -Xmx} of the server. */
  static String heap() {
    return System.getProperty("bench.heap", "2g");
  }

  /** Options of the server's JVM beside its heap, for a profiler. */
  static String jvm() {
    return System.getProperty("bench.jvm", "");
  }

  /** Whether a measurement of that name was asked for; all are when none is named. */
  static boolean wants(String name) {
    String only = System.getProperty("bench.only", "");
    return only.isBlank() || List.of(only.toLowerCase(Locale.ROOT).split(",")).contains(name);
  }

  /** The document whose table is written anew; blank for none. */
  static String document() {
    return System.getProperty("bench.write", "");
  }
}
