package org.switchhook.socket;

import java.util.List;

/** Which web pages may open one socket that has its own rule; implemented as a bean. */
public interface OwnOrigins {
  /** Path of the socket, such as {@code /call-api}. */
  String path();

  /**
   * @param origins all values of the Origin header; none for a program that is no browser
   */
  boolean allow(List<String> origins);
}
