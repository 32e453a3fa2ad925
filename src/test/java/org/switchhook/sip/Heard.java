package org.switchhook.sip;

import java.util.Arrays;
import java.util.List;

/** A SIP message as the text that came over the wire. */
record Heard(String text) {
  String firstLine() {
    return text.substring(0, text.indexOf("\r\n"));
  }

  String method() {
    return firstLine().substring(0, firstLine().indexOf(' '));
  }

  int code() {
    return Integer.parseInt(firstLine().split(" ")[1]);
  }

  boolean isRequest() {
    return !firstLine().startsWith("SIP/2.0");
  }

  String requestUri() {
    return firstLine().split(" ")[1];
  }

  List<String> headers(String name) {
    return Arrays.stream(head().split("\r\n"))
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .toList();
  }

  /** The only value of a header; empty when there is none. */
  String header(String name) {
    return headers(name).isEmpty() ? "" : headers(name).get(0);
  }

  String parameter(String header, String name) {
    for (String part : header(header).split("[;,]")) {
      String pair = part.strip();
      if (pair.startsWith("Digest ")) {
        pair = pair.substring("Digest ".length());
      }
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1).replace("\"", "");
      }
    }
    return "";
  }

  private String head() {
    return text.substring(0, text.indexOf("\r\n\r\n"));
  }

  String body() {
    return text.substring(text.indexOf("\r\n\r\n") + 4);
  }

  /** The lines that a response to this request repeats, in order. */
  String echo(String toTag) {
    StringBuilder lines = new StringBuilder();
    for (String via : headers("Via")) {
      lines.append("Via: ").append(via).append("\r\n");
    }
    lines.append("From: ").append(header("From")).append("\r\n");
    lines.append("To: ").append(header("To"));
    if (!toTag.isEmpty() && !header("To").contains("tag=")) {
      lines.append(";tag=").append(toTag);
    }
    lines.append("\r\nCall-ID: ").append(header("Call-ID")).append("\r\n");
    return lines.append("CSeq: ").append(header("CSeq")).append("\r\n").toString();
  }
}
